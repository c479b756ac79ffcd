package dev.tocsin.compiler.refang;

import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.ValueReading;
import dev.tocsin.compiler.refang.Recognition.Broken;
import dev.tocsin.compiler.refang.Recognition.Lookalike;
import dev.tocsin.compiler.refang.Recognition.Nothing;
import dev.tocsin.compiler.refang.Recognition.Trust;
import dev.tocsin.compiler.refang.Recognition.Value;
import java.util.Locale;
import java.util.Optional;

/** Tries the forms one after the other, the most telling first. */
final class Recognizer {
    /** Longer words than the longest URL that browsers and proxies of old would take are none. */
    private static final int LONGEST = 2_048;

    private static final int SHORTEST_DIGEST = 28;

    private Recognizer() {}

    static Recognition recognize(String word, Trust trust) {
        if (isHexadecimal(word)) {
            return digest(word);
        }
        if (word.length() > LONGEST) {
            return new Broken("is longer than any indicator: " + word.length() + " characters");
        }
        if (word.contains("://")) {
            return UrlForm.recognize(word);
        }
        if (word.indexOf('@') >= 0) {
            return email(word);
        }
        Recognition address = AddressForm.recognize(word);
        return address instanceof Nothing ? name(word, trust) : address;
    }

    private static boolean isHexadecimal(String word) {
        return word.length() >= SHORTEST_DIGEST
                && word.chars().allMatch(digit -> Character.digit(digit, 16) >= 0 && digit < 128);
    }

    private static Recognition digest(String word) {
        return switch (word.length()) {
            case 32 -> digest(IndicatorType.MD5, word);
            case 40 -> digest(IndicatorType.SHA1, word);
            case 64 -> digest(IndicatorType.SHA256, word);
            case 128 -> digest(IndicatorType.SHA512, word);
            case 56, 96 -> new Broken("is a digest of a kind that no list has: " + word.length() + " digits");
            default -> brokenDigest(word);
        };
    }

    private static Recognition digest(IndicatorType type, String word) {
        Value value = new Value(type, word.toLowerCase(Locale.ROOT), "");
        boolean onlyDecimal = word.chars().allMatch(digit -> digit <= '9');
        return onlyDecimal ? new Lookalike(Optional.of(value), "has decimal digits only, as no digest has") : value;
    }

    private static Recognition brokenDigest(String word) {
        int digits = word.length();
        boolean onlyDecimal = word.chars().allMatch(digit -> digit <= '9');
        if (onlyDecimal) {
            return new Nothing();
        }
        String nearest = digits < 36
                ? "an MD5 has 32"
                : digits < 52 ? "a SHA-1 has 40" : digits < 112 ? "a SHA-256 has 64" : "a SHA-512 has 128";
        return new Broken("has " + digits + " digits, " + nearest);
    }

    private static Recognition email(String word) {
        int at = word.indexOf('@');
        String host = DottedNames.ascii(word.substring(at + 1));
        boolean plain = at > 0 && word.indexOf('@', at + 1) < 0 && isLocalPart(word.substring(0, at));
        DottedNames.Kind kind = DottedNames.kind(host);
        if (!plain || !(kind == DottedNames.Kind.DOMAIN || kind == DottedNames.Kind.DOUBTFUL)) {
            return new Nothing();
        }
        return read(IndicatorType.EMAIL, word.substring(0, at) + "@" + host, "");
    }

    private static boolean isLocalPart(String text) {
        return text.chars()
                .allMatch(character ->
                        Character.isLetterOrDigit(character) || "._+-=&'!#$%*/?^{|}~".indexOf(character) >= 0);
    }

    private static Recognition name(String word, Trust trust) {
        int end = 0;
        while (end < word.length() && isNameCharacter(word.charAt(end))) {
            end++;
        }
        String name = word.substring(0, end);
        String rest = word.substring(end);
        boolean fits = rest.isEmpty() || AddressForm.isPort(rest) || rest.startsWith("/") || AddressForm.isPath(rest);
        if (!fits || name.indexOf('.') <= 0) {
            return new Nothing();
        }
        return switch (DottedNames.kind(name)) {
            case DOMAIN -> host(name, rest);
            case DOUBTFUL -> trust == Trust.HOST ? host(name, rest) : lookalike(name, rest);
            case FILE -> rest.isEmpty() ? read(IndicatorType.FILE_NAME, name, "") : new Nothing();
            case OTHER -> new Nothing();
        };
    }

    private static Recognition lookalike(String name, String rest) {
        Optional<Value> as = host(name, rest) instanceof Value value ? Optional.of(value) : Optional.empty();
        String why = DottedNames.isFileName(name) ? "could be a file as well as a host" : "is not written as hosts are";
        return new Lookalike(as, why);
    }

    private static Recognition host(String name, String rest) {
        return read(IndicatorType.DOMAIN, DottedNames.ascii(name), rest);
    }

    private static boolean isNameCharacter(char character) {
        return Character.isLetterOrDigit(character) || character == '.' || character == '-' || character == '_';
    }

    static Recognition read(IndicatorType type, String text, String rest) {
        return switch (type.read(text)) {
            case ValueReading.Valid(String valid) -> new Value(type, valid, rest);
            case ValueReading.Invalid(String why) -> new Broken(why);
        };
    }
}
