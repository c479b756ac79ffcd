package dev.tocsin.compiler.querydsl;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonData;
import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.elasticsearch.Clause;
import dev.tocsin.compiler.elasticsearch.Patterns;
import dev.tocsin.compiler.elasticsearch.QuerySize;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.sigma.model.SigmaString;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A formula as a query that only filters: every hit scores the same, nothing is ranked. {@code All} and {@code Not}
 * become {@code filter} and {@code must_not} of one {@code bool}, {@code Any} its {@code should}.
 */
final class QueryRendering {
    private final QuerySize size;
    private final int mostTerms;

    private QueryRendering(QuerySize size, int mostTerms) {
        this.size = size;
        this.mostTerms = mostTerms;
    }

    /** @param mostTerms how many values one {@code terms} query may have */
    static Query render(Formula<Clause> formula, int mostTerms) {
        return new QueryRendering(QuerySize.of(formula), mostTerms).root(formula);
    }

    private Query root(Formula<Clause> formula) {
        return switch (formula) {
            case Formula.All<Clause> all -> query(all);
            case Formula.Not<Clause> not -> query(not);
            case Formula.Everything<Clause> everything -> query(everything);
            case Formula.Nothing<Clause> nothing -> query(nothing);
            // On its own at the top, such a query would score.
            case Formula.Any<Clause> any -> bool(new BoolQuery.Builder().filter(query(any)));
            case Formula.Leaf<Clause> leaf -> bool(new BoolQuery.Builder().filter(query(leaf)));
        };
    }

    private Query query(Formula<Clause> formula) {
        return switch (formula) {
            case Formula.Everything<Clause>() -> Query.of(query -> query.matchAll(all -> all));
            case Formula.Nothing<Clause>() -> Query.of(query -> query.matchNone(none -> none));
            case Formula.Leaf<Clause>(Clause clause) -> clause(clause);
            case Formula.All<Clause>(List<Formula<Clause>> terms) -> {
                BoolQuery.Builder bool = new BoolQuery.Builder();
                for (Formula<Clause> term : terms) {
                    if (term instanceof Formula.Not<Clause>(Formula<Clause> operand)) {
                        exclude(operand, bool);
                    } else {
                        bool.filter(query(term));
                    }
                }
                yield bool(bool);
            }
            case Formula.Not<Clause>(Formula<Clause> operand) -> {
                BoolQuery.Builder bool = new BoolQuery.Builder();
                exclude(operand, bool);
                yield bool(bool);
            }
            case Formula.Any<Clause>(List<Formula<Clause>> terms) -> {
                List<Query> alternatives = alternatives(terms);
                yield alternatives.size() == 1
                        ? alternatives.getFirst()
                        : bool(new BoolQuery.Builder().should(alternatives).minimumShouldMatch("1"));
            }
        };
    }

    /** Not one of several is none of them. */
    private void exclude(Formula<Clause> operand, BoolQuery.Builder bool) {
        if (operand instanceof Formula.Any<Clause>(List<Formula<Clause>> terms)) {
            bool.mustNot(alternatives(terms));
        } else {
            bool.mustNot(query(operand));
        }
    }

    private List<Query> alternatives(List<Formula<Clause>> terms) {
        return Alternatives.of(terms, size, mostTerms).stream()
                .map(alternative -> switch (alternative) {
                    case Alternatives.Single(Formula<Clause> term) -> query(term);
                    case Alternatives.OneOf(String field, List<String> values) -> terms(field, values);
                    case Alternatives.Expression(String field, String expression, LetterCase letterCase) ->
                        regexp(field, expression, letterCase);
                })
                .toList();
    }

    private static Query bool(BoolQuery.Builder bool) {
        return Query.of(query -> query.bool(bool.build()));
    }

    private Query clause(Clause clause) {
        return switch (clause) {
            case Clause.Like(String field, SigmaString pattern, LetterCase letterCase) ->
                like(field, pattern, letterCase);
            case Clause.Matches(String field, String expression, LetterCase letterCase) ->
                regexp(field, expression, letterCase);
            case Clause.Exists(String field) -> Query.of(query -> query.exists(exists -> exists.field(field)));
            case Clause.Ignored(String field) -> term(Alternatives.IGNORED, field);
            case Clause.NumberEquals(String field, BigDecimal number) -> term(field, number.toPlainString());
            case Clause.NumberWithin(String field, Optional<BigDecimal> least, Optional<BigDecimal> greatest) ->
                Query.of(query -> query.range(range -> range.untyped(untyped -> {
                    untyped.field(field);
                    least.ifPresent(number -> untyped.gte(JsonData.of(number)));
                    greatest.ifPresent(number -> untyped.lte(JsonData.of(number)));
                    return untyped;
                })));
            case Clause.Address(String field, String network) -> term(field, network);
            case Clause.Truth(String field, String value) -> term(field, value);
            case Clause.OneOf(String field, List<String> values) -> oneOf(field, values);
            case Clause.NotBefore(String field, Instant moment) ->
                Query.of(query -> query.range(
                        range -> range.untyped(untyped -> untyped.field(field).gte(JsonData.of(moment.toString())))));
            case Clause.Lenient(String field, String text) ->
                Query.of(query ->
                        query.match(match -> match.field(field).query(text).lenient(true)));
        };
    }

    private static Query like(String field, SigmaString pattern, LetterCase letterCase) {
        boolean ignoring = letterCase == LetterCase.IGNORED && Patterns.hasLetters(pattern);
        if (Patterns.needsRegexp(pattern, letterCase)) {
            return regexp(field, Patterns.regexp(pattern, letterCase), ignoring ? letterCase : LetterCase.EXACT);
        }
        if (pattern.isLiteral()) {
            return ignoring
                    ? Query.of(query -> query.term(term ->
                            term.field(field).value(pattern.literalText()).caseInsensitive(true)))
                    : term(field, pattern.literalText());
        }
        return Query.of(query -> query.wildcard(wildcard -> {
            wildcard.field(field).value(Patterns.wildcard(pattern));
            return ignoring ? wildcard.caseInsensitive(true) : wildcard;
        }));
    }

    private static Query term(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    private Query oneOf(String field, List<String> values) {
        List<Query> chunks = Alternatives.chunks(values, mostTerms).stream()
                .map(chunk -> terms(field, chunk))
                .toList();
        return chunks.size() == 1
                ? chunks.getFirst()
                : bool(new BoolQuery.Builder().should(chunks).minimumShouldMatch("1"));
    }

    private static Query terms(String field, List<String> values) {
        return Query.of(query -> query.terms(terms -> terms.field(field)
                .terms(list -> list.value(values.stream().map(FieldValue::of).toList()))));
    }

    /** {@code flags: NONE} leaves the characters of Lucene's optional operators plain. */
    private static Query regexp(String field, String expression, LetterCase letterCase) {
        return Query.of(query -> query.regexp(regexp -> {
            regexp.field(field).value(expression).flags("NONE");
            return letterCase == LetterCase.IGNORED ? regexp.caseInsensitive(true) : regexp;
        }));
    }
}
