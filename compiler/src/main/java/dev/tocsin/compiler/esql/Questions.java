package dev.tocsin.compiler.esql;

import dev.tocsin.compiler.approximation.Bounds;
import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.approximation.Reason;
import dev.tocsin.compiler.elasticsearch.Clause;
import dev.tocsin.compiler.elasticsearch.IndexFormula;
import dev.tocsin.compiler.lucene.QueryString;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A condition as what the index is asked about every document, and what is left to decide about the documents that it
 * finds. Elasticsearch reads no other documents, because a question that stands alone beside {@code AND} is answered
 * before values are loaded.
 *
 * @param asked holds wherever the condition does
 * @param rest together with {@code asked} the condition
 * @param reasons why the two hold of more than the condition they were made of
 */
record Questions(Formula<Clause> asked, Formula<Part> rest, SortedSet<String> reasons) {
    static Questions of(Formula<Part> condition) {
        ReadingMemory memory = new ReadingMemory();
        SortedSet<String> reasons = new TreeSet<>();
        Formula<Part> within = withinLimits(memory.over(condition), reasons);
        if (memory.isExceeded()) {
            reasons.add(Reason.PATTERN_SIZE.words());
        }
        Formula<Clause> asked = question(asked(within), reasons);
        return new Questions(asked, rest(within), reasons);
    }

    /** What the index can say of the whole. */
    private static Formula<Clause> asked(Formula<Part> condition) {
        return switch (condition) {
            case Formula.Everything<Part>() -> new Formula.Everything<>();
            case Formula.Nothing<Part>() -> new Formula.Nothing<>();
            case Formula.Leaf<Part>(Part.Asked(Formula<Clause> question)) -> question;
            case Formula.Leaf<Part>(Part.Read read) -> new Formula.Everything<>();
            case Formula.All<Part>(List<Formula<Part>> terms) ->
                Formula.all(terms.stream().map(Questions::asked).toList());
            case Formula.Any<Part>(List<Formula<Part>> terms) ->
                Formula.any(terms.stream().map(Questions::asked).toList());
            case Formula.Not<Part> not -> throw new IllegalStateException("a negation of parts");
        };
    }

    /** Without the questions that all documents have to pass. */
    private static Formula<Part> rest(Formula<Part> condition) {
        return condition instanceof Formula.All<Part>(List<Formula<Part>> terms)
                ? Formula.all(terms.stream()
                        .filter(term -> !(term instanceof Formula.Leaf<Part>(Part part) && part instanceof Part.Asked))
                        .toList())
                : condition instanceof Formula.Leaf<Part>(Part part) && part instanceof Part.Asked
                        ? new Formula.Everything<>()
                        : condition;
    }

    private static Formula<Part> withinLimits(Formula<Part> condition, SortedSet<String> reasons) {
        return switch (condition) {
            case Formula.Everything<Part> everything -> everything;
            case Formula.Nothing<Part> nothing -> nothing;
            case Formula.Leaf<Part>(Part.Asked(Formula<Clause> question)) ->
                Formula.leaf(new Part.Asked(question(question, reasons)));
            case Formula.Leaf<Part> leaf -> leaf;
            case Formula.All<Part>(List<Formula<Part>> terms) ->
                Formula.all(
                        terms.stream().map(term -> withinLimits(term, reasons)).toList());
            case Formula.Any<Part>(List<Formula<Part>> terms) ->
                Formula.any(
                        terms.stream().map(term -> withinLimits(term, reasons)).toList());
            case Formula.Not<Part> not -> throw new IllegalStateException("a negation of parts");
        };
    }

    private static Formula<Clause> question(Formula<Clause> question, SortedSet<String> reasons) {
        IndexFormula within = IndexFormula.of(Bounds.exactly(question), QueryString.PASSES);
        reasons.addAll(within.reasons());
        return within.formula();
    }
}
