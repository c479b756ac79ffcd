package dev.tocsin.compiler.refang;

import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.refang.Recognition.Broken;
import dev.tocsin.compiler.refang.Recognition.Nothing;
import dev.tocsin.sigma.model.Network;

/** Addresses and networks, alone or with what stands behind them. */
final class AddressForm {
    private AddressForm() {}

    static Recognition recognize(String word) {
        if (word.startsWith("[")) {
            int close = word.indexOf(']');
            boolean address = close > 0 && isIpv6(word.substring(1, close));
            return address
                    ? rest(IndicatorType.IPV6, word.substring(1, close), word.substring(close + 1))
                    : new Nothing();
        }
        int end = 0;
        while (end < word.length() && (Character.digit(word.charAt(end), 10) >= 0 || word.charAt(end) == '.')) {
            end++;
        }
        String digits = word.substring(0, end);
        return hasFourParts(digits) ? ipv4(digits, word.substring(end)) : ipv6(word);
    }

    /** Whether it is a port behind an address or a host: {@code :443}, {@code |443}. */
    static boolean isPort(String rest) {
        return rest.length() >= 2
                && rest.length() <= 6
                && (rest.charAt(0) == ':' || rest.charAt(0) == '|')
                && rest.chars().skip(1).allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private static boolean hasFourParts(String digits) {
        boolean dots = digits.chars().filter(character -> character == '.').count() == 3;
        return dots
                && digits.length() <= 15
                && !digits.startsWith(".")
                && !digits.endsWith(".")
                && !digits.contains("..");
    }

    private static Recognition ipv4(String digits, String rest) {
        if (Network.address(digits).isEmpty()) {
            return rest.isEmpty() || isPort(rest) ? new Broken("is not an IPv4 address") : new Nothing();
        }
        return rest(IndicatorType.IPV4, digits, rest);
    }

    private static Recognition ipv6(String word) {
        int slash = word.indexOf('/');
        String address = slash < 0 ? word : word.substring(0, slash);
        return isIpv6(address) ? rest(IndicatorType.IPV6, address, word.substring(address.length())) : new Nothing();
    }

    /** Two colons at least, and more than digits and colons: {@code 12:30:45} is a time. */
    private static boolean isIpv6(String text) {
        boolean full = text.contains("::")
                || text.chars().filter(character -> character == ':').count() == 7;
        return full
                && text.length() > 3
                && text.length() <= 45
                && Network.address(text).isPresent();
    }

    private static Recognition rest(IndicatorType type, String address, String rest) {
        if (rest.isEmpty() || isPort(rest)) {
            return Recognizer.read(type, address, rest);
        }
        if (!rest.startsWith("/")) {
            return isPath(rest) ? Recognizer.read(type, address, rest) : new Nothing();
        }
        boolean prefix =
                rest.length() <= 4 && rest.length() > 1 && rest.chars().skip(1).allMatch(Character::isDigit);
        return prefix ? Recognizer.read(IndicatorType.CIDR, address + rest, "") : Recognizer.read(type, address, rest);
    }

    /** A port and a path. */
    static boolean isPath(String rest) {
        int slash = rest.indexOf('/');
        return slash > 0 && isPort(rest.substring(0, slash));
    }
}
