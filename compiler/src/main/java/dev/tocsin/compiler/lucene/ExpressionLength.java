package dev.tocsin.compiler.lucene;

import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.approximation.Reason;
import dev.tocsin.compiler.elasticsearch.Clause;
import dev.tocsin.compiler.elasticsearch.PatternLimits;
import dev.tocsin.compiler.elasticsearch.QueryLanguage;
import dev.tocsin.compiler.elasticsearch.Widening;
import dev.tocsin.sigma.model.SigmaString;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps regular expressions within the 1,000 characters that Elasticsearch takes ({@code index.max_regex_length}). A
 * letter takes four, so a text of 250 letters is asked for by its beginning. Under a negation, where a beginning would
 * lose documents, the test is left out.
 */
final class ExpressionLength implements Widening {
    private static final int LONGEST = 1_000;

    @Override
    public Reason reason() {
        return Reason.PATTERN_SIZE;
    }

    @Override
    public Formula<Clause> over(Formula<Clause> formula) {
        return switch (formula) {
            case Formula.Everything<Clause> everything -> everything;
            case Formula.Nothing<Clause> nothing -> nothing;
            case Formula.Leaf<Clause> leaf ->
                leaf.test() instanceof Clause.Like like && isTooLong(like) ? beginning(like) : leaf;
            case Formula.All<Clause>(List<Formula<Clause>> terms) ->
                Formula.all(terms.stream().map(this::over).toList());
            case Formula.Any<Clause>(List<Formula<Clause>> terms) ->
                Formula.any(terms.stream().map(this::over).toList());
            case Formula.Not<Clause>(Formula<Clause> operand) -> Formula.not(under(operand));
        };
    }

    private Formula<Clause> under(Formula<Clause> formula) {
        return switch (formula) {
            case Formula.Everything<Clause> everything -> everything;
            case Formula.Nothing<Clause> nothing -> nothing;
            case Formula.Leaf<Clause> leaf ->
                leaf.test() instanceof Clause.Like like && isTooLong(like) ? new Formula.Nothing<>() : leaf;
            case Formula.All<Clause>(List<Formula<Clause>> terms) ->
                Formula.all(terms.stream().map(this::under).toList());
            case Formula.Any<Clause>(List<Formula<Clause>> terms) ->
                Formula.any(terms.stream().map(this::under).toList());
            case Formula.Not<Clause>(Formula<Clause> operand) -> Formula.not(over(operand));
        };
    }

    private static boolean isTooLong(Clause.Like like) {
        return PatternText.needsExpression(like) && PatternText.of(like).length() - "//".length() > LONGEST;
    }

    /** The longest beginning that can be asked for. */
    private static Formula<Clause> beginning(Clause.Like like) {
        List<SigmaString.Part> characters = characters(like.pattern());
        for (int length = characters.size() - 1; length > 0; length--) {
            SigmaString beginning = new SigmaString(characters.subList(0, length)).beforeAnything();
            Clause.Like wider = new Clause.Like(like.field(), beginning, like.letterCase());
            if (!isTooLong(wider) && PatternLimits.allow(beginning, like.letterCase(), QueryLanguage.QUERY_STRING)) {
                return Formula.leaf(wider);
            }
        }
        return Formula.leaf(new Clause.Exists(like.field()));
    }

    private static List<SigmaString.Part> characters(SigmaString pattern) {
        List<SigmaString.Part> characters = new ArrayList<>();
        for (SigmaString.Part part : pattern.parts()) {
            switch (part) {
                case SigmaString.Part.AnyRun() -> characters.add(part);
                case SigmaString.Part.AnyOne() -> characters.add(part);
                case SigmaString.Part.Text(String text) ->
                    text.codePoints()
                            .mapToObj(codePoint -> new SigmaString.Part.Text(Character.toString(codePoint)))
                            .forEach(characters::add);
            }
        }
        return characters;
    }
}
