package dev.tocsin.compiler.lower;

import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.model.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
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

    record Expression(String expression, Set<Regex.Flag> flags) implements Operand {}

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

    /** The value before any modifier. */
    static Operand of(Value value) {
        return switch (value) {
            case Value.Text(String text, var span) -> new Text(text, SigmaString.parse(text), LetterCase.IGNORED);
            case Value.Numeric(BigDecimal number, var span) -> new Amount(number);
            case Value.Bool(boolean truth, var span) -> new Truth(truth);
            case Value.Null(var span) -> new Absent();
        };
    }
}
