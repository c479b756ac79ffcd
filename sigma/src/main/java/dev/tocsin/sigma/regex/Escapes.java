package dev.tocsin.sigma.regex;

/** Characters that are written another way than they are. */
final class Escapes {
    private Escapes() {}

    /** A code point with a backslash if it is special, and by its number if it does not print. */
    static String written(int codePoint, String special) {
        if (special.indexOf(codePoint) >= 0) {
            return "\\" + Character.toString(codePoint);
        }
        return switch (codePoint) {
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\f' -> "\\f";
            default -> prints(codePoint) ? Character.toString(codePoint) : numbered(codePoint);
        };
    }

    private static String numbered(int codePoint) {
        return codePoint <= 0xFF ? "\\x%02X".formatted(codePoint) : "\\x{%X}".formatted(codePoint);
    }

    private static boolean prints(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> true;
        };
    }
}
