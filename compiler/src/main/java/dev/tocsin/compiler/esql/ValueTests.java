package dev.tocsin.compiler.esql;

import dev.tocsin.compiler.approximation.Bounds;
import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.approximation.Reason;
import dev.tocsin.compiler.approximation.RequiredText;
import dev.tocsin.compiler.elasticsearch.LuceneExpression;
import dev.tocsin.compiler.elasticsearch.PatternLimits;
import dev.tocsin.compiler.elasticsearch.PatternShape;
import dev.tocsin.compiler.elasticsearch.QueryLanguage;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.model.SigmaString;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Matchers as tests of the values of one column. Comparisons, {@code LIKE} and {@code RLIKE} are null on a column with
 * several values, and ES|QL has nothing that asks for any of them. So several values are put together with a separator,
 * and the pattern is looked for between separators. A value that itself holds the separator can look like several, which
 * is why this is an approximation; of a text that is looked for anywhere it is none.
 */
final class ValueTests {
    /** The symbol for a record separator, which no log is known to write. */
    static final String SEPARATOR = "\u241E";

    private static final SigmaString.Part SEPARATOR_PART = new SigmaString.Part.Text(SEPARATOR);

    private ValueTests() {}

    /** Of the values that the column has. Empty if they say no more than the index. */
    static Optional<Bounds<Test>> fits(TextColumns.Column column, Matcher matcher) {
        String name = column.name();
        return switch (matcher) {
            case Matcher.Like like ->
                switch (column.holds()) {
                    case ALL -> Optional.of(like(name, like));
                    case INDEXED -> Optional.empty();
                };
            case Matcher.Matches(Regex regex) ->
                switch (column.holds()) {
                    case ALL -> matches(name, regex);
                    case INDEXED -> Optional.empty();
                };
            case Matcher.Compare(Matcher.Comparison comparison, BigDecimal number) -> reaches(name, comparison, number);
            case Matcher.InNetwork(Network network) ->
                network.isIpv4() ? Optional.of(inNetwork(name, network)) : Optional.empty();
            case Matcher.DatePartEquals part -> Optional.empty();
            case Matcher.OneOf oneOf -> Optional.empty();
            case Matcher.NotBefore notBefore -> Optional.empty();
        };
    }

    private static Optional<Bounds<Test>> matches(String column, Regex regex) {
        return regex.plain()
                .map(plain -> like(column, plain))
                .or(() -> LuceneExpression.of(regex, QueryLanguage.QUERY_STRING)
                        .map(whole -> severally(
                                column,
                                new Test.Matches(column, Test.Reading.SINGLE, whole.text()),
                                LuceneExpression.allowsBetween(regex, SEPARATOR)
                                        ? new Test.Matches(column, Test.Reading.STRETCH, whole.text())
                                        : new Test.Several(column))))
                .or(() -> RequiredText.of(regex)
                        .map(required -> like(column, required).onlyOver(column, Reason.REGULAR_EXPRESSION)));
    }

    /**
     * Elasticsearch reads every decimal number as the nearest double, which keeps an order but may make it equal; it reads
     * notations that are no number to a rule, such as {@code 1e5}, too.
     */
    private static Optional<Bounds<Test>> reaches(String column, Matcher.Comparison comparison, BigDecimal number) {
        double nearest = number.doubleValue();
        if (Double.isInfinite(nearest)) {
            return Optional.empty();
        }
        Test.Side side = switch (comparison) {
            case GREATER, GREATER_OR_EQUAL -> Test.Side.AT_LEAST;
            case LESS, LESS_OR_EQUAL -> Test.Side.AT_MOST;
        };
        return Optional.of(
                Bounds.within(Formula.leaf(new Test.Reaches(column, side, nearest)), column, Reason.NUMBER_NOTATION));
    }

    /** Elasticsearch and rules read the same IPv4 addresses, but not the same notations of those within IPv6. */
    private static Bounds<Test> inNetwork(String column, Network network) {
        SigmaString mapped = SigmaString.literal("ffff:").afterAnything().beforeAnything();
        return Bounds.within(
                Formula.any(List.of(
                        Formula.leaf(new Test.InNetwork(column, network.toString())),
                        Formula.leaf(new Test.Several(column)),
                        Formula.leaf(new Test.Fits(column, Test.Reading.JOINED, mapped, LetterCase.IGNORED)))),
                column,
                Reason.NUMBER_NOTATION);
    }

    private static Bounds<Test> severally(String column, Test single, Test several) {
        return Bounds.between(
                Formula.leaf(single),
                Formula.any(List.of(Formula.leaf(single), Formula.leaf(several))),
                column,
                Reason.SEVERAL_VALUES);
    }

    private static Bounds<Test> like(String column, Matcher.Like like) {
        SigmaString pattern = like.pattern();
        LetterCase letterCase = like.letterCase();
        if (!PatternLimits.allow(pattern, letterCase, QueryLanguage.QUERY_DSL)) {
            Matcher.Like wider =
                    new Matcher.Like(PatternLimits.widened(pattern, QueryLanguage.QUERY_DSL), LetterCase.IGNORED);
            return like(column, wider).onlyOver(column, Reason.PATTERN_SIZE);
        }
        if (isAnywhere(pattern)) {
            return Bounds.exactly(Formula.leaf(new Test.Fits(column, Test.Reading.JOINED, pattern, letterCase)));
        }
        return severally(
                column,
                new Test.Fits(column, Test.Reading.SINGLE, pattern, letterCase),
                PatternLimits.allow(betweenSeparators(pattern), letterCase, QueryLanguage.QUERY_DSL)
                        ? new Test.Fits(column, Test.Reading.STRETCH, pattern, letterCase)
                        : new Test.Several(column));
    }

    /** One text with any-runs around it: where it stands in the joined values, it stands in one of them. */
    private static boolean isAnywhere(SigmaString pattern) {
        SigmaString inner = PatternShape.of(pattern).inner(pattern);
        return PatternShape.of(pattern) == PatternShape.CONTAINS
                && inner.isLiteral()
                && !inner.literalText().contains(SEPARATOR);
    }

    private static SigmaString betweenSeparators(SigmaString pattern) {
        List<SigmaString.Part> parts = new ArrayList<>();
        parts.add(SigmaString.ANY_RUN);
        parts.add(SEPARATOR_PART);
        parts.addAll(pattern.parts());
        parts.add(SEPARATOR_PART);
        parts.add(SigmaString.ANY_RUN);
        return new SigmaString(parts);
    }
}
