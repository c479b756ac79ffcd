package dev.tocsin.compiler.esql;

import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.elasticsearch.PatternLimits;
import java.util.List;

/**
 * Keeps the automata that values are tested with within Elasticsearch's memory, of which no breaker takes account: 4,432
 * digests looked for anywhere in a text ended a node with 1 GB of heap. Tests that would be too many in one query are left
 * out. Parts are never negated, so that loses nothing.
 */
final class ReadingMemory {
    /** Less than a tenth of what ended the node, and of what Elasticsearch compiles in a second. */
    private static final long MOST_CHARACTERS = 5_000;

    private long characters;
    private boolean exceeded;

    boolean isExceeded() {
        return exceeded;
    }

    /** The condition with as many of its tests as there is room for, from the first on. */
    Formula<Part> over(Formula<Part> condition) {
        return switch (condition) {
            case Formula.Everything<Part> everything -> everything;
            case Formula.Nothing<Part> nothing -> nothing;
            case Formula.Leaf<Part>(Part.Read(Formula<Test.OfValues> test)) -> {
                long more = characters(test);
                if (characters + more > MOST_CHARACTERS) {
                    exceeded = true;
                    yield new Formula.Everything<>();
                }
                characters += more;
                yield condition;
            }
            case Formula.Leaf<Part> asked -> asked;
            case Formula.All<Part>(List<Formula<Part>> terms) ->
                Formula.all(terms.stream().map(this::over).toList());
            case Formula.Any<Part>(List<Formula<Part>> terms) ->
                Formula.any(terms.stream().map(this::over).toList());
            case Formula.Not<Part> not -> throw new IllegalStateException("a negation of parts");
        };
    }

    private static long characters(Formula<Test.OfValues> formula) {
        return switch (formula) {
            case Formula.Everything<Test.OfValues> everything -> 0;
            case Formula.Nothing<Test.OfValues> nothing -> 0;
            case Formula.Leaf<Test.OfValues>(Test.OfValues test) -> characters(test);
            case Formula.Not<Test.OfValues>(Formula<Test.OfValues> operand) -> characters(operand);
            case Formula.All<Test.OfValues>(List<Formula<Test.OfValues>> terms) ->
                terms.stream().mapToLong(ReadingMemory::characters).sum();
            case Formula.Any<Test.OfValues>(List<Formula<Test.OfValues>> terms) ->
                terms.stream().mapToLong(ReadingMemory::characters).sum();
        };
    }

    private static long characters(Test.OfValues test) {
        return switch (test) {
            case Test.Fits fits -> PatternLimits.length(fits.pattern());
            case Test.Matches matches -> matches.expression().length();
            case Test.Several several -> 0;
            case Test.Reaches reaches -> 0;
            case Test.InNetwork network -> 0;
            case Test.Shares shares -> 0;
            case Test.Relates relates -> 0;
            case Test.BeyondAscii beyondAscii -> 0;
        };
    }
}
