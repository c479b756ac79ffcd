package dev.tocsin.compiler.intake.text;

/** Where a URL in running text ends. */
final class UrlEnd {
    private static final String STOPS = "\"`<>|“”«»„…，。；、！？（）【】";
    private static final String SENTENCE = ".,;:!?'’‘*_+";
    private static final int LONGEST_PLACEHOLDER = 60;

    private UrlEnd() {}

    static int of(String text, int start) {
        return of(text, start, text.indexOf("://", start) + 3);
    }

    /** Of a URL that begins at one place and certainly goes on up to another. */
    static int of(String text, int start, int certain) {
        int at = certain;
        boolean quoted = start > 0 && text.charAt(start - 1) == '\'';
        int open = 0;
        if (at < text.length() && text.charAt(at) == '[') {
            // An IPv6 address, or half a defanging mark, of which the reading will say that it is no host.
            int close = text.indexOf(']', at, Math.min(text.length(), at + LONGEST_PLACEHOLDER));
            at = close < 0 ? at + 1 : close + 1;
        }
        while (at < text.length()) {
            char character = text.charAt(at);
            int placeholder = placeholder(text, at);
            if (placeholder > at) {
                at = placeholder;
                continue;
            }
            if (isStop(character) || (quoted && character == '\'') || (character == ',' && endsAtComma(text, at))) {
                break;
            }
            if (character == '[') {
                // AsciiDoc: the text of the link.
                break;
            }
            if ("({".indexOf(character) >= 0) {
                open++;
            } else if (")]}".indexOf(character) >= 0 && --open < 0) {
                break;
            }
            at++;
        }
        return trimmed(text, start, at);
    }

    /** Behind {@code <MAC address>} or {@code [recipient's address]} that begins here; the same place if none does. */
    static int placeholder(String text, int at) {
        char open = text.charAt(at);
        if (open != '<' && open != '[' && open != '{') {
            return at;
        }
        char close = open == '<' ? '>' : open == '[' ? ']' : '}';
        int end = text.indexOf(close, at, Math.min(text.length(), at + LONGEST_PLACEHOLDER));
        boolean letter = end > at + 1 && Character.isLetter(text.charAt(at + 1));
        boolean within = at > 0 && "/=&?.-_:".indexOf(text.charAt(at - 1)) >= 0;
        return letter && within ? end + 1 : at;
    }

    private static boolean isStop(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || STOPS.indexOf(character) >= 0;
    }

    private static boolean endsAtComma(String text, int at) {
        return at + 1 >= text.length()
                || Character.isWhitespace(text.charAt(at + 1))
                || text.startsWith("http", at + 1);
    }

    private static int trimmed(String text, int start, int end) {
        int trimmed = end;
        while (trimmed > start && SENTENCE.indexOf(text.charAt(trimmed - 1)) >= 0) {
            trimmed--;
        }
        return trimmed;
    }
}
