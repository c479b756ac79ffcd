package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.approximation.Bounds;
import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.approximation.Reason;
import dev.tocsin.compiler.approximation.RequiredText;
import dev.tocsin.compiler.elasticsearch.IndexedFields.IndexedField;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.model.SigmaString;
import java.util.List;

/**
 * Fields that index whole values: {@code keyword} and {@code wildcard}. A value longer than the field's {@code
 * ignore_above} is not in the index; the document names such fields in {@code _ignored}.
 */
final class KeywordTests {
    private KeywordTests() {}

    static Bounds<Clause> fits(IndexedField field, Matcher matcher) {
        return switch (matcher) {
            case Matcher.Like like -> like(field, like);
            case Matcher.Matches(Regex regex) ->
                regex.plain()
                        .map(plain -> like(field, plain))
                        .orElseGet(() -> RequiredText.of(regex)
                                .map(required ->
                                        like(field, required).onlyOver(field.name(), Reason.REGULAR_EXPRESSION))
                                .orElseGet(() -> Bounds.within(
                                        FieldTests.presentOrIgnored(field), field.name(), Reason.REGULAR_EXPRESSION)));
            case Matcher.InNetwork network -> present(field);
            case Matcher.Compare compare -> present(field);
            case Matcher.DatePartEquals part -> present(field);
        };
    }

    private static Bounds<Clause> present(IndexedField field) {
        return Bounds.within(FieldTests.presentOrIgnored(field), field.name(), Reason.VALUE_ORDER);
    }

    private static Bounds<Clause> like(IndexedField field, Matcher.Like like) {
        SigmaString pattern = like.pattern();
        if (pattern.parts().equals(List.of(SigmaString.ANY_RUN))) {
            return Bounds.exactly(FieldTests.presentOrIgnored(field));
        }
        if (!PatternLimits.allow(pattern, like.letterCase())) {
            SigmaString wider = PatternLimits.widened(pattern);
            return like(field, new Matcher.Like(wider, LetterCase.IGNORED)).onlyOver(field.name(), Reason.PATTERN_SIZE);
        }
        Formula<Clause> indexed = Formula.leaf(new Clause.Like(field.name(), pattern, like.letterCase()));
        return isIndexed(field, pattern)
                ? Bounds.exactly(indexed)
                : Bounds.between(
                        indexed,
                        Formula.any(List.of(indexed, FieldTests.ignored(field))),
                        field.name(),
                        Reason.IGNORED_VALUE);
    }

    /** Whether all values that fit are short enough to be indexed. A code point takes two UTF-16 units at most. */
    private static boolean isIndexed(IndexedField field, SigmaString pattern) {
        boolean bounded = pattern.parts().stream().noneMatch(SigmaString.Part.AnyRun.class::isInstance);
        return bounded
                && field.ignoreAbove()
                        .filter(units -> 2 * PatternLimits.length(pattern) <= units)
                        .isPresent();
    }
}
