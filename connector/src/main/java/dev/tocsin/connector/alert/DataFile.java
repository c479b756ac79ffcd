package dev.tocsin.connector.alert;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The tables beside this package: one row a line, {@code #} begins a comment. */
final class DataFile {
    private DataFile() {}

    static List<String[]> rows(String name, String separator) {
        return text(name)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(Pattern.quote(separator), -1))
                .toList();
    }

    static String text(String name) {
        try (InputStream content = DataFile.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
