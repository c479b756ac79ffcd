package dev.tocsin.compiler.lint;

import dev.tocsin.compiler.implication.Logic;
import dev.tocsin.compiler.implication.Term;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Diagnostic.Note;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.model.DetectionItem;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.model.SearchIdentifier;
import dev.tocsin.sigma.model.Value;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A value of a list that changes nothing, because another value of the same list fits whatever it fits; under
 * {@code all} it is the other way round.
 */
final class CoveredValue implements RuleCheck {
    @Override
    public void check(RuleMeaning meaning, Findings findings) {
        Set<Span> shared = sharedBetweenItems(meaning);
        for (SearchIdentifier identifier :
                meaning.rule().detection().identifiers().values()) {
            Predicate search = meaning.compiled().searches().get(identifier.name());
            if (search == null) {
                continue;
            }
            List<DetectionItem> lists = Items.of(identifier.search())
                    .filter(item -> item.values().size() > 1)
                    .filter(item -> item.values().stream().noneMatch(value -> shared.contains(value.span())))
                    .toList();
            if (!lists.isEmpty()) {
                Map<Span, List<Predicate>> tests = testsByPlace(search);
                lists.forEach(list -> check(list, tests, meaning, findings));
            }
        }
    }

    /** Through aliases and merge keys a value can stand in several items; what is true in one may not be in another. */
    private static Set<Span> sharedBetweenItems(RuleMeaning meaning) {
        Set<Span> seen = new HashSet<>();
        Set<Span> shared = new HashSet<>();
        Items.of(meaning.rule()).forEach(item -> item.values().forEach(value -> {
            if (!seen.add(value.span())) {
                shared.add(value.span());
            }
        }));
        return shared;
    }

    private static Map<Span, List<Predicate>> testsByPlace(Predicate search) {
        Map<Span, List<Predicate>> tests = new HashMap<>();
        Leaf.of(search)
                .forEach(leaf -> leaf.origin()
                        .ifPresent(origin -> tests.computeIfAbsent(origin.span(), span -> new ArrayList<>())
                                .add(leaf.test())));
        return tests;
    }

    private static void check(
            DetectionItem list, Map<Span, List<Predicate>> tests, RuleMeaning meaning, Findings findings) {
        Logic logic = meaning.logic();
        // What one value expands to are alternatives, under `all` too.
        List<Term> terms = list.values().stream()
                .map(value -> logic.any(tests.getOrDefault(value.span(), List.of()).stream()
                        .map(logic::term)
                        .toList()))
                .toList();
        for (int i = 0; i < terms.size(); i++) {
            int covering = covering(i, terms, list, logic);
            if (covering >= 0) {
                findings.add(finding(list, list.values().get(i), list.values().get(covering), meaning));
            }
        }
    }

    /** The first value that covers another; of equal values the first is covered by none. */
    private static int covering(int covered, List<Term> terms, DetectionItem list, Logic logic) {
        Term term = terms.get(covered);
        if (term.isNever()) {
            return -1;
        }
        for (int other = 0; other < terms.size(); other++) {
            Term candidate = terms.get(other);
            if (other == covered || candidate.isNever()) {
                continue;
            }
            boolean isCovered = list.has(Modifier.ALL) ? logic.implies(candidate, term) : logic.implies(term, candidate);
            boolean isEqual = isCovered
                    && (list.has(Modifier.ALL) ? logic.implies(term, candidate) : logic.implies(candidate, term));
            if (isCovered && (!isEqual || other < covered)) {
                return other;
            }
        }
        return -1;
    }

    private static Diagnostic finding(DetectionItem list, Value covered, Value covering, RuleMeaning meaning) {
        SourceText source = meaning.rule().source();
        String message = list.has(Modifier.ALL)
                ? written(covered) + " changes nothing: what fits " + written(covering) + " fits it too"
                : written(covered) + " changes nothing: " + written(covering) + " covers it";
        Diagnostic diagnostic = Diagnostic.of(Code.COVERED_VALUE, source, covered.span(), message)
                .withHint("remove it")
                .withNotes(List.of(new Note(
                        list.has(Modifier.ALL) ? "this value asks for more" : "this value covers it",
                        source,
                        covering.span())));
        // One value alone under `all` would be a finding of its own.
        boolean staysAList = !list.has(Modifier.ALL) || list.values().size() > 2;
        return staysAList
                ? ValueRemoval.fix(source, covered.span()).map(diagnostic::withFix).orElse(diagnostic)
                : diagnostic;
    }

    private static String written(Value value) {
        return "`"
                + switch (value) {
                    case Value.Text(String text, var span) -> text;
                    case Value.Numeric(var number, var span) -> number.toPlainString();
                    case Value.Bool(boolean truth, var span) -> Boolean.toString(truth);
                    case Value.Null(var span) -> "null";
                }
                + "`";
    }
}
