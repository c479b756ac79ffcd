package dev.tocsin.sigma.parser;

import static dev.tocsin.sigma.model.Modifier.*;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.model.DetectionItem;
import dev.tocsin.sigma.model.DetectionItem.AppliedModifier;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.model.Value;
import dev.tocsin.sigma.regex.ExpressionParser;
import dev.tocsin.sigma.regex.Flag;
import dev.tocsin.sigma.regex.Problem;
import dev.tocsin.sigma.yaml.ScalarPlaces;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which values an item's modifiers take (specification 2.1, appendix "modifiers"). A regular expression with placeholders
 * is not read here, since what it will be depends on them.
 */
final class ModifierValues {
    /** These read text as it is, so that a wildcard has no meaning. */
    private static final Set<Modifier> NO_WILDCARDS =
            EnumSet.of(BASE64, BASE64OFFSET, UTF16LE, UTF16BE, UTF16, FIELDREF);

    /** After these a text has other bytes than are written. */
    private static final Set<Modifier> CHANGE_LENGTH = EnumSet.of(EXPAND, BASE64, UTF16LE, UTF16BE, UTF16);

    private static final Map<Modifier, Flag> FLAGS =
            Map.of(IGNORECASE, Flag.IGNORE_CASE, MULTILINE, Flag.MULTILINE, DOTALL, Flag.DOT_ALL);

    private final Findings findings;
    private final DetectionItem item;
    private final List<Scalar> scalars;

    /** @param scalars where the values of the item stand, one for each */
    ModifierValues(Findings findings, DetectionItem item, List<Scalar> scalars) {
        this.findings = findings;
        this.item = item;
        this.scalars = scalars;
    }

    /** @param kind the modifier that says what kind of test it is; empty for a test of text */
    void check(Optional<Modifier> kind) {
        Optional<Modifier> deciding = kind.or(() -> item.modifiers().stream()
                .map(AppliedModifier::modifier)
                .filter(modifier -> modifier != ALL && modifier != NEQ)
                .findFirst());
        deciding.ifPresent(this::checkValues);
        if (item.has(ALL) && item.values().size() == 1) {
            findings.warning(
                    Code.SIGMAHQ_INVALID_ALL_MODIFIER,
                    spanOf(ALL).span(),
                    "`all` has no effect on a single value",
                    "remove it, or add the other values");
        }
    }

    private AppliedModifier spanOf(Modifier modifier) {
        return item.modifiers().stream()
                .filter(applied -> applied.modifier() == modifier)
                .findFirst()
                .orElseThrow();
    }

    private void checkValues(Modifier modifier) {
        if (item.values().isEmpty()) {
            findings.error(
                    Code.MODIFIER_VALUE, item.keySpan(), "`" + modifier.word() + "` needs a value; the list is empty");
        }
        if (modifier == EXISTS && item.values().size() > 1) {
            findings.error(
                    Code.MODIFIER_VALUE,
                    item.values().get(1).span(),
                    "`exists` takes one value",
                    "write either `true` or `false`");
        }
        for (int i = 0; i < item.values().size(); i++) {
            checkValue(modifier, item.values().get(i), scalars.get(i));
        }
    }

    private void checkValue(Modifier modifier, Value value, Scalar scalar) {
        switch (modifier.operand()) {
            case BOOLEAN -> {
                if (!(value instanceof Value.Bool)) {
                    wrongType(modifier, value, "`true` or `false`", "write one of the two, without quotes");
                }
            }
            case NUMBER -> {
                if (value instanceof Value.Numeric number) {
                    range(modifier).ifPresent(range -> checkRange(modifier, number, range));
                } else {
                    boolean isQuoted =
                            value instanceof Value.Text && scalar.dispute().isEmpty();
                    wrongType(
                            modifier,
                            value,
                            "a number",
                            isQuoted ? "write it without quotes" : "write a decimal number");
                }
            }
            case TEXT -> {
                if (value instanceof Value.Text text) {
                    checkText(modifier, text);
                    checkEmpty(text);
                    checkShort(text);
                    if (modifier == RE && !item.has(EXPAND)) {
                        checkExpression(text, scalar);
                    }
                } else {
                    wrongType(modifier, value, "text", "write it in quotes");
                }
            }
            case ANY -> throw new IllegalArgumentException(modifier + " takes any value");
        }
    }

    private void wrongType(Modifier modifier, Value value, String wanted, String hint) {
        String kind = switch (value) {
            case Value.Text ignored -> "text";
            case Value.Numeric ignored -> "a number";
            case Value.Bool ignored -> "a boolean";
            case Value.Null ignored -> "null";
        };
        String message = "`" + modifier.word() + "` takes " + wanted + ", not " + kind;
        if (hint.isEmpty() || value instanceof Value.Null) {
            findings.error(Code.MODIFIER_VALUE, value.span(), message);
        } else {
            findings.error(Code.MODIFIER_VALUE, value.span(), message, hint);
        }
    }

    private void checkText(Modifier modifier, Value.Text text) {
        if (modifier == CIDR && Network.parse(text.text()).isEmpty()) {
            findings.error(
                    Code.INVALID_NETWORK,
                    text.span(),
                    Quoted.of(text.text()) + " is no network",
                    "write an IPv4 or IPv6 address and a prefix length with no bits set behind the prefix, for example"
                            + " 10.0.0.0/8 or fe80::/10");
        }
        if (modifier == FIELDREF && text.text().isEmpty()) {
            findings.error(Code.MODIFIER_VALUE, text.span(), "`fieldref` takes the name of a field");
        }
        boolean literalOnly = item.modifiers().stream().anyMatch(applied -> NO_WILDCARDS.contains(applied.modifier()));
        if (literalOnly && !SigmaString.parse(text.text()).isLiteral()) {
            findings.error(
                    Code.WILDCARD_NOT_ALLOWED,
                    text.span(),
                    "`" + modifier.word() + "` reads plain text; a wildcard has no meaning in it",
                    "remove the wildcard, or write `\\*` or `\\?` for the character itself");
        }
    }

    private void checkEmpty(Value.Text text) {
        Optional<AppliedModifier> partial = item.modifiers().stream()
                .filter(applied -> applied.modifier() == RE || ModifierRules.PARTIAL.contains(applied.modifier()))
                .findFirst();
        if (text.text().isEmpty() && partial.isPresent() && !item.has(FIELDREF) && !item.has(BASE64OFFSET)) {
            findings.warning(
                    Code.EMPTY_PARTIAL_VALUE,
                    text.span(),
                    "every value fits `" + partial.get().modifier().word() + "` with an empty text",
                    "write what to look for, or `" + item.field().orElse("") + "|exists: true` if any value will do");
        }
    }

    /** Of one byte, base64 at an offset leaves no character that depends on it alone. */
    private void checkShort(Value.Text text) {
        SigmaString pattern = SigmaString.parse(text.text());
        boolean alone = item.modifiers().stream().noneMatch(applied -> CHANGE_LENGTH.contains(applied.modifier()));
        if (item.has(BASE64OFFSET)
                && alone
                && pattern.isLiteral()
                && pattern.literalText().getBytes(UTF_8).length < 2) {
            findings.error(
                    Code.MODIFIER_VALUE,
                    text.span(),
                    "`base64offset` leaves nothing of a value this short, which would fit every event",
                    "give it two bytes or more");
        }
    }

    private void checkExpression(Value.Text text, Scalar scalar) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        FLAGS.forEach((modifier, flag) -> {
            if (item.has(modifier)) {
                flags.add(flag);
            }
        });
        List<Problem> problems = ExpressionParser.parse(text.text(), flags).problems();
        if (problems.isEmpty()) {
            return;
        }
        ScalarPlaces places = scalar.places();
        for (Problem problem : problems) {
            Code code = switch (problem.kind()) {
                case SYNTAX -> Code.REGULAR_EXPRESSION_SYNTAX;
                case UNSUPPORTED -> Code.UNSUPPORTED_REGULAR_EXPRESSION;
            };
            findings.error(code, places.span(problem.from(), problem.to()), problem.message(), problem.hint());
        }
    }

    /** The least and the greatest number that a part of a date can be. */
    private record Range(int least, int greatest) {}

    /** Empty for what takes any number. */
    private static Optional<Range> range(Modifier modifier) {
        return switch (modifier) {
            case MINUTE -> Optional.of(new Range(0, 59));
            case HOUR -> Optional.of(new Range(0, 23));
            case DAY -> Optional.of(new Range(1, 31));
            // The specification says 52; ISO 8601 years have a week 53 every five or six years.
            case WEEK -> Optional.of(new Range(1, 53));
            case MONTH -> Optional.of(new Range(1, 12));
            case YEAR -> Optional.of(new Range(0, 9999));
            case LT, LTE, GT, GTE -> Optional.empty();
            case CONTAINS,
                    STARTSWITH,
                    ENDSWITH,
                    ALL,
                    NEQ,
                    EXISTS,
                    CASED,
                    WINDASH,
                    RE,
                    IGNORECASE,
                    MULTILINE,
                    DOTALL,
                    BASE64,
                    BASE64OFFSET,
                    UTF16LE,
                    UTF16BE,
                    UTF16,
                    CIDR,
                    EXPAND,
                    FIELDREF -> throw new IllegalArgumentException(modifier + " takes no number");
        };
    }

    private void checkRange(Modifier modifier, Value.Numeric value, Range range) {
        BigDecimal number = value.number();
        boolean inRange = number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(range.least())) >= 0
                && number.compareTo(BigDecimal.valueOf(range.greatest())) <= 0;
        if (!inRange) {
            findings.error(
                    Code.DATE_PART_RANGE,
                    value.span(),
                    "`" + modifier.word() + "` is a whole number from " + range.least() + " to " + range.greatest());
        }
    }
}
