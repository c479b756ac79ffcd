package dev.tocsin.compiler.ir;

import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.model.SigmaString;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A test of one value. Every scalar in a document has a text, and it is the text that is tested: a string is its own
 * text, a number its plain decimal notation without trailing zeros after the point, a boolean {@code true} or
 * {@code false}.
 */
public sealed interface Matcher {
    /** The whole text fits the pattern. */
    record Like(SigmaString pattern, LetterCase letterCase) implements Matcher {}

    /** The regular expression matches somewhere in the text; anchor it to mean the whole. */
    record Matches(Regex regex) implements Matcher {}

    /** The text is an IP address inside the network. An IPv4-mapped IPv6 address counts as the IPv4 address. */
    record InNetwork(Network network) implements Matcher {}

    /** The text is a decimal number that stands in this relation to the given one. */
    record Compare(Comparison comparison, BigDecimal number) implements Matcher {}

    /**
     * The text is an ISO 8601 date and time, and this part of it, read as it is written without moving time zones,
     * equals the number. A space may stand for the {@code T}, and the offset may be missing, as in Sysmon's
     * {@code UtcTime}.
     */
    record DatePartEquals(DatePart part, int number) implements Matcher {}

    /**
     * The text shows one of the values. This is defined by simpler matchers, of which one has to fit ({@link Portion}); it
     * is a matcher of its own because it is answered by lookup.
     */
    record OneOf(Values values) implements Matcher {}

    /** The text is a moment as {@link Moments} reads it, this one or a later one. */
    record NotBefore(Instant moment) implements Matcher {}

    /** Numerical relations. */
    enum Comparison {
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    /** Parts of a date and time; weeks are ISO weeks. */
    enum DatePart {
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        MONTH,
        YEAR
    }
}
