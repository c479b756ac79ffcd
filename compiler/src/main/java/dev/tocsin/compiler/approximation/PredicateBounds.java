package dev.tocsin.compiler.approximation;

import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Origin;
import dev.tocsin.compiler.ir.Predicate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * From a predicate to its bounds.
 *
 * <p>The first candidate of a field that has a value in a document decides. So a field test is: the first candidate
 * fits; or the first has no value and the second fits; and so on. Tests of one field that stand side by side share this
 * choice of the candidate, which keeps a list of a thousand values from repeating it a thousand times.
 *
 * @param <T> the target's test
 */
public final class PredicateBounds<T> {
    private final CandidateTests<T> candidates;

    public PredicateBounds(PathTests<T> paths) {
        this.candidates = new CandidateTests<>(paths);
    }

    /** The bounds of a predicate. */
    public Bounds<T> of(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Always() -> Bounds.always();
            case Predicate.Never() -> Bounds.never();
            case Predicate.And(List<Predicate> terms) -> Bounds.all(terms(terms, Bounds::all));
            case Predicate.Or(List<Predicate> terms) -> Bounds.any(terms(terms, Bounds::any));
            case Predicate.Not(Predicate operand) -> Bounds.not(of(operand));
            case Predicate.FieldTest test -> fieldTests(test.field(), List.of(test.matcher()), Bounds::all);
            case Predicate.FieldPresent(Field field, Optional<Origin> origin) -> present(field);
            case Predicate.FieldComparison comparison -> new ComparisonTests<>(candidates, comparison).hold();
            case Predicate.KeywordTest test -> candidates.paths().anywhere(test.matcher());
        };
    }

    /** The bounds of each term; those of tests of the same field as one, at the place of the first. */
    private List<Bounds<T>> terms(List<Predicate> terms, Function<List<Bounds<T>>, Bounds<T>> connective) {
        Map<Field, List<Matcher>> matchers = new LinkedHashMap<>();
        for (Predicate term : terms) {
            if (term instanceof Predicate.FieldTest test) {
                matchers.computeIfAbsent(test.field(), field -> new ArrayList<>())
                        .add(test.matcher());
            }
        }
        List<Bounds<T>> bounds = new ArrayList<>();
        for (Predicate term : terms) {
            if (term instanceof Predicate.FieldTest test) {
                List<Matcher> together = matchers.remove(test.field());
                if (together != null) {
                    bounds.add(fieldTests(test.field(), together, connective));
                }
            } else {
                bounds.add(of(term));
            }
        }
        return bounds;
    }

    private Bounds<T> fieldTests(Field field, List<Matcher> matchers, Function<List<Bounds<T>>, Bounds<T>> connective) {
        List<Bounds<T>> alternatives = new ArrayList<>();
        List<Bounds<T>> earlierAbsent = new ArrayList<>();
        for (Candidate candidate : field.candidates()) {
            List<Bounds<T>> both = new ArrayList<>(earlierAbsent);
            both.add(connective.apply(matchers.stream()
                    .map(matcher -> candidates.fits(candidate, matcher))
                    .toList()));
            alternatives.add(Bounds.all(both));
            earlierAbsent.add(Bounds.not(candidates.present(candidate)));
        }
        return Bounds.any(alternatives);
    }

    private Bounds<T> present(Field field) {
        return candidates.present(field);
    }
}
