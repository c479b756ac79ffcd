package dev.tocsin.compiler.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What does not fit into a format, told once with a count and the first that it is about. */
final class Losses {
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, String> firsts = new LinkedHashMap<>();

    void add(String what, String about) {
        counts.merge(what, 1, Integer::sum);
        firsts.putIfAbsent(what, about);
    }

    List<String> told() {
        List<String> lines = new ArrayList<>();
        counts.forEach((what, count) -> {
            String about = firsts.getOrDefault(what, "");
            String first = about.isEmpty() ? "" : ": " + about;
            lines.add(what + first + (count > 1 ? " and " + (count - 1) + " more" : ""));
        });
        return lines;
    }
}
