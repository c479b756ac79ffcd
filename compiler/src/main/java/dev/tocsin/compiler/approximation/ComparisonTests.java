package dev.tocsin.compiler.approximation;

import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Predicate;
import java.util.ArrayList;
import java.util.List;

/**
 * The comparison of two fields, each of which takes its values from its first candidate that has some. So it is the
 * comparison of a candidate of the one with a candidate of the other, where all before them are absent, for each pair of
 * candidates. A target compares paths; values that ingest rewrote only have to be there.
 */
final class ComparisonTests<T> {
    private final CandidateTests<T> candidates;
    private final Predicate.FieldComparison comparison;

    ComparisonTests(CandidateTests<T> candidates, Predicate.FieldComparison comparison) {
        this.candidates = candidates;
        this.comparison = comparison;
    }

    Bounds<T> hold() {
        Bounds<T> bothPresent = Bounds.all(
                        List.of(candidates.present(comparison.left()), candidates.present(comparison.right())))
                .onlyOver(comparison.left().name(), Reason.FIELD_COMPARISON);
        List<Bounds<T>> pairs = new ArrayList<>();
        boolean saysMore = false;
        List<Bounds<T>> leftAbsent = new ArrayList<>();
        for (Candidate left : comparison.left().candidates()) {
            List<Bounds<T>> rightAbsent = new ArrayList<>();
            for (Candidate right : comparison.right().candidates()) {
                Bounds<T> pair = pair(left, right);
                saysMore |= !pair.over().equals(bothPresent(left, right).over());
                List<Bounds<T>> all = new ArrayList<>(leftAbsent);
                all.addAll(rightAbsent);
                all.add(pair);
                pairs.add(Bounds.all(all));
                rightAbsent.add(Bounds.not(candidates.present(right)));
            }
            leftAbsent.add(Bounds.not(candidates.present(left)));
        }
        // Where no pair says more than that both are there, neither does the choice of the candidates.
        return saysMore ? Bounds.any(pairs) : bothPresent;
    }

    private Bounds<T> pair(Candidate left, Candidate right) {
        if (left instanceof Candidate.Together(List<Candidate> parts)) {
            return Bounds.any(parts.stream().map(part -> pair(part, right)).toList());
        }
        if (right instanceof Candidate.Together(List<Candidate> parts)) {
            return Bounds.any(parts.stream().map(part -> pair(left, part)).toList());
        }
        return left instanceof Candidate.Path(String leftPath) && right instanceof Candidate.Path(String rightPath)
                ? candidates.paths().compares(leftPath, comparison.relation(), rightPath, comparison.letterCase())
                : bothPresent(left, right);
    }

    private Bounds<T> bothPresent(Candidate left, Candidate right) {
        return Bounds.all(List.of(candidates.present(left), candidates.present(right)))
                .onlyOver(comparison.left().name(), Reason.FIELD_COMPARISON);
    }
}
