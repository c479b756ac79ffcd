package dev.tocsin.connector.compile;

import dev.tocsin.compiler.approximation.Reason;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reasons put together.
 *
 * @param fields from a reason without its field to the fields that have it; none for a reason that concerns the query as
 *     a whole
 */
public record GroupedReasons(SortedMap<String, SortedSet<String>> fields) {
    /** Puts the reasons of a promise together. */
    public static GroupedReasons of(List<String> reasons) {
        SortedMap<String, SortedSet<String>> fields = new TreeMap<>();
        for (String reason : reasons) {
            String words = words(reason);
            SortedSet<String> names = fields.computeIfAbsent(words, absent -> new TreeSet<>());
            if (words.length() < reason.length()) {
                names.add(reason.substring(0, reason.length() - words.length() - ": ".length()));
            }
        }
        return new GroupedReasons(Collections.unmodifiableSortedMap(fields));
    }

    /** A field's name can hold anything, so the end decides. */
    private static String words(String reason) {
        return Arrays.stream(Reason.values())
                .map(Reason::words)
                .filter(words -> reason.endsWith(": " + words))
                .findFirst()
                .orElse(reason);
    }
}
