package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.sigma.regex.CodePoints;
import dev.tocsin.sigma.regex.Expression;
import dev.tocsin.sigma.regex.Expression.LetterCase;
import dev.tocsin.sigma.regex.Expression.LineFeeds;
import dev.tocsin.sigma.regex.Expression.Membership;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * From an expression that is looked for to one that a value matches as a whole, as Lucene wants it: {@code ^a|b$} to
 * {@code a.*|.*b}. Anchors stand for what may be around the match, so those at its two ends are written out:
 * {@code \bcmd} is {@code (.*\W)?cmd}. An anchor further inside would restrict what stands on both of its sides at once,
 * which Lucene's expressions cannot say.
 */
final class WholeValue {
    private static final Expression ANYTHING =
            Expression.repetition(new Expression.AnyCharacter(LineFeeds.INCLUDED), 0, OptionalInt.empty());

    private static final Expression WORD = Expression.oneOf(CodePoints.WORD, LetterCase.EXACT);
    private static final Expression NO_WORD = Expression.noneOf(CodePoints.WORD, LetterCase.EXACT);
    private static final Expression LINE_FEED = Expression.literal("\n", LetterCase.EXACT);

    private WholeValue() {}

    /** The side of the match on which it is made to reach the end of the value. */
    private enum Side {
        LEFT,
        RIGHT;

        Expression sequence(Expression outer, Expression inner) {
            return switch (this) {
                case LEFT -> Expression.sequence(outer, inner);
                case RIGHT -> Expression.sequence(inner, outer);
            };
        }

        Expression outermost(List<Expression> terms) {
            return switch (this) {
                case LEFT -> terms.getFirst();
                case RIGHT -> terms.getLast();
            };
        }

        Expression others(List<Expression> terms) {
            return Expression.sequence(
                    switch (this) {
                        case LEFT -> terms.subList(1, terms.size());
                        case RIGHT -> terms.subList(0, terms.size() - 1);
                    });
        }
    }

    /** The character next to a boundary. */
    private enum Neighbour {
        WORD,
        NO_WORD,
        UNKNOWN;

        static Neighbour of(CodePoints codePoints) {
            return CodePoints.WORD.contains(codePoints)
                    ? WORD
                    : CodePoints.WORD.without(codePoints).equals(CodePoints.WORD) ? NO_WORD : UNKNOWN;
        }
    }

    /** Without anchors; empty if there is one inside. */
    static Optional<Expression> of(Expression expression) {
        Expression whole = open(open(expression, Side.LEFT), Side.RIGHT);
        return hasAnchor(whole) ? Optional.empty() : Optional.of(whole);
    }

    /** What matches a value that is such a text between separators, or a part of one beside them. */
    static Expression between(Expression whole, String separator) {
        Expression border = Expression.literal(separator, LetterCase.EXACT);
        return Expression.sequence(
                Expression.repetition(Expression.sequence(ANYTHING, border), 0, OptionalInt.of(1)),
                whole,
                Expression.repetition(Expression.sequence(border, ANYTHING), 0, OptionalInt.of(1)));
    }

    private static Expression open(Expression expression, Side side) {
        return open(trimmed(expression, side), side, Neighbour.UNKNOWN);
    }

    /**
     * Without what may be missing at this side, and with what repeats there as seldom as it can: where anything may stand
     * beside a match, that takes no text away and makes a smaller automaton.
     */
    private static Expression trimmed(Expression expression, Side side) {
        return switch (expression) {
            case Expression.Sequence(List<Expression> terms) -> {
                if (terms.isEmpty()) {
                    yield expression;
                }
                Expression outermost = trimmed(side.outermost(terms), side);
                Expression others = side.others(terms);
                yield outermost.equals(Expression.empty()) ? trimmed(others, side) : side.sequence(outermost, others);
            }
            case Expression.Alternation(List<Expression> branches) -> {
                List<Expression> shorter =
                        branches.stream().map(branch -> trimmed(branch, side)).toList();
                yield shorter.contains(Expression.empty()) ? Expression.empty() : Expression.alternation(shorter);
            }
            case Expression.Repetition(Expression operand, int least, OptionalInt most) -> {
                if (hasAnchor(operand)) {
                    yield expression;
                }
                boolean missing = trimmed(operand, side).equals(Expression.empty());
                yield Expression.repetition(operand, missing ? 0 : least, OptionalInt.of(missing ? 0 : least));
            }
            case Expression.Literal literal -> literal;
            case Expression.AnyCharacter any -> any;
            case Expression.CharacterClass characterClass -> characterClass;
            case Expression.Anchor anchor -> anchor;
        };
    }

    /** The expression with whatever may stand beside its matches; an anchor that is left shows that it was not said. */
    private static Expression open(Expression expression, Side side, Neighbour inner) {
        if (!hasAnchor(expression)) {
            return side.sequence(ANYTHING, expression);
        }
        return switch (expression) {
            case Expression.Anchor anchor -> beside(anchor, side, inner);
            case Expression.Sequence(List<Expression> terms) -> {
                Expression others = side.others(terms);
                yield side.sequence(open(side.outermost(terms), side, neighbour(others, side)), others);
            }
            case Expression.Alternation(List<Expression> branches) ->
                eitherOf(branches.stream()
                        .map(branch -> open(branch, side, inner))
                        .toList());
            case Expression.Repetition(Expression operand, int least, OptionalInt most)
            when least == 0 && most.equals(OptionalInt.of(1)) ->
                Expression.alternation(open(operand, side, inner), ANYTHING);
            case Expression.Repetition repetition -> side.sequence(ANYTHING, repetition);
            case Expression.Literal literal -> side.sequence(ANYTHING, literal);
            case Expression.AnyCharacter any -> side.sequence(ANYTHING, any);
            case Expression.CharacterClass characterClass -> side.sequence(ANYTHING, characterClass);
        };
    }

    private static Expression eitherOf(List<Expression> branches) {
        List<Expression> others = branches.stream()
                .filter(branch -> !branch.equals(Expression.empty()))
                .toList();
        return others.isEmpty() || others.size() == branches.size()
                ? Expression.alternation(branches)
                : Expression.repetition(Expression.alternation(others), 0, OptionalInt.of(1));
    }

    private static Expression beside(Expression.Anchor anchor, Side side, Neighbour inner) {
        Expression unsaid = side.sequence(ANYTHING, anchor);
        return switch (anchor.place()) {
            case TEXT_START -> side == Side.LEFT ? Expression.empty() : unsaid;
            case TEXT_END -> side == Side.RIGHT ? Expression.empty() : unsaid;
            case LINE_START -> side == Side.LEFT ? endOr(LINE_FEED, side) : unsaid;
            case LINE_END -> side == Side.RIGHT ? endOr(LINE_FEED, side) : unsaid;
            case WORD_BOUNDARY ->
                switch (inner) {
                    case WORD -> endOr(NO_WORD, side);
                    case NO_WORD -> side.sequence(ANYTHING, WORD);
                    case UNKNOWN -> unsaid;
                };
            case NO_WORD_BOUNDARY ->
                switch (inner) {
                    case WORD -> side.sequence(ANYTHING, WORD);
                    case NO_WORD -> endOr(NO_WORD, side);
                    case UNKNOWN -> unsaid;
                };
        };
    }

    /** Either the end of the value is here, or this stands here and anything beyond it. */
    private static Expression endOr(Expression next, Side side) {
        return Expression.repetition(side.sequence(ANYTHING, next), 0, OptionalInt.of(1));
    }

    /** What the outermost character of every match is, if there surely is one. */
    private static Neighbour neighbour(Expression expression, Side side) {
        return switch (expression) {
            case Expression.Literal(String text, LetterCase letterCase) ->
                Neighbour.of(
                        CodePoints.of(side == Side.LEFT ? text.codePointAt(0) : text.codePointBefore(text.length())));
            case Expression.CharacterClass(Membership membership, CodePoints codePoints, LetterCase letterCase) ->
                Neighbour.of(
                        switch (membership) {
                            case ONE_OF -> codePoints;
                            case NONE_OF -> codePoints.complement();
                        });
            case Expression.Sequence(List<Expression> terms) ->
                terms.isEmpty() ? Neighbour.UNKNOWN : neighbour(side.outermost(terms), side);
            case Expression.Alternation(List<Expression> branches) -> {
                List<Neighbour> neighbours = branches.stream()
                        .map(branch -> neighbour(branch, side))
                        .distinct()
                        .toList();
                yield neighbours.size() == 1 ? neighbours.getFirst() : Neighbour.UNKNOWN;
            }
            case Expression.Repetition(Expression operand, int least, OptionalInt most) ->
                least > 0 ? neighbour(operand, side) : Neighbour.UNKNOWN;
            case Expression.AnyCharacter any -> Neighbour.UNKNOWN;
            case Expression.Anchor anchor -> Neighbour.UNKNOWN;
        };
    }

    private static boolean hasAnchor(Expression expression) {
        return switch (expression) {
            case Expression.Anchor anchor -> true;
            case Expression.Sequence(List<Expression> terms) -> terms.stream().anyMatch(WholeValue::hasAnchor);
            case Expression.Alternation(List<Expression> branches) ->
                branches.stream().anyMatch(WholeValue::hasAnchor);
            case Expression.Repetition repetition -> hasAnchor(repetition.operand());
            case Expression.Literal literal -> false;
            case Expression.AnyCharacter any -> false;
            case Expression.CharacterClass characterClass -> false;
        };
    }
}
