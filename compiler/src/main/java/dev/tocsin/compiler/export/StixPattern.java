package dev.tocsin.compiler.export;

import dev.tocsin.compiler.indicator.Term;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
     * @param spansObservations whether parts of it may be seen in different events
     */
    record Written(String text, boolean spansObservations) {}

    /** The pattern of a term; empty if STIX has no object for a part of it. */
    static Optional<Written> of(Term term) {
        return compare(term, false)
                .map(comparison -> comparison.objects().size() > 1
                        ? new Written(observations(term, false).orElseThrow(), holdsAll(term, false))
                        : new Written("[" + comparison.text() + "]", false));
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

    private static Optional<Comparison> compare(Term term, boolean negated) {
        return switch (term) {
            case Term.Value value -> StixComparisons.of(value, negated).map(StixPattern::single);
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

    private static Optional<Comparison> join(List<Term> terms, String operator, boolean negated) {
        List<Comparison> operands = new ArrayList<>();
        Set<String> objects = new LinkedHashSet<>();
        for (Term term : terms) {
            Optional<Comparison> operand = compare(term, negated);
            if (operand.isEmpty()) {
                return Optional.empty();
            }
            operands.add(operand.get());
            objects.addAll(operand.get().objects());
        }
        String text = operands.stream()
                .map(operand -> operand.within(operator))
                .collect(Collectors.joining(" " + operator + " "));
        return Optional.of(new Comparison(text, operator, objects));
    }

    private static Optional<String> observations(Term term, boolean negated) {
        Optional<Comparison> whole = compare(term, negated);
        if (whole.isPresent() && whole.get().objects().size() == 1) {
            return whole.map(comparison -> "[" + comparison.text() + "]");
        }
        return switch (term) {
            case Term.Value value -> whole.map(comparison -> "[" + comparison.text() + "]");
            case Term.All(List<Term> terms) -> joinObservations(terms, negated ? "OR" : "AND", negated);
            case Term.Any(List<Term> terms) -> joinObservations(terms, negated ? "AND" : "OR", negated);
            case Term.Not(Term other) -> observations(other, !negated);
        };
    }

    private static Optional<String> joinObservations(List<Term> terms, String operator, boolean negated) {
        List<String> operands = new ArrayList<>();
        for (Term term : terms) {
            Optional<String> operand = observations(term, negated);
            if (operand.isEmpty()) {
                return Optional.empty();
            }
            operands.add(operand.get());
        }
        return Optional.of("(" + String.join(" " + operator + " ", operands) + ")");
    }

    private static boolean holdsAll(Term term, boolean negated) {
        return switch (term) {
            case Term.Value value -> false;
            case Term.All(List<Term> terms) -> !negated || terms.stream().anyMatch(part -> holdsAll(part, true));
            case Term.Any(List<Term> terms) -> negated || terms.stream().anyMatch(part -> holdsAll(part, false));
            case Term.Not(Term other) -> holdsAll(other, !negated);
        };
    }
}
