package dev.tocsin.sigma.regex;

import java.util.OptionalInt;

/** How many steps an expression has with its counted repetitions written out. */
final class Size {
    private Size() {}

    /** Never negative; large sizes end at {@link Integer#MAX_VALUE}. */
    static int of(Expression expression) {
        return switch (expression) {
            case Expression.Literal(String text, var letterCase) -> text.codePointCount(0, text.length());
            case Expression.AnyCharacter any -> 1;
            case Expression.CharacterClass characterClass -> 1;
            case Expression.Anchor anchor -> 1;
            case Expression.Sequence(var terms) ->
                capped(1 + terms.stream().mapToLong(Size::of).sum());
            case Expression.Alternation(var branches) ->
                capped(branches.stream().mapToLong(branch -> 1L + of(branch)).sum());
            case Expression.Repetition(Expression operand, int least, OptionalInt most) ->
                capped((1L + of(operand)) * Math.max(1, most.orElse(least + 1)));
        };
    }

    private static int capped(long size) {
        return (int) Math.min(size, Integer.MAX_VALUE);
    }
}
