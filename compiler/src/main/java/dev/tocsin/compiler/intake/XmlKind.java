package dev.tocsin.compiler.intake;

import java.util.Locale;

/** What a text in angle brackets is, by its root element. */
enum XmlKind {
    OPENIOC,
    STIX_1,
    HTML,
    OTHER,
    /** No XML at all. */
    NONE;

    private static final int LONGEST_NAME = 80;

    static XmlKind of(String text) {
        int at = root(text);
        if (at < 0) {
            return isPageLike(text) ? HTML : NONE;
        }
        int end = at + 1;
        while (end < text.length() && end - at < LONGEST_NAME && isNameCharacter(text.charAt(end))) {
            end++;
        }
        String qualified = text.substring(at + 1, end);
        String name = qualified.substring(qualified.indexOf(':') + 1).toLowerCase(Locale.ROOT);
        boolean declared = text.stripLeading().startsWith("<?xml") || text.contains("</" + qualified + ">");
        return switch (name) {
            case "ioc", "openioc", "iocs" -> OPENIOC;
            case "stix_package" -> STIX_1;
            case "html",
                    "head",
                    "body",
                    "article",
                    "table",
                    "div",
                    "p",
                    "h1",
                    "h2",
                    "ul",
                    "ol",
                    "span",
                    "main",
                    "section",
                    "meta",
                    "title" -> HTML;
            default -> declared && !name.isEmpty() ? OTHER : isPageLike(text) ? HTML : NONE;
        };
    }

    /** Where the root element begins, behind declarations and comments; -1 if the text does not begin with a tag. */
    private static int root(String text) {
        int at = skipBlanks(text, 0);
        while (at < text.length() && text.charAt(at) == '<') {
            int end;
            if (text.startsWith("<?", at)) {
                end = behind(text, "?>", at);
            } else if (text.startsWith("<!--", at)) {
                end = behind(text, "-->", at);
            } else if (text.startsWith("<!", at)) {
                end = behind(text, ">", at);
            } else {
                return at;
            }
            if (end < 0) {
                return -1;
            }
            at = skipBlanks(text, end);
        }
        return -1;
    }

    /** Pages often begin with something else, such as a banner. */
    private static boolean isPageLike(String text) {
        String head = text.substring(0, Math.min(text.length(), 4_096)).toLowerCase(Locale.ROOT);
        return head.contains("<!doctype html")
                || head.contains("<html")
                || head.contains("<body")
                || head.contains("<head>");
    }

    private static int behind(String text, String mark, int from) {
        int at = text.indexOf(mark, from);
        return at < 0 ? -1 : at + mark.length();
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF')) {
            at++;
        }
        return at;
    }

    private static boolean isNameCharacter(char character) {
        return Character.isLetterOrDigit(character) || "_:-.".indexOf(character) >= 0;
    }
}
