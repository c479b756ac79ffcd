package dev.tocsin.compiler.esql;

import dev.tocsin.compiler.approximation.Bounds;
import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.approximation.Reason;
import dev.tocsin.compiler.approximation.RequiredText;
import dev.tocsin.compiler.elasticsearch.PatternLimits;
import dev.tocsin.compiler.elasticsearch.PatternShape;
import dev.tocsin.compiler.elasticsearch.QueryLanguage;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.model.SigmaString;
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

    /** Empty if the values say no more than the index. */
    static Optional<Bounds<Test>> fits(TextColumns.Column column, Matcher matcher) {
        return switch (column.holds()) {
            case ALL -> whole(column.name(), matcher);
            case INDEXED -> Optional.empty();
        };
    }

    private static Optional<Bounds<Test>> whole(String column, Matcher matcher) {
        return switch (matcher) {
            case Matcher.Like like -> Optional.of(like(column, like));
            case Matcher.Matches(Regex regex) ->
                regex.plain()
                        .map(plain -> like(column, plain))
                        .or(() -> RequiredText.of(regex)
                                .map(required -> like(column, required).onlyOver(column, Reason.REGULAR_EXPRESSION)));
            case Matcher.InNetwork network -> Optional.empty();
            case Matcher.Compare compare -> Optional.empty();
            case Matcher.DatePartEquals part -> Optional.empty();
        };
    }

    private static Bounds<Test> like(String column, Matcher.Like like) {
        SigmaString pattern = like.pattern();
        LetterCase letterCase = like.letterCase();
        if (!PatternLimits.allow(pattern, letterCase, QueryLanguage.QUERY_DSL)) {
            Matcher.Like wider = new Matcher.Like(PatternLimits.widened(pattern, QueryLanguage.QUERY_DSL), LetterCase.IGNORED);
            return like(column, wider).onlyOver(column, Reason.PATTERN_SIZE);
        }
        if (isAnywhere(pattern)) {
            return Bounds.exactly(Formula.leaf(new Test.Fits(column, Test.Reading.JOINED, pattern, letterCase)));
        }
        Formula<Test> single = Formula.leaf(new Test.Fits(column, Test.Reading.SINGLE, pattern, letterCase));
        Test.OfValues several = PatternLimits.allow(betweenSeparators(pattern), letterCase, QueryLanguage.QUERY_DSL)
                ? new Test.Fits(column, Test.Reading.STRETCH, pattern, letterCase)
                : new Test.Several(column);
        return Bounds.between(
                single, Formula.any(List.of(single, Formula.leaf(several))), column, Reason.SEVERAL_VALUES);
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
