package dev.tocsin.sigma.regex;

import dev.tocsin.sigma.regex.Expression.Place;
import dev.tocsin.sigma.regex.Reader.Malformed;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a backslash and the characters after it stand for. */
final class EscapeReader {
    private static final Pattern HEXADECIMAL = Pattern.compile("x(?:([0-9A-Fa-f]{2})|\\{([0-9A-Fa-f]{1,6})})");
    private static final Pattern UTF16 = Pattern.compile("u([0-9A-Fa-f]{4})");
    private static final Pattern BACK_REFERENCE =
            Pattern.compile("[1-9][0-9]*|k(?:<\\w*>|\\{\\w*}|'\\w*')|g(?:-?\\d+|\\{[\\w-]*}|<[\\w+-]*>|'[\\w+-]*')");
    private static final Pattern PROPERTY = Pattern.compile("[pP](?:\\{[^}]*}|[A-Za-z])");

    private static final Map<Integer, CodePoints> SETS = Map.of(
            (int) 'd',
            CodePoints.DIGITS,
            (int) 'D',
            CodePoints.DIGITS.complement(),
            (int) 'w',
            CodePoints.WORD,
            (int) 'W',
            CodePoints.WORD.complement(),
            (int) 's',
            CodePoints.SPACE,
            (int) 'S',
            CodePoints.SPACE.complement());

    private static final Map<Integer, Place> PLACES = Map.of(
            (int) 'b', Place.WORD_BOUNDARY,
            (int) 'B', Place.NO_WORD_BOUNDARY,
            (int) 'A', Place.TEXT_START,
            (int) 'z', Place.TEXT_END);

    private static final Map<Integer, Integer> CHARACTERS = Map.of(
            (int) 't', (int) '\t',
            (int) 'n', (int) '\n',
            (int) 'r', (int) '\r',
            (int) 'f', (int) '\f',
            (int) 'a', 0x07,
            (int) 'e', 0x1B);

    /** Escapes that dialects have in different senses, or that only some have, and what to write instead. */
    private static final Map<Integer, String> ELSEWHERE = Map.ofEntries(
            Map.entry((int) 'Z', "write `$` for the end of the value"),
            Map.entry((int) 'h', "write `[ \\t]` for a space or tab"),
            Map.entry((int) 'H', "write `[^ \\t]` for anything but a space or tab"),
            Map.entry((int) 'v', "write `\\x0B` for the vertical tab, or `[\\n-\\r]` for white space that ends a line"),
            Map.entry((int) 'V', "write `[^\\n-\\r]` for anything but white space that ends a line"),
            Map.entry((int) 'R', "write `(?:\\r\\n|\\n)` for a line end"),
            Map.entry((int) 'N', "write `.` for anything but a line feed"),
            Map.entry((int) 'X', "write `.` for a character"),
            Map.entry((int) 'C', "write `.` for a character"),
            Map.entry((int) 'K', "leave it out: only whether there is a match counts, not where it begins"),
            Map.entry((int) 'G', "write `^` for the beginning of the value"),
            Map.entry((int) 'Q', "write a backslash before each special character instead"),
            Map.entry((int) 'E', "write a backslash before each special character instead"),
            Map.entry((int) 'c', "write `\\x` and the two digits of the control character"),
            Map.entry((int) 'o', "write `\\x` and two hexadecimal digits"),
            Map.entry((int) '0', "write `\\x00` for the null character, `\\x` and two hexadecimal digits for others"));

    private final Reader reader;

    EscapeReader(Reader reader) {
        this.reader = reader;
    }

    /** What an escape stands for. */
    sealed interface Escape {
        record Single(int codePoint) implements Escape {}

        record OneOf(CodePoints codePoints) implements Escape {}

        record Position(Place place) implements Escape {}

        /** Nothing that can be had; it is reported. */
        record Unsupported() implements Escape {}
    }

    /** The escape whose backslash comes next. */
    Escape read() throws Malformed {
        int from = reader.at();
        reader.next();
        if (reader.isAtEnd()) {
            throw reader.malformed(
                    from,
                    reader.at(),
                    "the backslash at the end has nothing to escape",
                    "write `\\\\` for a backslash");
        }
        Matcher reference = reader.matcher(BACK_REFERENCE);
        if (reference.lookingAt()) {
            reader.goTo(reference.end());
            return unsupported(
                    from,
                    "`" + reader.since(from) + "` refers back to what a group matched, which cannot run in linear time",
                    "write out what it stands for, or test the two parts in two search identifiers");
        }
        Matcher property = reader.matcher(PROPERTY);
        if (property.lookingAt()) {
            reader.goTo(property.end());
            return unsupported(
                    from,
                    "`" + reader.since(from) + "` is a Unicode property, which not every engine has",
                    "name the characters, for example `[^\\x00-\\x7F]` for everything outside of ASCII");
        }
        int escaped = reader.next();
        if (SETS.containsKey(escaped)) {
            return new Escape.OneOf(SETS.getOrDefault(escaped, CodePoints.NONE));
        }
        if (PLACES.containsKey(escaped)) {
            return new Escape.Position(PLACES.getOrDefault(escaped, Place.TEXT_END));
        }
        if (ELSEWHERE.containsKey(escaped)) {
            return unsupported(
                    from,
                    "`" + reader.since(from) + "` does not mean the same to every engine, or nothing to some",
                    ELSEWHERE.getOrDefault(escaped, ""));
        }
        return new Escape.Single(character(from, escaped));
    }

    private int character(int from, int escaped) throws Malformed {
        if (CHARACTERS.containsKey(escaped)) {
            return CHARACTERS.getOrDefault(escaped, escaped);
        }
        if (escaped == 'x' || escaped == 'u') {
            return numbered(from, escaped);
        }
        boolean letterOrDigit = escaped < 0x80 && Character.isLetterOrDigit(escaped);
        if (letterOrDigit) {
            String letter = Character.toString(escaped);
            throw reader.malformed(
                    from,
                    reader.at(),
                    "`\\" + letter + "` is no escape",
                    "write `\\\\" + letter + "` for a backslash and `" + letter + "`");
        }
        return escaped;
    }

    private int numbered(int from, int letter) throws Malformed {
        reader.goTo(reader.at() - 1);
        Matcher number = reader.matcher(letter == 'x' ? HEXADECIMAL : UTF16);
        if (!number.lookingAt()) {
            reader.next();
            throw reader.malformed(
                    from,
                    reader.at(),
                    "the number of a character is missing",
                    letter == 'x'
                            ? "write two hexadecimal digits, or up to six in braces: `\\x2D`, `\\x{2013}`"
                            : "write four hexadecimal digits: `\\u2013`");
        }
        reader.goTo(number.end());
        String digits = number.group(1) == null ? number.group(2) : number.group(1);
        int codePoint = Integer.parseInt(digits, 16);
        boolean half = letter == 'u' && codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        if (half || codePoint > Character.MAX_CODE_POINT) {
            throw reader.malformed(
                    from,
                    reader.at(),
                    "`" + reader.since(from) + "` is the number of no character",
                    half ? "write the whole character as `\\x{...}`" : "the greatest is `\\x{10FFFF}`");
        }
        return codePoint;
    }

    private Escape unsupported(int from, String message, String hint) {
        reader.unsupported(from, reader.at(), message, hint);
        return new Escape.Unsupported();
    }
}
