package dev.tocsin.compiler.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads field types from a data file: {@code path = type} or {@code path = type ignore_above}. */
final class WinlogbeatTemplate {
    private WinlogbeatTemplate() {}

    static FieldCapabilities read(String resource) {
        Properties lines = new Properties();
        try (InputStream file = WinlogbeatTemplate.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("the jar lacks " + resource);
            }
            lines.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        SortedMap<String, SortedSet<String>> types = new TreeMap<>();
        SortedMap<String, Integer> ignoreAbove = new TreeMap<>();
        for (String path : lines.stringPropertyNames()) {
            String[] words = lines.getProperty(path).trim().split(" +", -1);
            SortedSet<String> type = new TreeSet<>();
            type.add(words[0]);
            types.put(path, type);
            if (words.length > 1) {
                ignoreAbove.put(path, Integer.valueOf(words[1]));
            }
        }
        return new FieldCapabilities(types, ignoreAbove);
    }
}
