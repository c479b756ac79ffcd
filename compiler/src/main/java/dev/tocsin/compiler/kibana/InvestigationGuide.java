package dev.tocsin.compiler.kibana;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.RuleMetadata;
import dev.tocsin.compiler.kibana.Searched.Search;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The note that Kibana shows beside an alert: what to compare the event with, and how far to trust the query. */
final class InvestigationGuide {
    private static final int VALUES = 10;
    private static final int VALUE_BYTES = 160;
    private static final int FALSE_POSITIVES = 10;
    private static final int PARAGRAPH_BYTES = 500;
    /** What the lists of searches may take; the rest stays far below what is left. */
    private static final int SEARCHES_BYTES = StoredText.LONGEST / 2;

    private final RuleMetadata metadata;
    private final Searched searched;
    private final StringBuilder text = new StringBuilder();
    private int searchesBytes;

    private InvestigationGuide(CompiledRule rule, Searched searched) {
        this.metadata = rule.metadata();
        this.searched = searched;
    }

    static String of(CompiledRule rule, Searched searched, RuleQuery query) {
        InvestigationGuide guide = new InvestigationGuide(rule, searched);
        guide.searches(Searched.Side.WANTED, "What it looks for");
        guide.searches(Searched.Side.LEFT_OUT, "What it leaves out");
        guide.falsePositives();
        guide.exactness(query);
        return StoredText.of(guide.text.toString().stripTrailing());
    }

    private void searches(Searched.Side side, String heading) {
        List<Search> searches = searched.searches().stream()
                .filter(search -> search.side() == side)
                .toList();
        if (searches.isEmpty()) {
            return;
        }
        heading(heading);
        if (searchesBytes == 0) {
            line(
                    "The values that the rule looks for, by search identifier and field, and where the field is in the event. "
                            + "How they combine is the condition in "
                            + Markdown.code(metadata.source().name()) + ".");
            line("");
        }
        boolean told = false;
        int left = 0;
        for (Search search : searches) {
            String lines = lines(search);
            int bytes = lines.getBytes(StandardCharsets.UTF_8).length;
            if (searchesBytes + bytes > SEARCHES_BYTES) {
                left++;
                continue;
            }
            if (!told) {
                told = true;
            }
            searchesBytes += bytes;
            text.append(lines);
        }
        if (left > 0) {
            line((told ? "- and " : "") + left + " more in "
                    + Markdown.code(metadata.source().name()) + ".");
        }
        line("");
    }

    private String lines(Search search) {
        StringBuilder lines = new StringBuilder("- " + code(search.name()));
        if (!search.source().equals(metadata.source().name())) {
            lines.append(" (filter ").append(code(search.source())).append(')');
        }
        lines.append('\n');
        searched.tests(search).forEach((field, tests) -> {
            Set<String> places = searched.places(field);
            lines.append("  - ").append(code(field));
            if (!places.isEmpty() && !places.equals(Set.of(field))) {
                lines.append(" in ").append(places.stream().map(this::code).collect(Collectors.joining(", ")));
            }
            lines.append(": ")
                    .append(tests.stream().limit(VALUES).map(this::code).collect(Collectors.joining(", ")));
            if (tests.size() > VALUES) {
                lines.append(" and ").append(tests.size() - VALUES).append(" more");
            }
            lines.append('\n');
        });
        return lines.toString();
    }

    private void falsePositives() {
        List<String> known = metadata.falsePositives().stream()
                .filter(text -> !text.isBlank())
                .limit(FALSE_POSITIVES)
                .toList();
        if (known.isEmpty()) {
            return;
        }
        heading("What it can be besides an attack");
        known.forEach(words -> line("- " + Markdown.paragraph(StoredText.head(words, PARAGRAPH_BYTES))));
        line("");
    }

    private void exactness(RuleQuery query) {
        heading("How far to trust the query");
        switch (query.exactness()) {
            case EXACT -> line("The query is exact: it finds the events that the rule means, and no others.");
            case SUPERSET -> {
                line("The query is a superset: it finds all events that the rule means, and may find others. "
                        + "An alert is a candidate until somebody has compared the event with the values above.");
                line("");
                reasons(query.reasons());
                line("");
                line("Tocsin decides each event itself, and its alerts name the values that matched: "
                        + Markdown.code("tocsin hunt --from now-1d --rules "
                                + argument(metadata.source().name()))
                        + " for the past, " + Markdown.code("tocsin watch") + " from now on.");
            }
        }
    }

    /** As a shell takes it: quoted where it is more than letters, digits and what paths are made of. */
    private static String argument(String path) {
        return path.matches("[\\p{Alnum}_./:@%+=,-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    /** A reason that several fields have is told once. Most reasons are a field, a colon and words. */
    private void reasons(List<String> reasons) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String reason : reasons) {
            int colon = reason.indexOf(": ");
            boolean hasField = colon > 0 && reason.lastIndexOf(' ', colon) < 0;
            List<String> ofReason = fields.computeIfAbsent(
                    hasField ? reason.substring(colon + 2) : reason, absent -> new ArrayList<>());
            if (hasField) {
                ofReason.add(reason.substring(0, colon));
            }
        }
        fields.forEach((words, names) -> line("- "
                + Markdown.paragraph(words)
                + (names.isEmpty()
                        ? ""
                        : names.stream().map(this::code).collect(Collectors.joining(", ", " (", ")")))));
    }

    private String code(String value) {
        return value.isEmpty() ? "empty" : Markdown.code(StoredText.head(value, VALUE_BYTES));
    }

    private void heading(String words) {
        line("## " + words);
        line("");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
