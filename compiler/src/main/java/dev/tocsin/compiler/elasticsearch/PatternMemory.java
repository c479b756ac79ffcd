package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.approximation.Reason;
import dev.tocsin.sigma.model.SigmaString;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Keeps the automata of a query within Elasticsearch's memory for one request ({@code indices.breaker.request.limit}, 60 %
 * of the heap). A pattern that begins with an any-run was seen to take about 2 KB for each of its characters: 4,432 of
 * {@code *SHA256=…*} together 614 MB, which a node with 1 GB refuses. Where a query asks for so many, long texts are asked
 * for by their ends, which in digests and paths tell them apart best; where that is not enough, long lists are left out
 * and every event of the kind is verified instead.
 */
public final class PatternMemory implements Widening {
    /**
     * Some 30 MB. The memory is taken on each shard anew, five shards of a node are searched at once, and a hunt asks
     * three queries at once: together 450 MB, which a node with 1 GB of heap still gives.
     */
    private static final int MOST_CHARACTERS = 15_000;

    private static final int MANY = 32;
    private static final int END = 12;

    @Override
    public Reason reason() {
        return Reason.PATTERN_SIZE;
    }

    @Override
    public Formula<Clause> over(Formula<Clause> formula) {
        if (characters(formula) <= MOST_CHARACTERS) {
            return formula;
        }
        Formula<Clause> shortened = replacing(formula, PatternMemory::shortened);
        // What is left asks for the kind of event and for whatever the rule says in few words.
        return characters(shortened) <= MOST_CHARACTERS
                ? shortened
                : replacing(shortened, longList -> new Formula.Everything<>());
    }

    private static long characters(Formula<Clause> formula) {
        return switch (formula) {
            case Formula.Everything<Clause> everything -> 0;
            case Formula.Nothing<Clause> nothing -> 0;
            case Formula.Leaf<Clause>(Clause clause) -> characters(clause);
            case Formula.Not<Clause>(Formula<Clause> operand) -> characters(operand);
            case Formula.All<Clause>(List<Formula<Clause>> terms) -> characters(terms);
            case Formula.Any<Clause>(List<Formula<Clause>> terms) -> characters(terms);
        };
    }

    private static long characters(Clause clause) {
        return switch (clause) {
            case Clause.Like like ->
                PatternShape.of(like.pattern()).openBefore() ? PatternLimits.length(like.pattern()) : 0;
            case Clause.Matches matches ->
                matches.expression().contains(".*") ? matches.expression().length() : 0;
            case Clause.Exists exists -> 0;
            case Clause.Ignored ignored -> 0;
            case Clause.NumberEquals equals -> 0;
            case Clause.NumberWithin within -> 0;
            case Clause.Address address -> 0;
            case Clause.Truth truth -> 0;
            case Clause.Lenient lenient -> 0;
            case Clause.OneOf oneOf -> 0;
            case Clause.NotBefore notBefore -> 0;
        };
    }

    private static long characters(List<Formula<Clause>> terms) {
        return terms.stream().mapToLong(PatternMemory::characters).sum();
    }

    /**
     * The formula with something else in the place of each long list. A negation stays as it is: what is wider below it
     * would lose documents.
     */
    private static Formula<Clause> replacing(Formula<Clause> formula, UnaryOperator<Formula<Clause>> replacement) {
        return switch (formula) {
            case Formula.Everything<Clause> everything -> everything;
            case Formula.Nothing<Clause> nothing -> nothing;
            case Formula.Leaf<Clause> leaf -> leaf;
            case Formula.Not<Clause> not -> not;
            case Formula.All<Clause>(List<Formula<Clause>> terms) ->
                Formula.all(
                        terms.stream().map(term -> replacing(term, replacement)).toList());
            case Formula.Any<Clause> any when any.terms().size() >= MANY -> replacement.apply(any);
            case Formula.Any<Clause>(List<Formula<Clause>> terms) ->
                Formula.any(
                        terms.stream().map(term -> replacing(term, replacement)).toList());
        };
    }

    private static Formula<Clause> shortened(Formula<Clause> longList) {
        return longList instanceof Formula.Any<Clause>(List<Formula<Clause>> terms)
                ? Formula.any(terms.stream()
                        .map(term -> term instanceof Formula.Leaf<Clause>(Clause clause)
                                ? Formula.leaf(ending(clause))
                                : replacing(term, PatternMemory::shortened))
                        .toList())
                : longList;
    }

    private static Clause ending(Clause clause) {
        if (!(clause instanceof Clause.Like like)
                || !PatternShape.of(like.pattern()).openBefore()) {
            return clause;
        }
        PatternShape shape = PatternShape.of(like.pattern());
        SigmaString inner = shape.inner(like.pattern());
        if (!inner.isLiteral() || PatternLimits.length(inner) <= END) {
            return clause;
        }
        int[] characters = inner.literalText().codePoints().toArray();
        SigmaString end = SigmaString.literal(new String(characters, characters.length - END, END))
                .afterAnything();
        return new Clause.Like(like.field(), shape.openAfter() ? end.beforeAnything() : end, like.letterCase());
    }
}
