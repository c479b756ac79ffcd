package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.ir.CaseVariants;
import dev.tocsin.sigma.regex.CodePoints;
import dev.tocsin.sigma.regex.Expression;
import dev.tocsin.sigma.regex.Expression.LineFeeds;
import dev.tocsin.sigma.regex.Expression.Membership;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * What it takes to make a deterministic automaton of an expression without anchors, by making one. Elasticsearch gives up
 * beyond an effort ({@code max_determinized_states}) and then fails the whole search, so the limits here lie well below.
 */
final class ExpressionEffort {
    private static final int MOST_STATES = 700;
    private static final int MOST_EFFORT = 10_000;

    /** A way from one state to another, by a character or by none. */
    private sealed interface Way {
        record Free(int to) implements Way {}

        record By(CodePoints codePoints, int to) implements Way {}
    }

    private final List<List<Way>> ways = new ArrayList<>();

    private ExpressionEffort() {}

    /** Whether Elasticsearch compiles the expression. */
    static boolean allows(Expression expression) {
        if (states(expression) > MOST_STATES) {
            return false;
        }
        ExpressionEffort automaton = new ExpressionEffort();
        int start = automaton.state();
        automaton.add(expression, start);
        return automaton.effort(start) <= MOST_EFFORT;
    }

    /** With counted repetitions written out; large numbers end at {@link Integer#MAX_VALUE}. */
    private static int states(Expression expression) {
        long states = switch (expression) {
            case Expression.Literal(String text, var letterCase) -> text.length();
            case Expression.AnyCharacter any -> 1;
            case Expression.CharacterClass characterClass -> 1;
            case Expression.Anchor anchor -> 1;
            case Expression.Sequence(List<Expression> terms) ->
                1 + terms.stream().mapToLong(ExpressionEffort::states).sum();
            case Expression.Alternation(List<Expression> branches) ->
                1 + branches.stream().mapToLong(ExpressionEffort::states).sum();
            case Expression.Repetition(Expression operand, int least, OptionalInt most) ->
                (long) states(operand) * Math.max(1, most.orElse(least + 1)) + 1;
        };
        return (int) Math.min(states, Integer.MAX_VALUE);
    }

    private int state() {
        ways.add(new ArrayList<>(2));
        return ways.size() - 1;
    }

    private int by(int from, CodePoints codePoints) {
        int to = state();
        ways.get(from).add(new Way.By(codePoints, to));
        return to;
    }

    /** The state behind the expression. */
    private int add(Expression expression, int from) {
        return switch (expression) {
            case Expression.Literal(String text, var letterCase) -> {
                int at = from;
                for (int codePoint : text.codePoints().toArray()) {
                    at = by(at, variants(codePoint, letterCase));
                }
                yield at;
            }
            case Expression.AnyCharacter(LineFeeds lineFeeds) ->
                by(
                        from,
                        switch (lineFeeds) {
                            case INCLUDED -> CodePoints.ALL;
                            case EXCLUDED -> CodePoints.of('\n').complement();
                        });
            case Expression.CharacterClass characterClass -> by(from, members(characterClass));
            case Expression.Anchor anchor -> from;
            case Expression.Sequence(List<Expression> terms) -> {
                int at = from;
                for (Expression term : terms) {
                    at = add(term, at);
                }
                yield at;
            }
            case Expression.Alternation(List<Expression> branches) -> {
                int end = state();
                for (Expression branch : branches) {
                    int begin = state();
                    ways.get(from).add(new Way.Free(begin));
                    ways.get(add(branch, begin)).add(new Way.Free(end));
                }
                yield end;
            }
            case Expression.Repetition(Expression operand, int least, OptionalInt most) ->
                repeated(operand, least, most, from);
        };
    }

    private int repeated(Expression operand, int least, OptionalInt most, int from) {
        int at = from;
        for (int i = 0; i < least; i++) {
            at = add(operand, at);
        }
        if (most.isEmpty()) {
            int loop = state();
            ways.get(at).add(new Way.Free(loop));
            ways.get(add(operand, loop)).add(new Way.Free(loop));
            return loop;
        }
        int end = state();
        for (int i = least; i < most.getAsInt(); i++) {
            ways.get(at).add(new Way.Free(end));
            int begin = state();
            ways.get(at).add(new Way.Free(begin));
            at = add(operand, begin);
        }
        ways.get(at).add(new Way.Free(end));
        return end;
    }

    private static CodePoints variants(int codePoint, Expression.LetterCase letterCase) {
        return switch (letterCase) {
            case EXACT -> CodePoints.of(codePoint);
            case IGNORED -> CaseVariants.of(codePoint);
        };
    }

    private static CodePoints members(Expression.CharacterClass characterClass) {
        CodePoints listed = LuceneDialect.listed(characterClass);
        return characterClass.membership() == Membership.ONE_OF ? listed : listed.complement();
    }

    /** The sum of the sizes of the sets of states that are met, up to just over the limit. */
    private int effort(int start) {
        int[] alphabet = alphabet();
        BitSet first = new BitSet();
        enter(start, first);
        Set<BitSet> met = new HashSet<>(Set.of(first));
        Deque<BitSet> open = new ArrayDeque<>(met);
        int effort = 0;
        while (!open.isEmpty() && effort <= MOST_EFFORT) {
            BitSet states = open.remove();
            effort += states.cardinality();
            for (int codePoint : alphabet) {
                BitSet next = new BitSet();
                states.stream().forEach(state -> ways.get(state).forEach(way -> {
                    if (way instanceof Way.By(CodePoints codePoints, int to) && codePoints.contains(codePoint)) {
                        enter(to, next);
                    }
                }));
                if (!next.isEmpty() && met.add(next)) {
                    open.add(next);
                }
            }
        }
        return effort;
    }

    /** One code point of each kind that the expression tells apart. */
    private int[] alphabet() {
        Set<Integer> begins = new TreeSet<>(Set.of(0));
        for (List<Way> from : ways) {
            for (Way way : from) {
                if (way instanceof Way.By(CodePoints codePoints, int to)) {
                    for (CodePoints.Range range : codePoints.ranges()) {
                        begins.add(range.first());
                        if (range.last() < Character.MAX_CODE_POINT) {
                            begins.add(range.last() + 1);
                        }
                    }
                }
            }
        }
        return begins.stream().mapToInt(Integer::intValue).toArray();
    }

    private void enter(int state, BitSet set) {
        if (set.get(state)) {
            return;
        }
        set.set(state);
        for (Way way : ways.get(state)) {
            if (way instanceof Way.Free(int to)) {
                enter(to, set);
            }
        }
    }
}
