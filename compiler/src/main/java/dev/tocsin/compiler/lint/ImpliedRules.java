package dev.tocsin.compiler.lint;

import dev.tocsin.compiler.implication.Logic;
import dev.tocsin.compiler.implication.Suspects;
import dev.tocsin.compiler.implication.Term;
import dev.tocsin.compiler.mapping.WinlogbeatMapping;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Diagnostic.Note;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.model.Level;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pairs of rules of which one says nothing new. That a stricter rule implies a broader one is common and meant where the
 * stricter has the higher level; it is reported only where the broader rule weighs as much, so that the stricter one adds
 * nothing but a second alert.
 */
final class ImpliedRules {
    private final List<CheckedRule> rules;
    private final List<Term> terms;
    private final Logic logic;
    private final Suspects suspects;

    private ImpliedRules(List<CheckedRule> rules, Logic logic) {
        this.rules = rules;
        this.logic = logic;
        this.terms = rules.stream()
                .map(rule -> logic.term(rule.compiled().predicate()))
                .toList();
        this.suspects = new Suspects(terms);
    }

    /** @param rules that some event can match, for one that never matches implies all others */
    static List<Diagnostic> check(List<CheckedRule> rules, WinlogbeatMapping mapping) {
        return new ImpliedRules(rules, RuleMeaning.logic(mapping)).findings();
    }

    private List<Diagnostic> findings() {
        List<List<Integer>> broader = new ArrayList<>();
        rules.forEach(rule -> broader.add(new ArrayList<>()));
        for (int wide = 0; wide < rules.size(); wide++) {
            Term term = terms.get(wide);
            int broad = wide;
            suspects.of(term).stream()
                    .filter(narrow -> narrow != broad && logic.implies(terms.get(narrow), term))
                    .forEach(narrow -> broader.get(narrow).add(broad));
        }
        List<Diagnostic> findings = new ArrayList<>();
        for (int narrow = 0; narrow < rules.size(); narrow++) {
            finding(narrow, broader).ifPresent(findings::add);
        }
        return findings;
    }

    /** One finding a rule: the first that it equals, or else all that weigh as much and match more. */
    private Optional<Diagnostic> finding(int narrow, List<List<Integer>> broader) {
        List<Integer> others = broader.get(narrow);
        Optional<Integer> equal = others.stream()
                .filter(other -> broader.get(other).contains(narrow))
                .findFirst();
        if (equal.isPresent()) {
            return equal.filter(other -> other < narrow)
                    .map(other -> Diagnostic.of(
                                    Code.EQUAL_RULE,
                                    rule(narrow).source(),
                                    place(rule(narrow)),
                                    "this rule matches the same events as `"
                                            + rule(other).metadata().title() + "`")
                            .withHint("keep one of the two")
                            .withNotes(List.of(note(other))));
        }
        List<Integer> weighty =
                others.stream().filter(other -> weighs(other) >= weighs(narrow)).toList();
        if (weighty.isEmpty()) {
            return Optional.empty();
        }
        String more = weighty.size() == 1 ? "" : ", and by " + (weighty.size() - 1) + " more";
        return Optional.of(Diagnostic.of(
                        Code.IMPLIED_RULE,
                        rule(narrow).source(),
                        place(rule(narrow)),
                        "every event that this rule matches is matched by `"
                                + rule(weighty.getFirst()).metadata().title() + "` too" + more)
                .withHint("give the stricter rule a higher level, or remove it")
                .withNotes(weighty.stream().map(this::note).toList()));
    }

    private DetectionRule rule(int index) {
        return rules.get(index).rule();
    }

    private Note note(int other) {
        return new Note(rule(other).metadata().title(), rule(other).source(), place(rule(other)));
    }

    private static Span place(DetectionRule rule) {
        return rule.detection().conditions().getFirst().span();
    }

    /** A rule without a level is below every other. */
    private int weighs(int index) {
        return rule(index).metadata().level().map(Level::ordinal).orElse(-1);
    }
}
