package dev.tocsin.compiler.irtext;

import dev.tocsin.compiler.eval.Patterns;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Portion;
import dev.tocsin.compiler.ir.Values;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Matchers and texts on one line each. */
final class Notation {
    private static final Map<Portion, String> PORTIONS = new EnumMap<>(Map.of(
            Portion.WHOLE, "as a whole",
            Portion.LAST_NAME, "as its last name",
            Portion.NAME_OR_ABOVE, "as the name or one above it",
            Portion.PATH, "as a path",
            Portion.KEY_OR_ABOVE, "as the key or one above it",
            Portion.WORD, "as a word",
            Portion.ANYWHERE, "anywhere",
            Portion.ADDRESS, "as an address in",
            Portion.ADDRESS_AMONG, "among others as an address in"));

    private Notation() {}

    /** For example {@code like `*\msbuild.exe`}, {@code matches `/^a+$/`}, {@code in `10.0.0.0/8`}, {@code >= 5}. */
    static String of(Matcher matcher) {
        return switch (matcher) {
            case Matcher.Like like ->
                "like " + quoted(Patterns.written(like))
                        + (like.letterCase() == LetterCase.EXACT ? ", letter case counts" : "");
            case Matcher.Matches matches -> "matches " + quoted(Patterns.written(matches));
            case Matcher.InNetwork network -> "in " + quoted(Patterns.written(network));
            case Matcher.Compare compare -> Patterns.written(compare);
            case Matcher.OneOf(Values values) ->
                "shows " + PORTIONS.get(values.portion()) + " one of " + values.size() + " values";
            case Matcher.NotBefore(Instant moment) -> "is not before " + moment;
            case Matcher.DatePartEquals(Matcher.DatePart part, int number) ->
                "has the " + part.name().toLowerCase(Locale.ROOT) + " " + number;
        };
    }

    /**
     * Between back quotes as it is; a text that has a back quote, or a character that does not show, between double
     * quotes with JSON's escapes, so that no two texts look alike and none breaks the line.
     */
    static String quoted(String text) {
        return isPlain(text) ? "`" + text + "`" : escaped(text);
    }

    /** As it is, unless it would break the line or hide something. */
    static String onOneLine(String text) {
        return isPlain(text) && !text.isEmpty() ? text : escaped(text);
    }

    private static boolean isPlain(String text) {
        return text.codePoints().allMatch(character -> character != '`' && shows(character));
    }

    private static boolean shows(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder("\"");
        text.codePoints().forEach(character -> {
            switch (character) {
                case '"', '\\' -> escaped.append('\\').appendCodePoint(character);
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> {
                    if (shows(character)) {
                        escaped.appendCodePoint(character);
                    } else {
                        for (char unit : Character.toChars(character)) {
                            escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                        }
                    }
                }
            }
        });
        return escaped.append('"').toString();
    }
}
