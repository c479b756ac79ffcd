package dev.tocsin.sigma.regex;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * How an engine wants an expression written. An implementation says what the leaves look like; how they are put together
 * is the same everywhere.
 */
public interface Dialect {
    /** How tightly a written piece holds together. */
    enum Binding {
        /** Branches, which a sequence would tear apart. */
        ALTERNATION,
        /** Characters in a row, of which a repetition would take the last one only. */
        SEQUENCE,
        /** One thing. */
        ATOM
    }

    /** An expression as it is written. */
    record Piece(String text, Binding binding) {
        public static Piece atom(String text) {
            return new Piece(text, Binding.ATOM);
        }
    }

    Piece literal(Expression.Literal literal);

    Piece anyCharacter(Expression.AnyCharacter any);

    Piece characterClass(Expression.CharacterClass characterClass);

    Piece anchor(Expression.Anchor anchor);

    /** What opens a group that does nothing but hold together; {@code )} closes it. */
    String groupStart();

    /** What matches the empty text and nothing else, as one thing. */
    default String empty() {
        return groupStart() + ")";
    }

    /** The expression in this dialect. */
    default String write(Expression expression) {
        return piece(expression).text();
    }

    private Piece piece(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> literal(literal);
            case Expression.AnyCharacter any -> anyCharacter(any);
            case Expression.CharacterClass characterClass -> characterClass(characterClass);
            case Expression.Anchor anchor -> anchor(anchor);
            case Expression.Sequence(List<Expression> terms) ->
                terms.isEmpty()
                        ? Piece.atom(empty())
                        : new Piece(
                                terms.stream()
                                        .map(term -> held(term, Binding.SEQUENCE))
                                        .collect(Collectors.joining()),
                                Binding.SEQUENCE);
            case Expression.Alternation(List<Expression> branches) ->
                new Piece(
                        branches.stream()
                                .map(branch -> held(branch, Binding.SEQUENCE))
                                .collect(Collectors.joining("|")),
                        Binding.ALTERNATION);
            case Expression.Repetition(Expression operand, int least, OptionalInt most) ->
                new Piece(held(operand, Binding.ATOM) + quantifier(least, most), Binding.SEQUENCE);
        };
    }

    private String held(Expression expression, Binding wanted) {
        Piece piece = piece(expression);
        return piece.binding().compareTo(wanted) < 0 ? groupStart() + piece.text() + ")" : piece.text();
    }

    private static String quantifier(int least, OptionalInt most) {
        if (most.isEmpty()) {
            return switch (least) {
                case 0 -> "*";
                case 1 -> "+";
                default -> "{" + least + ",}";
            };
        }
        if (most.getAsInt() == least) {
            return "{" + least + "}";
        }
        return least == 0 && most.getAsInt() == 1 ? "?" : "{" + least + "," + most.getAsInt() + "}";
    }
}
