package dev.tocsin.compiler.approximation;

import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.regex.Expression;
import dev.tocsin.sigma.regex.Expression.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Text that stands in everything a regular expression matches: its literals in their order, with anything between them.
 * Alternatives and what may be missing are passed over.
 */
public final class RequiredText {
    private static final int SHORTEST = 2;

    /** Of repeated text no more is taken. */
    private static final int LONGEST = 100;

    private final List<SigmaString.Part> parts = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private LetterCase letterCase = LetterCase.EXACT;

    private RequiredText() {}

    /** What every matching text fits; empty if nothing can be said. */
    public static Optional<Matcher.Like> of(Regex regex) {
        RequiredText text = new RequiredText();
        text.begin(regex.expression());
        text.read(regex.expression());
        text.end(regex.expression());
        SigmaString pattern = new SigmaString(text.parts);
        return pattern.parts().equals(List.of(SigmaString.ANY_RUN))
                ? Optional.empty()
                : Optional.of(new Matcher.Like(pattern, text.letterCase));
    }

    private void begin(Expression expression) {
        boolean anchored = expression instanceof Expression.Sequence(var terms)
                && terms.size() > 1
                && terms.getFirst().equals(Expression.anchor(Place.TEXT_START))
                && terms.get(1) instanceof Expression.Literal;
        if (!anchored) {
            parts.add(SigmaString.ANY_RUN);
        }
    }

    private void end(Expression expression) {
        boolean anchored = !run.isEmpty()
                && expression instanceof Expression.Sequence(var terms)
                && terms.getLast().equals(Expression.anchor(Place.TEXT_END));
        if (anchored) {
            parts.add(new SigmaString.Part.Text(run.toString()));
        } else {
            gap();
        }
    }

    private void read(Expression expression) {
        switch (expression) {
            case Expression.Literal(String text, var literalCase) -> {
                run.append(text);
                if (literalCase == Expression.LetterCase.IGNORED) {
                    letterCase = LetterCase.IGNORED;
                }
            }
            case Expression.Sequence(var terms) -> terms.forEach(this::read);
            case Expression.Repetition(Expression operand, int least, OptionalInt most) ->
                readRepeated(operand, least, most);
            // Between two literals, a place takes no room.
            case Expression.Anchor anchor -> {}
            case Expression.AnyCharacter any -> gap();
            case Expression.CharacterClass characterClass -> gap();
            case Expression.Alternation alternation -> gap();
        }
    }

    private void readRepeated(Expression operand, int least, OptionalInt most) {
        if (least == 0) {
            gap();
            return;
        }
        int times = operand instanceof Expression.Literal(String text, var letters)
                ? Math.min(least, Math.max(1, LONGEST / text.length()))
                : 1;
        for (int i = 0; i < times; i++) {
            read(operand);
        }
        if (times != most.orElse(Integer.MAX_VALUE)) {
            gap();
        }
    }

    /** Whatever may stand here. */
    private void gap() {
        boolean anchored = parts.isEmpty();
        if (!run.isEmpty() && (anchored || run.codePoints().count() >= SHORTEST)) {
            parts.add(new SigmaString.Part.Text(run.toString()));
        }
        parts.add(SigmaString.ANY_RUN);
        run.setLength(0);
    }
}
