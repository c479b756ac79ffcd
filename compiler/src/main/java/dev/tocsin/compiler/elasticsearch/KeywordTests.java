package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.approximation.Bounds;
import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.approximation.Reason;
import dev.tocsin.compiler.approximation.RequiredText;
import dev.tocsin.compiler.elasticsearch.IndexedFields.IndexedField;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.compiler.ir.Values;
import dev.tocsin.sigma.model.SigmaString;
import java.util.List;
import java.util.OptionalInt;

/**
 * Fields that index whole values: {@code keyword} and {@code wildcard}. A value longer than the field's {@code
 * ignore_above} is not in the index; the document names such fields in {@code _ignored}.
 */
final class KeywordTests {
    /** Elasticsearch's own {@code ignore_above} where a mapping gives none: too long a value is refused with its document. */
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    /** In UTF-16, of a code point at most. */
    private static final long UNITS = 2;

    private final QueryLanguage language;

    KeywordTests(QueryLanguage language) {
        this.language = language;
    }

    Bounds<Clause> fits(IndexedField field, Matcher matcher) {
        return switch (matcher) {
            case Matcher.Like like -> like(field, like);
            case Matcher.Matches(Regex regex) ->
                regex.plain()
                        .map(plain -> like(field, plain))
                        .or(() -> LuceneExpression.of(regex, language).map(whole -> matches(field, whole)))
                        .orElseGet(() -> requires(field, regex));
            case Matcher.InNetwork network -> present(field);
            case Matcher.Compare compare -> present(field);
            case Matcher.DatePartEquals part -> present(field);
            case Matcher.OneOf(Values values) -> new ListedTexts(field, values, language).fit();
            case Matcher.NotBefore notBefore -> present(field);
        };
    }

    private static Bounds<Clause> present(IndexedField field) {
        return Bounds.within(FieldTests.presentOrIgnored(field), field.name(), Reason.VALUE_ORDER);
    }

    /** Anything that a matching value has at least. */
    private Bounds<Clause> requires(IndexedField field, Regex regex) {
        return RequiredText.of(regex)
                .map(required -> like(field, required).onlyOver(field.name(), Reason.REGULAR_EXPRESSION))
                .orElseGet(() ->
                        Bounds.within(FieldTests.presentOrIgnored(field), field.name(), Reason.REGULAR_EXPRESSION));
    }

    private static Bounds<Clause> matches(IndexedField field, LuceneExpression whole) {
        return indexed(field, new Clause.Matches(field.name(), whole.text(), whole.letterCase()), whole.longest());
    }

    private Bounds<Clause> like(IndexedField field, Matcher.Like like) {
        SigmaString pattern = like.pattern();
        if (pattern.parts().equals(List.of(SigmaString.ANY_RUN))) {
            return Bounds.exactly(FieldTests.presentOrIgnored(field));
        }
        if (!PatternLimits.allow(pattern, like.letterCase(), language)) {
            return pieces(field, like);
        }
        return indexed(field, new Clause.Like(field.name(), pattern, like.letterCase()), longest(pattern));
    }

    private Bounds<Clause> pieces(IndexedField field, Matcher.Like like) {
        List<Bounds<Clause>> pieces = new PatternPieces(like.letterCase(), language)
                .of(like.pattern()).stream()
                        .map(piece -> like(field, new Matcher.Like(piece, like.letterCase())))
                        .toList();
        return pieces.isEmpty()
                ? Bounds.within(FieldTests.presentOrIgnored(field), field.name(), Reason.PATTERN_SIZE)
                : Bounds.all(pieces).onlyOver(field.name(), Reason.PATTERN_SIZE);
    }

    /** A test of the values that are indexed: those that are not might pass it, unless none is too long that does. */
    private static Bounds<Clause> indexed(IndexedField field, Clause test, OptionalInt longest) {
        return indexed(field, Formula.leaf(test), longest);
    }

    /** The same of a formula. */
    static Bounds<Clause> indexed(IndexedField field, Formula<Clause> indexed, OptionalInt longest) {
        boolean all = field.ignoreAbove()
                .filter(units -> units == NO_LIMIT || (longest.isPresent() && UNITS * longest.getAsInt() <= units))
                .isPresent();
        return all
                ? Bounds.exactly(indexed)
                : Bounds.between(
                        indexed,
                        Formula.any(List.of(indexed, FieldTests.ignored(field))),
                        field.name(),
                        Reason.IGNORED_VALUE);
    }

    private static OptionalInt longest(SigmaString pattern) {
        return pattern.parts().stream().anyMatch(SigmaString.Part.AnyRun.class::isInstance)
                ? OptionalInt.empty()
                : OptionalInt.of(PatternLimits.length(pattern));
    }
}
