package dev.tocsin.compiler.refang;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The part of a URL before the colon, and what people make of it. */
final class Scheme {
    /** The longer one first where one begins another. */
    private static final List<Spelling> SPELLINGS = List.of(
            new Spelling("hxxps", "https"),
            new Spelling("hxxp", "http"),
            new Spelling("h**ps", "https"),
            new Spelling("h**p", "http"),
            new Spelling("h[tt]ps", "https"),
            new Spelling("h[tt]p", "http"),
            new Spelling("h[xx]ps", "https"),
            new Spelling("h[xx]p", "http"),
            new Spelling("hxtps", "https"),
            new Spelling("hxtp", "http"),
            new Spelling("htxps", "https"),
            new Spelling("htxp", "http"),
            new Spelling("hxps", "https"),
            new Spelling("hxp", "http"),
            new Spelling("hzzps", "https"),
            new Spelling("hzzp", "http"),
            new Spelling("meows", "https"),
            new Spelling("meow", "http"),
            new Spelling("fxps", "ftps"),
            new Spelling("ftxp", "ftp"),
            new Spelling("fxp", "ftp"),
            new Spelling("f**p", "ftp"),
            new Spelling("ftx", "ftp"),
            new Spelling("https", "https"),
            new Spelling("http", "http"),
            new Spelling("ftps", "ftps"),
            new Spelling("ftp", "ftp"));

    /** What stands for {@code ://}, the longest first. Those in brackets may be in any kind of brackets. */
    private static final List<String> SEPARATORS = List.of(
            "[:]//", "[:]\\\\", "[://]", "[:/]/", ":[//]", ":[/][/]", ":/[/]", "://", ":\\\\", ":__", "[:]__", "__");

    private record Spelling(String written, String plain) {}

    private Scheme() {}

    /** A scheme with its separator, if one begins here that is not written as it should be. */
    static @Nullable Mark at(String text, int at) {
        char first = text.charAt(at);
        boolean begins = "hHfFmM".indexOf(first) >= 0 && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
        if (!begins) {
            return null;
        }
        for (Spelling spelling : SPELLINGS) {
            int end = at + spelling.written.length();
            if (text.regionMatches(true, at, spelling.written, 0, spelling.written.length())) {
                String separator = separator(text, end);
                if (separator != null) {
                    String plain = spelling.plain + "://";
                    int length = spelling.written.length() + separator.length();
                    boolean plainly = text.substring(at, at + length)
                            .toLowerCase(Locale.ROOT)
                            .equals(plain);
                    return plainly ? null : new Mark(length, plain);
                }
            }
        }
        return null;
    }

    private static @Nullable String separator(String text, int at) {
        for (String separator : SEPARATORS) {
            int end = at + separator.length();
            if (end <= text.length()
                    && text.substring(at, end)
                            .replace('(', '[')
                            .replace('{', '[')
                            .replace(')', ']')
                            .replace('}', ']')
                            .equals(separator)) {
                return separator;
            }
        }
        return null;
    }
}
