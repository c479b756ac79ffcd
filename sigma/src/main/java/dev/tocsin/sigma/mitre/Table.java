package dev.tocsin.sigma.mitre;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A data file: comments that begin with {@code #}, the first of which ends with the version; then rows.
 *
 * @param version of the source, for example {@code 19.2}
 */
record Table(String version, List<String[]> rows) {
    /** @param columns how many each row has; the last takes the rest of the line, commas included */
    static Table read(String name, int columns) {
        List<String> lines = text(name).lines().toList();
        String head = lines.getFirst();
        return new Table(
                head.substring(head.lastIndexOf(' ') + 1),
                lines.stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split(",", columns))
                        .toList());
    }

    private static String text(String name) {
        try (InputStream content = Table.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
