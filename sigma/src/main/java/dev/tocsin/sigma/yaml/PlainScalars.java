package dev.tocsin.sigma.yaml;

import dev.tocsin.sigma.yaml.YamlNode.Meaning;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What an unquoted scalar stands for. The package documentation has the decision. */
final class PlainScalars {
    private static final String NUMERIC_BEGINNING = "-+.0123456789";

    /** More digits than any number in a log. What {@code 1e999999999} would cost is not worth having. */
    private static final int MAX_DIGITS = 64;

    private static final Pattern INTEGER = Pattern.compile("[-+]?(?:0|[1-9][0-9]*)");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern FRACTION =
            Pattern.compile("[-+]?(?:[0-9]+\\.[0-9]*|\\.[0-9]+)(?:[eE][-+][0-9]{1,9})?");
    private static final Pattern NO_NUMBER = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");
    private static final Pattern DATE = Pattern.compile(
            "\\d{4}-\\d{1,2}-\\d{1,2}(?:(?:[Tt]|[ \\t]+)\\d{1,2}:\\d{2}:\\d{2}(?:\\.\\d*)?(?:[ \\t]*(?:Z|[-+]\\d{1,2}(?::?\\d{2})?))?)?");

    /** What YAML 1.1 reads as a boolean, and YAML 1.2 does not. */
    private static final Set<String> DISPUTED_WORDS =
            Set.of("yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF");

    /** What YAML 1.1 or the core schema of YAML 1.2 read as a number, and the other does not. */
    private static final Pattern DISPUTED_NUMBER = Pattern.compile("[-+]?0[0-9_]+"
            + "|0o[0-7]+"
            + "|[-+]?0x[0-9a-fA-F_]+"
            + "|[-+]?0b[01_]+"
            + "|[-+]?[0-9][0-9_]*(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"
            + "|[-+]?\\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?"
            + "|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");

    private static final Meaning TEXT = new Meaning.Text();

    private PlainScalars() {}

    static Meaning meaning(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> new Meaning.Null();
            case "true", "True", "TRUE" -> new Meaning.Bool(true);
            case "false", "False", "FALSE" -> new Meaning.Bool(false);
            default -> NUMERIC_BEGINNING.indexOf(text.charAt(0)) < 0 ? TEXT : numericOrDate(text);
        };
    }

    private static Meaning numericOrDate(String text) {
        if (NO_NUMBER.matcher(text).matches()) {
            return new Meaning.NoNumber();
        }
        if (DATE.matcher(text).matches()) {
            return new Meaning.Date();
        }
        return number(text);
    }

    private static Meaning number(String text) {
        boolean hexadecimal = HEXADECIMAL.matcher(text).matches();
        if (!hexadecimal
                && !INTEGER.matcher(text).matches()
                && !FRACTION.matcher(text).matches()) {
            return TEXT;
        }
        if (text.length() > MAX_DIGITS) {
            return new Meaning.NoNumber();
        }
        BigDecimal value = hexadecimal ? new BigDecimal(new BigInteger(text.substring(2), 16)) : new BigDecimal(text);
        return Math.abs(value.scale()) > MAX_DIGITS ? new Meaning.NoNumber() : new Meaning.Numeric(value);
    }

    /** Why another reader, or a person, may take the scalar for something else. */
    static Optional<String> dispute(String text, Meaning meaning) {
        if (text.length() > MAX_DIGITS) {
            return Optional.empty();
        }
        return switch (meaning) {
            case Meaning.Numeric(BigDecimal value)
            when HEXADECIMAL.matcher(text).matches() ->
                Optional.of("`" + text + "` without quotes is the number " + value.toPlainString());
            case Meaning.Text ignored
            when isDisputed(text) ->
                Optional.of("`" + text + "` is text here, but other YAML readers take it for a number or a boolean");
            case Meaning.Text ignored -> Optional.empty();
            case Meaning.Date ignored -> Optional.empty();
            case Meaning.Numeric ignored -> Optional.empty();
            case Meaning.NoNumber ignored -> Optional.empty();
            case Meaning.Bool ignored -> Optional.empty();
            case Meaning.Null ignored -> Optional.empty();
        };
    }

    private static boolean isDisputed(String text) {
        return DISPUTED_WORDS.contains(text)
                || (NUMERIC_BEGINNING.indexOf(text.charAt(0)) >= 0
                        && DISPUTED_NUMBER.matcher(text).matches());
    }
}
