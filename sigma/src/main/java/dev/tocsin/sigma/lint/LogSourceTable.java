package dev.tocsin.sigma.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Words about log sources out of a file: on each line {@code product/category/service} and words, apart by spaces. A
 * line that is set in goes on with the one before; {@code #} begins a comment.
 */
final class LogSourceTable {
    private final Map<LogSourceName, List<String>> words = new LinkedHashMap<>();

    private LogSourceTable() {}

    /** @param name of a file beside this class */
    static LogSourceTable of(String name) {
        LogSourceTable table = new LogSourceTable();
        String lastLogSource = "";
        for (String line : text(name).split("\n", -1)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> parts = new ArrayList<>(Arrays.asList(line.strip().split(" +")));
            if (!line.startsWith(" ")) {
                lastLogSource = parts.removeFirst();
            }
            table.words
                    .computeIfAbsent(LogSourceName.parse(lastLogSource), absent -> new ArrayList<>())
                    .addAll(parts);
        }
        return table;
    }

    private static String text(String name) {
        try (InputStream file = LogSourceTable.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("missing in the program: " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The log sources that have a line, in the order of the file. */
    Set<LogSourceName> logSources() {
        return words.keySet();
    }

    /** The words of a log source; empty if it has no line. */
    Optional<List<String>> words(LogSourceName logSource) {
        return Optional.ofNullable(words.get(logSource));
    }
}
