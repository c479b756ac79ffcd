package dev.tocsin.compiler.lower;

import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Origin;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.placeholder.Placeholders;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.model.DetectionItem;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.model.Value;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.ScalarPlaces;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A detection item to a predicate: the values through the modifiers, then joined. */
final class ItemLowering {
    private final SourceText source;
    private final Function<String, Field> fields;
    private final Placeholders placeholders;
    private final Consumer<Diagnostic> diagnostics;

    /**
     * @param fields gives each field name of the rule its places in a document
     * @param placeholders fill the values of {@code expand}
     * @param diagnostics receives what is wrong
     */
    ItemLowering(
            SourceText source,
            Function<String, Field> fields,
            Placeholders placeholders,
            Consumer<Diagnostic> diagnostics) {
        this.source = source;
        this.fields = fields;
        this.placeholders = placeholders;
        this.diagnostics = diagnostics;
    }

    /**
     * The predicate of an item. Where a value is wrong it is reported and left out; the rule as a whole then fails.
     *
     * @param search the search identifier that the item stands in
     */
    Predicate lower(DetectionItem item, String search) {
        Optional<Field> field = item.field().map(fields);
        List<Predicate> tests = new ArrayList<>();
        List<Value> values = item.values().isEmpty() ? List.of(new Value.Null(item.span())) : item.values();
        for (Value value : values) {
            Origin origin = new Origin(search, source, value.span());
            try {
                // What one value expands to are alternatives, under `all` too.
                tests.add(Predicate.anyOf(tests(operands(item, value), field, origin)));
            } catch (NotApplicable wrong) {
                report(wrong, value);
            }
        }
        Predicate joined = item.has(Modifier.ALL) ? Predicate.allOf(tests) : Predicate.anyOf(tests);
        return item.has(Modifier.NEQ) ? Predicate.not(joined) : joined;
    }

    private List<Operand> operands(DetectionItem item, Value value) throws NotApplicable {
        List<Operand> operands = List.of(Operand.of(item, value));
        for (DetectionItem.AppliedModifier applied : item.modifiers()) {
            List<Operand> next = new ArrayList<>();
            for (Operand operand : operands) {
                next.addAll(
                        applied.modifier() == Modifier.EXPAND
                                ? Modifiers.expanded(operand, placeholders)
                                : Modifiers.apply(applied.modifier(), operand));
                Alternatives.check(next.size());
            }
            operands = next;
        }
        // What is encoded after `cased` is still to be compared letter by letter.
        return item.has(Modifier.CASED) ? Modifiers.cased(operands) : operands;
    }

    private List<Predicate> tests(List<Operand> operands, Optional<Field> field, Origin origin) throws NotApplicable {
        List<Predicate> tests = new ArrayList<>();
        for (Operand operand : operands) {
            tests.add(field.isPresent() ? test(operand, field.get(), origin) : keyword(operand, origin));
        }
        return tests;
    }

    private Predicate test(Operand operand, Field field, Origin origin) throws NotApplicable {
        return switch (operand) {
            case Operand.Text(String written, SigmaString pattern, LetterCase letterCase) ->
                pattern.parts().equals(List.of(SigmaString.ANY_RUN))
                        ? new Predicate.FieldPresent(field, Optional.of(origin))
                        : fits(field, new Matcher.Like(pattern, letterCase), origin);
            case Operand.Encoded encoded -> fits(field, like(encoded.octets()), origin);
            case Operand.Unfilled unfilled -> throw unfilled(unfilled);
            case Operand.Expression expression -> fits(field, new Matcher.Matches(Modifiers.regex(expression)), origin);
            case Operand.InNetwork(var network) -> fits(field, new Matcher.InNetwork(network), origin);
            case Operand.Amount(BigDecimal number) -> fits(field, like(plain(number)), origin);
            case Operand.Bound(var comparison, var number) ->
                fits(field, new Matcher.Compare(comparison, number), origin);
            case Operand.DatePart(var part, var number) ->
                fits(field, new Matcher.DatePartEquals(part, number), origin);
            case Operand.Truth(boolean truth) -> fits(field, like(Boolean.toString(truth)), origin);
            case Operand.Presence(boolean present) -> {
                Predicate test = new Predicate.FieldPresent(field, Optional.of(origin));
                yield present ? test : Predicate.not(test);
            }
            case Operand.Reference(String other, var relation, var letterCase) ->
                new Predicate.FieldComparison(field, relation, fields.apply(other), letterCase, Optional.of(origin));
            case Operand.Absent() -> Predicate.not(new Predicate.FieldPresent(field, Optional.of(origin)));
        };
    }

    /** A keyword is looked for inside every value of the event. */
    private static Predicate keyword(Operand operand, Origin origin) throws NotApplicable {
        Matcher matcher = switch (operand) {
            case Operand.Text(String written, SigmaString pattern, LetterCase letterCase) ->
                new Matcher.Like(pattern.afterAnything().beforeAnything(), letterCase);
            case Operand.Expression expression -> new Matcher.Matches(Modifiers.regex(expression));
            case Operand.Encoded encoded -> inside(encoded.octets());
            case Operand.Unfilled unfilled -> throw unfilled(unfilled);
            case Operand.Amount(BigDecimal number) -> inside(plain(number));
            case Operand.Truth(boolean truth) -> inside(Boolean.toString(truth));
            case Operand.InNetwork network -> throw needsField();
            case Operand.Bound bound -> throw needsField();
            case Operand.DatePart part -> throw needsField();
            case Operand.Presence presence -> throw needsField();
            case Operand.Reference reference -> throw needsField();
            case Operand.Absent absent -> throw needsField();
        };
        return new Predicate.KeywordTest(matcher, Optional.of(origin));
    }

    /** The modifier that made it one fills it. */
    private static IllegalStateException unfilled(Operand.Unfilled unfilled) {
        return new IllegalStateException("never filled: " + unfilled);
    }

    private static NotApplicable needsField() {
        return new NotApplicable(
                Code.MODIFIER_VALUE,
                "this value needs a field to be compared with",
                "put it under a field name; a keyword search takes strings, numbers and regular expressions");
    }

    private static Predicate fits(Field field, Matcher matcher, Origin origin) {
        return new Predicate.FieldTest(field, matcher, Optional.of(origin));
    }

    private static Matcher like(String text) {
        return new Matcher.Like(SigmaString.literal(text), LetterCase.IGNORED);
    }

    private static Matcher inside(String text) {
        return new Matcher.Like(SigmaString.literal(text).afterAnything().beforeAnything(), LetterCase.IGNORED);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private void report(NotApplicable wrong, Value value) {
        Span span = wrong.range()
                .flatMap(range ->
                        ScalarPlaces.at(source, value.span()).map(places -> places.span(range.from(), range.to())))
                .orElse(value.span());
        diagnostics.accept(Diagnostic.of(wrong.code(), Severity.ERROR, source, span, String.valueOf(wrong.getMessage()))
                .withHint(wrong.hint()));
    }
}
