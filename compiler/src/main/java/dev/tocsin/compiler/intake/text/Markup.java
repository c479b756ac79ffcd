package dev.tocsin.compiler.intake.text;

import com.google.re2j.Pattern;

/** Takes the marks of Markdown and AsciiDoc out of a line, where they stand close to values. */
final class Markup {
    /** AsciiDoc: a link's text is what is read, its target is none. */
    private static final Pattern LINK_MACRO = Pattern.compile("link:[^\\s\\[]+\\[([^\\]]*)\\]");

    private static final Pattern LINE_BREAK = Pattern.compile(" \\+(\n|$)|<br ?/?>");

    /** Written with a backslash, a URL is no link. A share is written with more before it. */
    private static final Pattern ESCAPED_URL = Pattern.compile("(^|[\\s|`(])\\\\(h(?:tt|xx)ps?:)");

    private Markup() {}

    static String plain(String text) {
        String plain = text;
        if (text.indexOf('+') >= 0) {
            plain = LINE_BREAK.matcher(plain).replaceAll("\n");
            plain = plain.replace("`++", "`")
                    .replace("++`", "`")
                    .replace("`+", "`")
                    .replace("+`", "`");
        }
        if (plain.indexOf('<') >= 0) {
            plain = LINE_BREAK.matcher(plain).replaceAll("\n");
        }
        if (plain.contains("link:")) {
            plain = LINK_MACRO.matcher(plain).replaceAll("$1");
        }
        if (plain.contains("\\http") || plain.contains("\\hxxp")) {
            plain = ESCAPED_URL.matcher(plain).replaceAll("$1$2");
        }
        return plain.replace("**", "").replace("\\_", "_");
    }
}
