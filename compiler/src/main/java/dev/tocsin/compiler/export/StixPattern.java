package dev.tocsin.compiler.export;

import dev.tocsin.compiler.indicator.Term;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Terms to STIX 2.1 patterns (specification part 9). Comparisons joined within one observation must be of one kind of
 * object; where a term spans several, each becomes an observation of its own.
 */
final class StixPattern {
    private StixPattern() {}

    /**
     * A pattern.
     *
     * @param objects the kinds of objects that it is about
     * @param spansObservations whether parts of it may be seen in different events
     */
    record Written(String text, Set<String> objects, boolean spansObservations) {
        Written {
            objects = Set.copyOf(objects);
        }
    }

    /** The pattern of a term. */
    static Written of(Term term) {
        Comparison comparison = compare(term, false);
        return comparison.objects().size() > 1
                ? new Written(observations(term, false), comparison.objects(), holdsAll(term, false))
                : new Written("[" + comparison.text() + "]", comparison.objects(), false);
    }

    /**
     * A comparison.
     *
     * @param joined how its operands are joined, empty for a single one
     * @param objects the kinds of objects in it
     */
    private record Comparison(String text, String joined, Set<String> objects) {
        String within(String operator) {
            return joined.isEmpty() || joined.equals(operator) ? text : "(" + text + ")";
        }
    }

    private static Comparison compare(Term term, boolean negated) {
        return switch (term) {
            case Term.Value value -> single(StixComparisons.of(value, negated));
            case Term.All(List<Term> terms) -> join(terms, negated ? "OR" : "AND", negated);
            case Term.Any(List<Term> terms) -> join(terms, negated ? "AND" : "OR", negated);
            case Term.Not(Term other) -> compare(other, !negated);
        };
    }

    private static Comparison single(StixComparisons.Comparisons comparisons) {
        Set<String> objects = comparisons.paths().stream()
                .map(path -> path.substring(0, path.indexOf(':')))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Comparison(comparisons.text(), comparisons.joined(), objects);
    }

    private static Comparison join(List<Term> terms, String operator, boolean negated) {
        List<Comparison> operands =
                terms.stream().map(term -> compare(term, negated)).toList();
        String text = operands.stream()
                .map(operand -> operand.within(operator))
                .collect(Collectors.joining(" " + operator + " "));
        Set<String> objects = operands.stream()
                .flatMap(operand -> operand.objects().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Comparison(text, operator, objects);
    }

    private static String observations(Term term, boolean negated) {
        Comparison whole = compare(term, negated);
        if (whole.objects().size() == 1) {
            return "[" + whole.text() + "]";
        }
        return switch (term) {
            case Term.Value value -> eachObserved(value, negated);
            case Term.All(List<Term> terms) -> joinObservations(terms, negated ? "OR" : "AND", negated);
            case Term.Any(List<Term> terms) -> joinObservations(terms, negated ? "AND" : "OR", negated);
            case Term.Not(Term other) -> observations(other, !negated);
        };
    }

    /** One value that is looked for in several kinds of objects. */
    private static String eachObserved(Term.Value value, boolean negated) {
        return value.scopes().stream()
                .map(scope -> new Term.Value(value.type(), value.condition(), value.text(), List.of(scope)))
                .map(one -> "[" + StixComparisons.of(one, negated).text() + "]")
                .collect(Collectors.joining(negated ? " AND " : " OR ", "(", ")"));
    }

    private static String joinObservations(List<Term> terms, String operator, boolean negated) {
        return terms.stream()
                .map(term -> observations(term, negated))
                .collect(Collectors.joining(" " + operator + " ", "(", ")"));
    }

    private static boolean holdsAll(Term term, boolean negated) {
        return switch (term) {
            case Term.Value value -> negated && value.scopes().size() > 1;
            case Term.All(List<Term> terms) -> !negated || terms.stream().anyMatch(part -> holdsAll(part, true));
            case Term.Any(List<Term> terms) -> negated || terms.stream().anyMatch(part -> holdsAll(part, false));
            case Term.Not(Term other) -> holdsAll(other, !negated);
        };
    }
}
