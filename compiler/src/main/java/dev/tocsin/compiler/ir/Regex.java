package dev.tocsin.compiler.ir;

import com.google.re2j.Pattern;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.regex.Expression;
import dev.tocsin.sigma.regex.Expression.AnyCharacter;
import dev.tocsin.sigma.regex.Expression.LineFeeds;
import dev.tocsin.sigma.regex.Expression.Place;
import dev.tocsin.sigma.regex.ExpressionParser;
import dev.tocsin.sigma.regex.Flag;
import dev.tocsin.sigma.regex.ParsedExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A regular expression that is looked for in a text, in linear time. Letter case is {@link CaseFolding}'s. */
public record Regex(Expression expression) {
    private static final Expression ANYTHING =
            Expression.repetition(new AnyCharacter(LineFeeds.INCLUDED), 0, OptionalInt.empty());

    /**
     * The expression of a text.
     *
     * @param flags in force from the first character on
     * @throws IllegalArgumentException if it is none
     */
    public static Regex of(String text, Set<Flag> flags) {
        ParsedExpression parsed = ExpressionParser.parse(text, flags);
        return new Regex(parsed.expression()
                .orElseThrow(() -> new IllegalArgumentException(
                        text + ": " + parsed.problems().getFirst().message())));
    }

    /** A matcher for it, ready to run; may be shared between threads. */
    public Pattern pattern() {
        return Pattern.compile(new Re2Dialect().write(expression));
    }

    /** As a rule would write it. */
    public Expression.Notation notation() {
        return expression.notation();
    }

    /** The pattern that the same texts fit, if there is one. */
    public Optional<Matcher.Like> plain() {
        List<Expression> terms =
                new ArrayList<>(expression instanceof Expression.Sequence(var several) ? several : List.of(expression));
        List<SigmaString.Part> parts = new ArrayList<>();
        if (!terms.isEmpty() && terms.getFirst().equals(Expression.anchor(Place.TEXT_START))) {
            terms.removeFirst();
        } else {
            parts.add(SigmaString.ANY_RUN);
        }
        boolean ends = !terms.isEmpty() && terms.getLast().equals(Expression.anchor(Place.TEXT_END));
        if (ends) {
            terms.removeLast();
        }
        Optional<LetterCase> letterCase = letterCase(terms);
        for (Expression term : terms) {
            if (term instanceof Expression.Literal literal) {
                parts.add(new SigmaString.Part.Text(literal.text()));
            } else if (term.equals(new AnyCharacter(LineFeeds.INCLUDED))) {
                parts.add(SigmaString.ANY_ONE);
            } else if (term.equals(ANYTHING)) {
                parts.add(SigmaString.ANY_RUN);
            } else {
                return Optional.empty();
            }
        }
        if (!ends) {
            parts.add(SigmaString.ANY_RUN);
        }
        return letterCase.map(one -> new Matcher.Like(new SigmaString(parts), one));
    }

    /** The one way in which all literals take letter case; empty if they differ. */
    private static Optional<LetterCase> letterCase(List<Expression> terms) {
        List<Expression.Literal> literals = terms.stream()
                .filter(Expression.Literal.class::isInstance)
                .map(Expression.Literal.class::cast)
                .toList();
        boolean ignored = literals.stream().anyMatch(Regex::ignoresCase);
        boolean consistent = literals.stream()
                .allMatch(literal -> ignoresCase(literal) == ignored
                        || new Expression.Literal(literal.text(), Expression.LetterCase.IGNORED).equals(literal));
        return consistent ? Optional.of(ignored ? LetterCase.IGNORED : LetterCase.EXACT) : Optional.empty();
    }

    private static boolean ignoresCase(Expression.Literal literal) {
        return literal.letterCase() == Expression.LetterCase.IGNORED;
    }
}
