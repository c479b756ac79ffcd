package dev.tocsin.compiler.lower;

import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.sigma.model.DetectionItem;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.model.Value;
import dev.tocsin.sigma.regex.Flag;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/** What a value of a rule stands for, on its way through the modifiers beside it. */
sealed interface Operand {
    /**
     * A string.
     *
     * @param written as the rule writes it, for the modifiers that read it in their own way
     * @param pattern with its wildcards resolved
     */
    record Text(String written, SigmaString pattern, LetterCase letterCase) implements Operand {
        Text with(SigmaString changed) {
            return new Text(written, changed, letterCase);
        }
    }

    /**
     * A string in another encoding than a log would have it; most often base64 follows.
     *
     * @param octets one character a byte, as a log that shows byte for byte would print it
     */
    record Encoded(String octets) implements Operand {
        static Encoded of(byte[] bytes) {
            return new Encoded(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    /** A string whose placeholders {@code expand} has yet to fill. */
    record Unfilled(String written, Template template, LetterCase letterCase) implements Operand {
        Unfilled with(Template changed) {
            return new Unfilled(written, changed, letterCase);
        }
    }

    /**
     * A regular expression.
     *
     * @param written as the rule writes it, which the parser of rules has checked unless it has placeholders
     * @param relation where in a value it has to match
     */
    record Expression(String written, Set<Flag> flags, Predicate.Relation relation) implements Operand {
        Expression with(Flag flag) {
            Set<Flag> more = EnumSet.of(flag);
            more.addAll(flags);
            return new Expression(written, more, relation);
        }
    }

    record InNetwork(Network network) implements Operand {}

    record Amount(BigDecimal number) implements Operand {}

    record Bound(Matcher.Comparison comparison, BigDecimal number) implements Operand {}

    record DatePart(Matcher.DatePart part, int number) implements Operand {}

    record Truth(boolean value) implements Operand {}

    record Presence(boolean present) implements Operand {}

    /** The value of another field of the same document. */
    record Reference(String field, Predicate.Relation relation, LetterCase letterCase) implements Operand {}

    /** No value at all: the field is absent. */
    record Absent() implements Operand {}

    /** The value of an item before any modifier. */
    static Operand of(DetectionItem item, Value value) {
        return switch (value) {
            case Value.Text(String text, var span)
            when item.has(Modifier.EXPAND) -> new Unfilled(text, Template.parse(text), LetterCase.IGNORED);
            case Value.Text(String text, var span) -> new Text(text, SigmaString.parse(text), LetterCase.IGNORED);
            case Value.Numeric(BigDecimal number, var span) -> new Amount(number);
            case Value.Bool(boolean truth, var span) -> new Truth(truth);
            case Value.Null(var span) -> new Absent();
        };
    }
}
