package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.approximation.Bounds;
import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.approximation.Reason;
import dev.tocsin.compiler.elasticsearch.IndexedFields.IndexedField;
import dev.tocsin.compiler.ir.CaseFolding;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.sigma.model.SigmaString;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Number fields. They index the number and forget how it was written ({@code 0443}, {@code "443.0"}, {@code 4.43e2}); a
 * whole-number field also cuts off the fraction. So a number is always found, and never proven.
 */
final class NumberTests {
    private static final Set<String> WHOLE_NUMBERS = Set.of("byte", "short", "integer", "long");
    private static final Set<String> FRACTIONS = Set.of("double", "float", "half_float");
    static final Set<String> TYPES = Set.of("byte", "short", "integer", "long", "double", "float", "half_float");

    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{0,40})?");
    private static final Pattern NUMERAL = Pattern.compile("\\d", Pattern.UNICODE_CHARACTER_CLASS);

    /** Small whole-number fields take the text {@code NaN} for a number, and index 0. */
    private static final String NOT_A_NUMBER = "NaN";

    /**
     * Fields of fractions tell {@code -0.0} from 0, which are one number to a rule. This lies below both: it is a {@code
     * -0.0} in a half_float, and the least number below 0 in a float.
     */
    private static final BigDecimal BELOW_ZERO = new BigDecimal("-1E-45");

    private NumberTests() {}

    static Bounds<Clause> fits(IndexedField field, Matcher matcher) {
        Formula<Clause> over = switch (matcher) {
            case Matcher.Like like -> like(field, like);
            case Matcher.Compare(Matcher.Comparison comparison, BigDecimal number) ->
                compare(field, comparison, number);
            case Matcher.Matches matches -> FieldTests.somePresent(field, matcher);
            case Matcher.InNetwork network -> FieldTests.somePresent(field, matcher);
            case Matcher.DatePartEquals part -> FieldTests.somePresent(field, matcher);
            case Matcher.OneOf oneOf -> FieldTests.somePresent(field, matcher);
            case Matcher.NotBefore notBefore -> FieldTests.somePresent(field, matcher);
        };
        return Bounds.within(over, field.name(), Reason.NUMBER);
    }

    private static Formula<Clause> like(IndexedField field, Matcher.Like like) {
        SigmaString pattern = like.pattern();
        if (!pattern.isLiteral() || pattern.literalText().isEmpty()) {
            return FieldTests.somePresent(field, like);
        }
        String text = pattern.literalText();
        if (PLAIN.matcher(text).matches()) {
            BigDecimal number = new BigDecimal(text);
            List<Formula<Clause>> equal = new ArrayList<>();
            if (field.types().stream().anyMatch(WHOLE_NUMBERS::contains)) {
                equal.add(Formula.leaf(new Clause.NumberEquals(field.name(), whole(number))));
            }
            if (field.types().stream().anyMatch(FRACTIONS::contains)) {
                equal.add(Formula.leaf(
                        number.signum() == 0
                                ? new Clause.NumberWithin(
                                        field.name(), Optional.of(BELOW_ZERO), Optional.of(BigDecimal.ZERO))
                                : new Clause.NumberEquals(field.name(), number)));
            }
            equal.add(FieldTests.ignored(field));
            return Formula.any(equal);
        }
        // No other number is written without a numeral, so such a text can only stand where it was ignored as
        // malformed.
        return NUMERAL.matcher(text).find() || CaseFolding.fold(text).contains(CaseFolding.fold(NOT_A_NUMBER))
                ? FieldTests.somePresent(field, like)
                : FieldTests.ignored(field);
    }

    /** Cutting off a fraction and rounding keep an order but may make it equal, so both ends are included. */
    private static Formula<Clause> compare(IndexedField field, Matcher.Comparison comparison, BigDecimal number) {
        boolean whole = WHOLE_NUMBERS.containsAll(field.types());
        boolean fraction = FRACTIONS.containsAll(field.types());
        BigDecimal bound = whole ? whole(number) : number;
        if (!(whole || fraction) || bound.abs().compareTo(greatest(field)) > 0) {
            return FieldTests.presentOrIgnored(field);
        }
        Clause within = switch (comparison) {
            case LESS, LESS_OR_EQUAL -> new Clause.NumberWithin(field.name(), Optional.empty(), Optional.of(bound));
            case GREATER, GREATER_OR_EQUAL ->
                new Clause.NumberWithin(
                        field.name(),
                        Optional.of(fraction && bound.signum() == 0 ? BELOW_ZERO : bound),
                        Optional.empty());
        };
        return Formula.any(List.of(Formula.leaf(within), FieldTests.ignored(field)));
    }

    /** A bound beyond what the narrowest of the types holds is refused with an error. */
    private static BigDecimal greatest(IndexedField field) {
        return field.types().stream()
                .map(type -> BigDecimal.valueOf(
                        switch (type) {
                            case "byte" -> Byte.MAX_VALUE;
                            case "short" -> Short.MAX_VALUE;
                            case "integer" -> Integer.MAX_VALUE;
                            case "half_float" -> 65_504L;
                            default -> Long.MAX_VALUE;
                        }))
                .min(BigDecimal::compareTo)
                .orElseThrow();
    }

    private static BigDecimal whole(BigDecimal number) {
        return number.setScale(0, RoundingMode.DOWN);
    }
}
