package dev.tocsin.compiler.indicator;

import dev.tocsin.sigma.model.Network;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which texts are values of a type, and their one spelling. */
final class IndicatorValues {
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]+");
    private static final Pattern HOST =
            Pattern.compile("(?i)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");
    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/\\s\\[\\]]+)(/\\S*)?");
    private static final Pattern FILE_NAME = Pattern.compile("[^\\\\/:*?\"<>|\\p{Cntrl}]{1,255}");
    private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cntrl}]{1,2000}");

    private IndicatorValues() {}

    static ValueReading read(IndicatorType type, String text) {
        return switch (type) {
            case IPV4 -> address(type, text, 4);
            case IPV6 -> address(type, text, 16);
            case CIDR -> fits(type, text, Network.parse(text).isPresent());
            case PORT -> fits(type, text, text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= 65_535);
            case SHA512 -> digest(type, text, 128);
            case SHA256 -> digest(type, text, 64);
            case SHA1 -> digest(type, text, 40);
            case MD5, IMPHASH -> digest(type, text, 32);
            case DOMAIN, HOSTNAME ->
                fits(
                        type,
                        text.toLowerCase(Locale.ROOT),
                        text.length() <= 253 && HOST.matcher(text).matches());
            case URL -> fits(type, text, URL.matcher(text).matches());
            case EMAIL -> fits(type, text.toLowerCase(Locale.ROOT), text.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"));
            case FILE_NAME, SERVICE_NAME ->
                fits(type, text, FILE_NAME.matcher(text).matches());
            case FILE_PATH, REGISTRY_KEY, REGISTRY_DATA, SCHEDULED_TASK, NAMED_PIPE, MUTEX, COMMAND_LINE, USER_AGENT ->
                fits(type, text, ONE_LINE.matcher(text).matches() && !text.isBlank());
        };
    }

    private static ValueReading address(IndicatorType type, String text, int bytes) {
        Optional<byte[]> address = Network.address(text);
        return fits(type, text, address.isPresent() && address.get().length == bytes);
    }

    private static ValueReading digest(IndicatorType type, String text, int digits) {
        if (HEXADECIMAL.matcher(text).matches() && text.length() != digits) {
            return new ValueReading.Invalid("has " + text.length() + " digits, a " + type.name() + " has " + digits);
        }
        return fits(
                type, text.toLowerCase(Locale.ROOT), HEXADECIMAL.matcher(text).matches());
    }

    private static ValueReading fits(IndicatorType type, String text, boolean fits) {
        return fits ? new ValueReading.Valid(text) : new ValueReading.Invalid("is not " + type.description());
    }
}
