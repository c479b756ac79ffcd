package dev.tocsin.compiler.indicator;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which texts are values of a type, and their one spelling. */
final class IndicatorValues {
    /** A command line of Windows has at most 32,767 characters; what anybody publishes of one is far shorter. */
    private static final int MAX_LENGTH = 8_192;

    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]+");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
    private static final int LAST_PORT = 65_535;

    private IndicatorValues() {}

    static ValueReading read(IndicatorType type, String text) {
        if (text.isBlank()) {
            return invalid("is blank");
        }
        if (text.length() > MAX_LENGTH) {
            return invalid("has more than " + MAX_LENGTH + " characters");
        }
        return switch (type) {
            case IPV4 -> Addresses.ipv4(text);
            case IPV6 -> Addresses.ipv6(text);
            case CIDR -> Addresses.network(text);
            case PORT -> isPort(text) ? valid(text) : isNot(type);
            case SHA512 -> digest(type, text, 128);
            case SHA256 -> digest(type, text, 64);
            case SHA1 -> digest(type, text, 40);
            case MD5, IMPHASH -> digest(type, text, 32);
            case DOMAIN -> HostNames.domain(text);
            case HOSTNAME -> HostNames.hostName(text);
            case URL -> HostNames.url(text);
            case EMAIL -> HostNames.email(text);
            case FILE_NAME -> WindowsNames.fileName(text);
            case FILE_PATH -> WindowsNames.filePath(text);
            case REGISTRY_KEY -> WindowsNames.registryKey(text);
            case SERVICE_NAME -> WindowsNames.serviceName(text);
            case NAMED_PIPE -> WindowsNames.pipe(text);
            case REGISTRY_DATA, SCHEDULED_TASK, MUTEX, COMMAND_LINE, USER_AGENT ->
                isOneLine(text) ? valid(text) : invalid("has a control character in it");
        };
    }

    static boolean isPort(String text) {
        return PORT.matcher(text).matches() && Integer.parseInt(text) <= LAST_PORT;
    }

    /** Tabs stand in command lines. */
    static boolean isOneLine(String text) {
        return text.chars().noneMatch(character -> Character.isISOControl(character) && character != '\t');
    }

    private static ValueReading digest(IndicatorType type, String text, int digits) {
        if (!HEXADECIMAL.matcher(text).matches()) {
            return isNot(type);
        }
        return text.length() == digits
                ? valid(text.toLowerCase(Locale.ROOT))
                : invalid("has " + text.length() + " digits, a " + type.name() + " has " + digits);
    }

    static ValueReading isNot(IndicatorType type) {
        return invalid("is not " + type.description());
    }

    static ValueReading valid(String text) {
        return new ValueReading.Valid(text);
    }

    static ValueReading invalid(String why) {
        return new ValueReading.Invalid(why);
    }
}
