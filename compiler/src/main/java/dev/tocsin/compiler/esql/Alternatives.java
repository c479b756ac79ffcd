package dev.tocsin.compiler.esql;

import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.elasticsearch.PatternLimits;
import dev.tocsin.compiler.elasticsearch.PatternShape;
import dev.tocsin.sigma.model.SigmaString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The terms of a disjunction with the patterns of one column put together: one expression is read once, and 8.19 knows
 * no {@code RLIKE} of a list. ({@code LIKE} takes one, but cannot ignore letter case.)
 */
final class Alternatives {
    /** In characters. A class takes four, and Lucene reads an expression recursively, a frame for each of them. */
    private static final int LONGEST_EXPRESSION = 4_000;

    private Alternatives() {}

    sealed interface Alternative {}

    /** A term as it is. */
    record Single(Formula<Test.OfValues> term) implements Alternative {}

    /**
     * One of several patterns, all of one column, one reading and one shape.
     *
     * @param inner each without the any-runs that the shape stands for, in the language of {@code RLIKE}
     */
    record Together(String column, Test.Reading reading, PatternShape shape, List<String> inner)
            implements Alternative {}

    private record Group(String column, Test.Reading reading, PatternShape shape) {}

    static Together alone(Test.Fits fits) {
        return together(group(fits), List.of(fits));
    }

    /** The expressions first, in the order of their first patterns. */
    static List<Alternative> of(List<Formula<Test.OfValues>> terms) {
        Map<Group, List<Test.Fits>> groups = new LinkedHashMap<>();
        List<Alternative> others = new ArrayList<>();
        for (Formula<Test.OfValues> term : terms) {
            if (term instanceof Formula.Leaf<Test.OfValues>(Test.OfValues test) && test instanceof Test.Fits fits) {
                groups.computeIfAbsent(group(fits), first -> new ArrayList<>()).add(fits);
            } else {
                others.add(new Single(term));
            }
        }
        List<Alternative> alternatives = new ArrayList<>();
        groups.forEach((group, members) -> alternatives.addAll(within(group, members)));
        alternatives.addAll(others);
        return alternatives;
    }

    private static Group group(Test.Fits fits) {
        return new Group(fits.column(), fits.reading(), PatternShape.of(fits.pattern()));
    }

    /** As few expressions as the limits allow. */
    private static List<Together> within(Group group, List<Test.Fits> members) {
        if (members.size() == 1 || isAllowed(group, members)) {
            return List.of(together(group, members));
        }
        List<Together> halves = new ArrayList<>();
        halves.addAll(within(group, members.subList(0, members.size() / 2)));
        halves.addAll(within(group, members.subList(members.size() / 2, members.size())));
        return halves;
    }

    private static boolean isAllowed(Group group, List<Test.Fits> members) {
        int length = members.stream()
                .mapToInt(member -> expression(group, member).length() + 1)
                .sum();
        // A stretch begins anywhere, so its automaton is that of texts looked for anywhere.
        PatternShape shape = group.reading() == Test.Reading.STRETCH ? PatternShape.CONTAINS : group.shape();
        return length <= LONGEST_EXPRESSION
                && PatternLimits.allowTogether(
                        shape,
                        members.stream()
                                .map(member -> ofShape(shape, group.shape().inner(member.pattern())))
                                .toList());
    }

    /** {@link PatternLimits} takes patterns with their any-runs. */
    private static SigmaString ofShape(PatternShape shape, SigmaString inner) {
        SigmaString open = shape.openBefore() ? inner.afterAnything() : inner;
        return shape.openAfter() ? open.beforeAnything() : open;
    }

    private static Together together(Group group, List<Test.Fits> members) {
        return new Together(
                group.column(),
                group.reading(),
                group.shape(),
                members.stream()
                        .map(member -> expression(group, member))
                        .distinct()
                        .toList());
    }

    private static String expression(Group group, Test.Fits member) {
        return RlikePattern.of(group.shape().inner(member.pattern()), member.letterCase());
    }
}
