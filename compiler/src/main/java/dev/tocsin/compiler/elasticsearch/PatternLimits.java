package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.ir.CaseFolding;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.sigma.model.SigmaString;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which patterns Elasticsearch compiles. It makes a deterministic automaton of every pattern, within an effort of 10,000
 * ({@code max_determinized_states}), and refuses what takes more; it walks an automaton without cycles recursively, 1,000
 * states deep; a regexp holds 1,000 characters ({@code index.max_regex_length}). A refused pattern fails the whole
 * search, so the limits here lie well below.
 */
public final class PatternLimits {
    private static final int LONGEST = 900;

    /** Some way below {@code index.max_regex_length}, for the parentheses that a language may add. */
    public static final int LONGEST_REGEXP = 950;

    private static final int SIMPLE = 120;
    /** Lucene counts the NFA states in each DFA state it meets; measured, it refuses from about 30,000 of ours on. */
    private static final int MOST_EFFORT = 10_000;

    private static final int ANY_RUN = -1;
    private static final int ANY_ONE = -2;
    /** Matches no character of a pattern but its wildcards. */
    private static final int OTHER = -3;
    /** Where the patterns part, with or without a loop before them; where they meet again; where nothing follows. */
    private static final int FORK = -4;

    private static final int FORK_AND_STAY = -5;
    private static final int JOIN = -6;
    private static final int END = -7;

    private PatternLimits() {}

    /** Whether the pattern can be asked for as it is. */
    public static boolean allow(SigmaString pattern, LetterCase letterCase, QueryLanguage language) {
        return length(pattern) <= LONGEST
                && pattern.parts().stream()
                        .allMatch(part -> !(part instanceof SigmaString.Part.Text(String text))
                                || text.codePoints().allMatch(PatternLimits::isWellFormed))
                && (!Patterns.needsRegexp(pattern, letterCase, language)
                        || Patterns.regexp(pattern, letterCase, language).length() <= LONGEST_REGEXP)
                && (isSimple(pattern) || effort(PatternShape.of(pattern), List.of(pattern)) <= MOST_EFFORT);
    }

    /** One short text, perhaps with any-runs around it, which most patterns are: never an effort. */
    private static boolean isSimple(SigmaString pattern) {
        return length(pattern) <= SIMPLE
                && pattern.parts().stream()
                                .filter(part -> !(part instanceof SigmaString.Part.AnyRun))
                                .count()
                        <= 1;
    }

    /** Whether one automaton for all the patterns of a shape together stays within the limit. */
    public static boolean allowTogether(PatternShape shape, List<SigmaString> patterns) {
        return isTree(shape, patterns) || effort(shape, patterns) <= MOST_EFFORT;
    }

    /** Plain beginnings: their automaton has a state for each character at most. */
    private static boolean isTree(PatternShape shape, List<SigmaString> patterns) {
        return !shape.openBefore() && patterns.stream().map(shape::inner).allMatch(SigmaString::isLiteral);
    }

    /** One pattern that {@link #allow} accepts and that fits whatever the given one does: the first of its pieces. */
    public static SigmaString widened(SigmaString pattern, QueryLanguage language) {
        List<SigmaString> pieces = new PatternPieces(LetterCase.IGNORED, language).of(pattern);
        return pieces.isEmpty() ? new SigmaString(List.of(SigmaString.ANY_RUN)) : pieces.getFirst();
    }

    /** In code points, an any-run as one. */
    public static int length(SigmaString pattern) {
        return pattern.parts().stream()
                .mapToInt(part ->
                        part instanceof SigmaString.Part.Text(String text) ? text.codePointCount(0, text.length()) : 1)
                .sum();
    }

    /** A lone surrogate becomes a replacement character in the index, so neither can be told from the other. */
    static boolean isWellFormed(int codePoint) {
        return codePoint != 0xFFFD && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }

    /** The sum of the sizes of the states that the subset construction meets, up to just over the limit. */
    private static int effort(PatternShape shape, List<SigmaString> patterns) {
        int[] states = states(shape, patterns);
        int[] alphabet = IntStream.concat(
                        IntStream.of(OTHER), Arrays.stream(states).filter(symbol -> symbol >= 0))
                .distinct()
                .toArray();
        BitSet start = new BitSet();
        enter(states, 0, start);
        Set<BitSet> met = new HashSet<>(Set.of(start));
        Deque<BitSet> open = new ArrayDeque<>(met);
        int effort = 0;
        while (!open.isEmpty() && effort <= MOST_EFFORT) {
            BitSet state = open.remove();
            effort += state.cardinality();
            for (int symbol : alphabet) {
                BitSet next = next(states, state, symbol);
                if (!next.isEmpty() && met.add(next)) {
                    open.add(next);
                }
            }
        }
        return effort;
    }

    /** The patterns one after another, each with its end, behind the start and before the end that they share. */
    private static int[] states(PatternShape shape, List<SigmaString> patterns) {
        return IntStream.concat(
                        IntStream.of(shape.openBefore() ? FORK_AND_STAY : FORK),
                        IntStream.concat(
                                patterns.stream()
                                        .flatMapToInt(pattern ->
                                                IntStream.concat(symbols(shape.inner(pattern)), IntStream.of(JOIN))),
                                IntStream.of(shape.openAfter() ? ANY_RUN : END, END)))
                .toArray();
    }

    private static BitSet next(int[] states, BitSet from, int symbol) {
        BitSet next = new BitSet();
        for (int at = from.nextSetBit(0); at >= 0; at = from.nextSetBit(at + 1)) {
            if (states[at] == ANY_RUN || states[at] == FORK_AND_STAY) {
                enter(states, at, next);
            } else if (states[at] == ANY_ONE || states[at] == symbol) {
                enter(states, at + 1, next);
            }
        }
        return next;
    }

    /** Adds the state and those that are reached from it without a character. */
    private static void enter(int[] states, int at, BitSet set) {
        if (set.get(at)) {
            return;
        }
        set.set(at);
        switch (states[at]) {
            case ANY_RUN -> enter(states, at + 1, set);
            case JOIN -> enter(states, states.length - 2, set);
            case FORK, FORK_AND_STAY -> {
                enter(states, 1, set);
                for (int i = 1; i < states.length - 2; i++) {
                    if (states[i] == JOIN && i + 1 < states.length - 2) {
                        enter(states, i + 1, set);
                    }
                }
            }
            default -> {}
        }
    }

    private static IntStream symbols(SigmaString pattern) {
        return pattern.parts().stream().flatMapToInt(part -> switch (part) {
            case SigmaString.Part.AnyRun() -> IntStream.of(ANY_RUN);
            case SigmaString.Part.AnyOne() -> IntStream.of(ANY_ONE);
            case SigmaString.Part.Text(String text) -> CaseFolding.fold(text).codePoints();
        });
    }
}
