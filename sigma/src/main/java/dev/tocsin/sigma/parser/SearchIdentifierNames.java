package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The search identifiers of a rule or a filter. */
final class SearchIdentifierNames implements ConditionNames {
    private static final int MAX_LISTED = 20;

    private final Findings findings;
    private final Set<String> defined;
    private final Map<String, List<String>> selections = new HashMap<>();

    /** @param defined in the order written */
    SearchIdentifierNames(Findings findings, Set<String> defined) {
        this.findings = findings;
        this.defined = defined;
    }

    @Override
    public String noun() {
        return "search identifier";
    }

    @Override
    public boolean contains(String name) {
        return defined.contains(name);
    }

    @Override
    public Optional<List<String>> selectedBy(String pattern) {
        return Optional.of(selections.computeIfAbsent(
                pattern,
                key -> defined.stream().filter(name -> selects(key, name)).toList()));
    }

    private static boolean selects(String pattern, String name) {
        if (name.startsWith("_") && !pattern.startsWith("_")) {
            return false;
        }
        return pattern.equals(ConditionParser.THEM) || IdentifierPattern.matches(pattern, name);
    }

    @Override
    public void reportUnknown(String name, Span span) {
        findings.error(
                Code.UNKNOWN_IDENTIFIER,
                span,
                "no search identifier is named " + Quoted.of(name),
                Suggestion.hint(Suggestion.nearestOfFew(name, defined), "this rule defines: " + listed()));
    }

    @Override
    public void reportDangling(String pattern, Span span) {
        if (!pattern.equals(ConditionParser.THEM) && !pattern.contains("*")) {
            reportUnknown(pattern, span);
            return;
        }
        findings.warning(
                Code.DANGLING_CONDITION,
                span,
                Quoted.of(pattern) + " selects no search identifier, so this part is never true",
                "remove it, or correct the pattern. This rule defines: " + listed());
    }

    private String listed() {
        List<String> listed = defined.stream().limit(MAX_LISTED).toList();
        return String.join(", ", listed) + (defined.size() > MAX_LISTED ? ", ..." : "");
    }
}
