package dev.tocsin.compiler.ir;

/** Patterns in which a star is any text. */
final class Wildcards {
    private Wildcards() {}

    /** Whether the whole text fits, both of them folded. */
    static boolean fit(String pattern, String text) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(text);
        }
        int last = pattern.lastIndexOf('*');
        int end = text.length() - (pattern.length() - last - 1);
        if (end < star || !isAt(text, pattern.substring(0, star), 0) || !isAt(text, pattern.substring(last + 1), end)) {
            return false;
        }
        // The first place where a stretch fits leaves most room for the next.
        int at = star;
        while (star < last) {
            int next = pattern.indexOf('*', star + 1);
            String stretch = pattern.substring(star + 1, next);
            int found = text.indexOf(stretch, at);
            while (found >= 0 && !isAt(text, stretch, found)) {
                found = text.indexOf(stretch, found + 1);
            }
            if (found < 0 || found + stretch.length() > end) {
                return false;
            }
            at = found + stretch.length();
            star = next;
        }
        return true;
    }

    private static boolean isAt(String text, String stretch, int at) {
        return text.startsWith(stretch, at) && isWhole(text, at) && isWhole(text, at + stretch.length());
    }

    /** Whether no character of two units is torn apart here. */
    static boolean isWhole(String text, int at) {
        return at <= 0 || at >= text.length() || !Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }
}
