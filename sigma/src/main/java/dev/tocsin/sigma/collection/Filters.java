package dev.tocsin.sigma.collection;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Diagnostic.Note;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.model.Filter;
import dev.tocsin.sigma.model.RuleReference;
import dev.tocsin.sigma.parser.ParsedDocument.Kind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Which filters apply to which rules. */
final class Filters {
    private final References references;
    private final Consumer<Diagnostic> findings;
    private final IdentityHashMap<DetectionRule, List<Filter>> filters = new IdentityHashMap<>();

    Filters(References references, Consumer<Diagnostic> findings) {
        this.references = references;
        this.findings = findings;
    }

    void assign(List<Member> members) {
        List<DetectionRule> rules = members.stream()
                .flatMap(member -> member.model().stream())
                .filter(DetectionRule.class::isInstance)
                .map(DetectionRule.class::cast)
                .toList();
        for (Member member : members) {
            if (member.model().orElse(null) instanceof Filter filter) {
                if (filter.rules().isEmpty()) {
                    assignToAll(filter, rules);
                } else {
                    filter.rules().forEach(reference -> assign(filter, reference));
                }
            }
        }
    }

    /** Those that apply to a rule, in the order of the documents. */
    List<Filter> of(DetectionRule rule) {
        return filters.getOrDefault(rule, List.of());
    }

    private void assignToAll(Filter filter, List<DetectionRule> rules) {
        List<DetectionRule> covered = rules.stream()
                .filter(rule -> filter.logSource().covers(rule.logSource()))
                .toList();
        if (covered.isEmpty()) {
            findings.accept(Diagnostic.of(
                            Code.IDLE_FILTER,
                            filter.source(),
                            filter.logSource().span(),
                            "no rule of this set reads a log that the filter covers, so it changes nothing")
                    .withHint("check its log source, and that the rules are among the files that are read"));
        }
        covered.forEach(rule -> add(rule, filter));
    }

    private void assign(Filter filter, RuleReference reference) {
        for (Member member : references.resolve(filter.source(), reference, Set.of(Kind.DETECTION_RULE))) {
            if (!(member.model().orElse(null) instanceof DetectionRule rule)) {
                continue;
            }
            if (filter.logSource().covers(rule.logSource())) {
                add(rule, filter);
            } else {
                findings.accept(Diagnostic.of(
                                Code.FILTER_LOG_SOURCE,
                                filter.source(),
                                reference.span(),
                                "the filter's log source does not cover " + Quoted.of(member.title())
                                        + ", so it does not apply to it")
                        .withHint("a log source covers another that says all it says; leave out what differs")
                        .withNotes(List.of(new Note(
                                "this is what the rule reads",
                                rule.source(),
                                rule.logSource().span()))));
            }
        }
    }

    private void add(DetectionRule rule, Filter filter) {
        List<Filter> known = filters.computeIfAbsent(rule, key -> new ArrayList<>());
        if (known.isEmpty() || !known.getLast().equals(filter)) {
            known.add(filter);
        }
    }
}
