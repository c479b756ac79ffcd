package dev.tocsin.compiler.lucene;

import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.elasticsearch.Clause;
import dev.tocsin.compiler.elasticsearch.NestingLimit;
import dev.tocsin.compiler.elasticsearch.PatternMemory;
import dev.tocsin.compiler.elasticsearch.QuerySize;
import dev.tocsin.compiler.elasticsearch.Widening;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A formula in the syntax of {@code query_string}.
 *
 * <p>Its {@code AND}, {@code OR} and {@code NOT} are no Boolean operators: they mark clauses as required, optional or
 * prohibited, and {@code a OR NOT b} finds {@code a} without {@code b}. So clauses of one kind alone stand between a pair
 * of parentheses, and a negation stands beside something that it takes from, {@code *:*} if there is nothing else.
 */
public final class QueryString {
    /** What makes a formula fit for {@link #of}. */
    public static final List<Widening> PASSES = List.of(new NestingLimit(), new PatternMemory());

    private static final String EVERYTHING = "*:*";
    private static final String NOTHING = "(*:* AND NOT *:*)";

    private final QuerySize size;

    private QueryString(QuerySize size) {
        this.size = size;
    }

    /**
     * The text, one operand: a clause, or parentheses around several.
     *
     * @param formula within the limits of {@link #PASSES}
     */
    public static String of(Formula<Clause> formula) {
        return new QueryString(QuerySize.of(formula)).operand(formula);
    }

    private String operand(Formula<Clause> formula) {
        return switch (formula) {
            case Formula.Everything<Clause>() -> EVERYTHING;
            case Formula.Nothing<Clause>() -> NOTHING;
            case Formula.Leaf<Clause>(Clause clause) -> field(clause) + value(clause);
            case Formula.All<Clause>(List<Formula<Clause>> terms) -> all(terms);
            case Formula.Not<Clause> not -> all(List.of(not));
            case Formula.Any<Clause>(List<Formula<Clause>> terms) -> any(terms);
        };
    }

    private String all(List<Formula<Clause>> terms) {
        List<String> operands = new ArrayList<>();
        for (Formula<Clause> term : terms) {
            operands.add(
                    term instanceof Formula.Not<Clause>(Formula<Clause> inner)
                            ? "NOT " + operand(inner)
                            : operand(term));
        }
        if (terms.stream().allMatch(Formula.Not.class::isInstance)) {
            operands.addFirst(EVERYTHING);
        }
        return "(" + String.join(" AND ", operands) + ")";
    }

    /** Clauses of one field share its name, at the place of the first. */
    private String any(List<Formula<Clause>> terms) {
        Map<String, List<Clause>> byField = new LinkedHashMap<>();
        for (Formula<Clause> term : terms) {
            if (term instanceof Formula.Leaf<Clause>(Clause clause)) {
                byField.computeIfAbsent(field(clause), field -> new ArrayList<>())
                        .add(clause);
            } else {
                byField.put(operand(term), List.of());
            }
        }
        List<String> operands = byField.entrySet().stream()
                .map(entry -> entry.getValue().isEmpty()
                        ? entry.getKey()
                        : entry.getKey() + oneOf(ValueLists.of(entry.getValue(), size)))
                .toList();
        return oneOf(operands);
    }

    private static String oneOf(List<String> alternatives) {
        return alternatives.size() == 1
                ? alternatives.getFirst()
                : alternatives.stream().collect(Collectors.joining(" OR ", "(", ")"));
    }

    /** What stands before the value, the colon included. */
    private static String field(Clause clause) {
        return switch (clause) {
            case Clause.Exists exists -> "_exists_:";
            case Clause.Ignored ignored -> "_ignored:";
            case Clause.Like like -> Syntax.field(like.field());
            case Clause.Matches matches -> Syntax.field(matches.field());
            case Clause.NumberEquals equals -> Syntax.field(equals.field());
            case Clause.NumberWithin within -> Syntax.field(within.field());
            case Clause.Address address -> Syntax.field(address.field());
            case Clause.Truth truth -> Syntax.field(truth.field());
            case Clause.NotBefore notBefore -> Syntax.field(notBefore.field());
            case Clause.OneOf oneOf -> throw notOfThisLanguage(oneOf);
            case Clause.Lenient lenient -> throw notOfThisLanguage(lenient);
        };
    }

    /** What stands behind the colon. */
    static String value(Clause clause) {
        return switch (clause) {
            case Clause.Exists(String field) -> Syntax.word(field);
            case Clause.Ignored(String field) -> Syntax.word(field);
            case Clause.Like like -> PatternText.of(like);
            case Clause.Matches matches -> Syntax.expression(matches.expression());
            case Clause.NumberEquals(String field, BigDecimal number) -> Syntax.word(number.toPlainString());
            case Clause.NumberWithin(String field, Optional<BigDecimal> least, Optional<BigDecimal> greatest) ->
                "[" + bound(least) + " TO " + bound(greatest) + "]";
            case Clause.Address(String field, String network) -> Syntax.quoted(network);
            case Clause.Truth(String field, String value) -> Syntax.word(value);
            case Clause.NotBefore(String field, Instant moment) -> "[" + Syntax.quoted(moment.toString()) + " TO *]";
            case Clause.OneOf oneOf -> throw notOfThisLanguage(oneOf);
            case Clause.Lenient lenient -> throw notOfThisLanguage(lenient);
        };
    }

    private static IllegalArgumentException notOfThisLanguage(Clause clause) {
        return new IllegalArgumentException("not a clause of this language: " + clause);
    }

    private static String bound(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toPlainString).orElse("*");
    }
}
