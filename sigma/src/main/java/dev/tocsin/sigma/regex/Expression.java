package dev.tocsin.sigma.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A regular expression. Equal trees match the same texts. The factory methods bring a tree into the one form that the
 * constructors ask for.
 */
public sealed interface Expression {
    /**
     * These characters one after the other.
     *
     * @param letterCase exact where no character has a case
     */
    record Literal(String text, LetterCase letterCase) implements Expression {
        public Literal {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("an empty literal is the empty sequence");
            }
            letterCase = isCaseless(text) ? LetterCase.EXACT : letterCase;
        }

        private static boolean isCaseless(String text) {
            return text.codePoints().allMatch(LetterCase::hasNone);
        }

        /** This literal and the next as one, or two if they differ in letter case; the first takes all that it can. */
        List<Literal> followedBy(Literal next) {
            if (letterCase == next.letterCase || isCaseless(text) || isCaseless(next.text)) {
                return List.of(new Literal(text + next.text, isCaseless(text) ? next.letterCase : letterCase));
            }
            int caseless = 0;
            while (LetterCase.hasNone(next.text.codePointAt(caseless))) {
                caseless += Character.charCount(next.text.codePointAt(caseless));
            }
            return List.of(
                    new Literal(text + next.text.substring(0, caseless), letterCase),
                    new Literal(next.text.substring(caseless), next.letterCase));
        }
    }

    /** One code point; a line feed only where that is included. */
    record AnyCharacter(LineFeeds lineFeeds) implements Expression {}

    /**
     * One code point of a set, or one that is not in it.
     *
     * @param codePoints if letter case is ignored, their case variants belong to them
     */
    record CharacterClass(Membership membership, CodePoints codePoints, LetterCase letterCase) implements Expression {}

    /** A place between two code points. */
    record Anchor(Place place) implements Expression {}

    /**
     * One after the other.
     *
     * @param terms none of them a sequence, and no two literals side by side that are one; never exactly one
     */
    record Sequence(List<Expression> terms) implements Expression {
        public Sequence {
            terms = joined(terms);
            if (terms.size() == 1) {
                throw new IllegalArgumentException("a sequence of one is that one");
            }
        }
    }

    /**
     * One or the other.
     *
     * @param branches at least two different ones, none an alternation
     */
    record Alternation(List<Expression> branches) implements Expression {
        public Alternation {
            branches = spread(branches);
            if (branches.size() < 2) {
                throw new IllegalArgumentException("an alternation has two branches or more");
            }
        }
    }

    /**
     * Again and again.
     *
     * @param least how often at least
     * @param most how often at most; empty for without end
     */
    record Repetition(Expression operand, int least, OptionalInt most) implements Expression {
        public Repetition {
            if (least < 0 || most.orElse(Integer.MAX_VALUE) < Math.max(least, 1)) {
                throw new IllegalArgumentException("no number of times: " + least + ".." + most);
            }
            if (least == 1 && most.equals(OptionalInt.of(1))) {
                throw new IllegalArgumentException("once is the operand itself");
            }
        }
    }

    /** Whether upper and lower case differ. */
    enum LetterCase {
        EXACT,
        IGNORED;

        static boolean hasNone(int codePoint) {
            return Character.toLowerCase(codePoint) == codePoint
                    && Character.toUpperCase(codePoint) == codePoint
                    && Character.toTitleCase(codePoint) == codePoint;
        }
    }

    /** Whether a line feed counts as a character. */
    enum LineFeeds {
        INCLUDED,
        EXCLUDED
    }

    /** On which side of a class a code point has to be. */
    enum Membership {
        ONE_OF,
        NONE_OF
    }

    /** Where an anchor holds. */
    enum Place {
        /** {@code \A}, and {@code ^} without {@code m}. */
        TEXT_START,
        /** {@code \z}, and {@code $} without {@code m}. */
        TEXT_END,
        /** {@code ^} with {@code m}. */
        LINE_START,
        /** {@code $} with {@code m}. */
        LINE_END,
        WORD_BOUNDARY,
        NO_WORD_BOUNDARY
    }

    /** Matches the empty text, and so every text. */
    static Expression empty() {
        return new Sequence(List.of());
    }

    static Expression literal(String text, LetterCase letterCase) {
        return text.isEmpty() ? empty() : new Literal(text, letterCase);
    }

    static Expression anchor(Place place) {
        return new Anchor(place);
    }

    static Expression sequence(List<Expression> terms) {
        List<Expression> joined = joined(terms);
        return joined.size() == 1 ? joined.getFirst() : new Sequence(joined);
    }

    static Expression sequence(Expression... terms) {
        return sequence(List.of(terms));
    }

    /**
     * One branch or another.
     *
     * @param branches at least one
     */
    static Expression alternation(List<Expression> branches) {
        List<Expression> spread = spread(branches);
        return spread.size() == 1 ? spread.getFirst() : new Alternation(spread);
    }

    static Expression alternation(Expression... branches) {
        return alternation(List.of(branches));
    }

    /**
     * Again and again.
     *
     * @param most empty for without end
     */
    static Expression repetition(Expression operand, int least, OptionalInt most) {
        boolean never = most.equals(OptionalInt.of(0)) || operand.equals(empty());
        boolean once = least == 1 && most.equals(OptionalInt.of(1));
        return never ? empty() : once ? operand : new Repetition(operand, least, most);
    }

    static Expression oneOf(CodePoints codePoints, LetterCase letterCase) {
        return characterClass(Membership.ONE_OF, codePoints, letterCase);
    }

    static Expression noneOf(CodePoints codePoints, LetterCase letterCase) {
        return characterClass(Membership.NONE_OF, codePoints, letterCase);
    }

    private static Expression characterClass(Membership membership, CodePoints codePoints, LetterCase letterCase) {
        boolean all = codePoints.equals(CodePoints.ALL);
        boolean positive = membership == Membership.ONE_OF;
        if (positive ? all : codePoints.isEmpty()) {
            return new AnyCharacter(LineFeeds.INCLUDED);
        }
        if (!positive && codePoints.equals(CodePoints.of('\n'))) {
            return new AnyCharacter(LineFeeds.EXCLUDED);
        }
        if (positive && codePoints.size() == 1) {
            return new Literal(Character.toString(codePoints.ranges().getFirst().first()), letterCase);
        }
        boolean caseless = codePoints.isCaseless();
        if ((caseless || letterCase == LetterCase.EXACT) && codePoints.contains(Character.MAX_CODE_POINT)) {
            // The smaller side says the same.
            Membership other = positive ? Membership.NONE_OF : Membership.ONE_OF;
            return all
                    ? new CharacterClass(Membership.ONE_OF, CodePoints.NONE, LetterCase.EXACT)
                    : characterClass(other, codePoints.complement(), letterCase);
        }
        return new CharacterClass(membership, codePoints, caseless ? LetterCase.EXACT : letterCase);
    }

    private static List<Expression> joined(List<Expression> terms) {
        List<Expression> joined = new ArrayList<>();
        for (Expression term : terms) {
            List<Expression> parts = term instanceof Sequence sequence ? sequence.terms() : List.of(term);
            for (Expression part : parts) {
                if (part instanceof Literal next && !joined.isEmpty() && joined.getLast() instanceof Literal last) {
                    joined.removeLast();
                    joined.addAll(last.followedBy(next));
                } else {
                    joined.add(part);
                }
            }
        }
        return List.copyOf(joined);
    }

    private static List<Expression> spread(List<Expression> branches) {
        return branches.stream()
                .flatMap(branch -> branch instanceof Alternation alternation
                        ? alternation.branches().stream()
                        : List.of(branch).stream())
                .distinct()
                .toList();
    }

    /** As a rule would write it. {@link ExpressionParser} reads it back to an equal tree. */
    default Notation notation() {
        return NotationWriter.notation(this);
    }

    /**
     * An expression in the dialect of Sigma.
     *
     * @param flags in force from the first character on
     */
    record Notation(String text, Set<Flag> flags) {
        public Notation {
            flags = Set.copyOf(flags);
        }

        /** For example {@code /^a+$/i}. */
        @Override
        public String toString() {
            return "/" + text + "/" + letters();
        }

        /** The letters of the flags, in the order of the alphabet. */
        public String letters() {
            StringBuilder letters = new StringBuilder();
            for (Flag flag : Flag.values()) {
                if (flags.contains(flag)) {
                    letters.append(flag.letter());
                }
            }
            return letters.toString();
        }
    }
}
