package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.ir.CaseVariants;
import dev.tocsin.sigma.regex.CodePoints;
import dev.tocsin.sigma.regex.Expression;
import dev.tocsin.sigma.regex.Expression.LineFeeds;
import dev.tocsin.sigma.regex.Expression.Membership;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What it takes to make a deterministic automaton of an expression without anchors, by making one. Elasticsearch gives up
 * beyond an effort ({@code max_determinized_states}) and then fails the whole search, so the limits here lie well below.
 */
final class ExpressionEffort {
    private static final int MOST_STATES = 700;
    private static final int MOST_EFFORT = 10_000;

    private static final int NOWHERE = -1;

    /** Of each state, the states that are reached from it without a character. */
    private final List<List<Integer>> free = new ArrayList<>();

    /** Of each state, the characters that lead from it to another; none if nothing does. */
    private final List<CodePoints> characters = new ArrayList<>();

    private final List<Integer> next = new ArrayList<>();

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
        free.add(new ArrayList<>(2));
        characters.add(CodePoints.NONE);
        next.add(NOWHERE);
        return free.size() - 1;
    }

    private int by(int from, CodePoints codePoints) {
        int to = state();
        characters.set(from, codePoints);
        next.set(from, to);
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
                    free.get(from).add(begin);
                    free.get(add(branch, begin)).add(end);
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
            // What follows begins at the loop, so the operand needs a state of its own to begin at.
            int loop = state();
            free.get(at).add(loop);
            int begin = state();
            free.get(loop).add(begin);
            free.get(add(operand, begin)).add(loop);
            return loop;
        }
        int end = state();
        for (int i = least; i < most.getAsInt(); i++) {
            free.get(at).add(end);
            int begin = state();
            free.get(at).add(begin);
            at = add(operand, begin);
        }
        free.get(at).add(end);
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
        BitSet[] symbols =
                characters.stream().map(some -> symbols(some, alphabet)).toArray(BitSet[]::new);
        BitSet[] reached = IntStream.range(0, free.size())
                .mapToObj(state -> enter(state, new BitSet()))
                .toArray(BitSet[]::new);
        Set<BitSet> met = new HashSet<>(Set.of(reached[start]));
        Deque<BitSet> open = new ArrayDeque<>(met);
        int effort = 0;
        while (!open.isEmpty() && effort <= MOST_EFFORT) {
            BitSet states = open.remove();
            effort += states.cardinality();
            for (int symbol = 0; symbol < alphabet.length; symbol++) {
                BitSet following = new BitSet();
                for (int state = states.nextSetBit(0); state >= 0; state = states.nextSetBit(state + 1)) {
                    if (symbols[state].get(symbol)) {
                        following.or(reached[next.get(state)]);
                    }
                }
                if (!following.isEmpty() && met.add(following)) {
                    open.add(following);
                }
            }
        }
        return effort;
    }

    /** Where each kind of code points that the expression tells apart begins, in order. */
    private int[] alphabet() {
        return characters.stream()
                .distinct()
                .flatMap(some -> some.ranges().stream())
                .flatMapToInt(range -> IntStream.of(range.first(), range.last() + 1))
                .filter(codePoint -> codePoint <= Character.MAX_CODE_POINT)
                .sorted()
                .distinct()
                .toArray();
    }

    /** The kinds that these code points are of. */
    private static BitSet symbols(CodePoints codePoints, int[] alphabet) {
        BitSet symbols = new BitSet();
        for (CodePoints.Range range : codePoints.ranges()) {
            int last = Arrays.binarySearch(alphabet, range.last() + 1);
            symbols.set(Arrays.binarySearch(alphabet, range.first()), last < 0 ? alphabet.length : last);
        }
        return symbols;
    }

    private BitSet enter(int state, BitSet set) {
        if (!set.get(state)) {
            set.set(state);
            free.get(state).forEach(to -> enter(to, set));
        }
        return set;
    }
}
