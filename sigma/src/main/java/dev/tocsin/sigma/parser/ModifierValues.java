package dev.tocsin.sigma.parser;

import static dev.tocsin.sigma.model.Modifier.*;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.model.DetectionItem;
import dev.tocsin.sigma.model.DetectionItem.AppliedModifier;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.model.Value;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which values an item's modifiers take (specification 2.1, appendix "modifiers"). Regular expressions are not read
 * here; the compiler does.
 */
final class ModifierValues {
    /** These read text as it is, so that a wildcard has no meaning. */
    private static final Set<Modifier> NO_WILDCARDS =
            EnumSet.of(BASE64, BASE64OFFSET, UTF16LE, UTF16BE, UTF16, FIELDREF);

    private final Findings findings;
    private final DetectionItem item;

    ModifierValues(Findings findings, DetectionItem item) {
        this.findings = findings;
        this.item = item;
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
        for (Value value : item.values()) {
            checkValue(modifier, value);
        }
    }

    private void checkValue(Modifier modifier, Value value) {
        switch (modifier.operand()) {
            case BOOLEAN -> {
                if (!(value instanceof Value.Bool)) {
                    wrongType(modifier, value, "`true` or `false`, without quotes", "");
                }
            }
            case NUMBER -> {
                if (value instanceof Value.Numeric number) {
                    checkDatePart(modifier, number);
                } else {
                    wrongType(modifier, value, "a number", "write it without quotes");
                }
            }
            case TEXT -> {
                if (value instanceof Value.Text text) {
                    checkText(modifier, text);
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

    private void checkDatePart(Modifier modifier, Value.Numeric value) {
        switch (modifier) {
            case MINUTE -> checkRange(modifier, value, 0, 59);
            case HOUR -> checkRange(modifier, value, 0, 23);
            case DAY -> checkRange(modifier, value, 1, 31);
            // The specification says 52; ISO 8601 years have a week 53 every five or six years.
            case WEEK -> checkRange(modifier, value, 1, 53);
            case MONTH -> checkRange(modifier, value, 1, 12);
            case YEAR -> checkRange(modifier, value, 0, 9999);
            default -> {
                // A comparison takes any number.
            }
        }
    }

    private void checkRange(Modifier modifier, Value.Numeric value, int least, int greatest) {
        BigDecimal number = value.number();
        boolean inRange = number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(greatest)) <= 0;
        if (!inRange) {
            findings.error(
                    Code.DATE_PART_RANGE,
                    value.span(),
                    "`" + modifier.word() + "` is a whole number from " + least + " to " + greatest);
        }
    }
}
