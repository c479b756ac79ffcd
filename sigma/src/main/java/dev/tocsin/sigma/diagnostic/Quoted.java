package dev.tocsin.sigma.diagnostic;

/** Text of a user inside a message: in backquotes, and no longer than a person reads. */
public final class Quoted {
    private static final int MAX_LENGTH = 80;

    private Quoted() {}

    public static String of(String text) {
        if (text.length() <= MAX_LENGTH) {
            return "`" + text + "`";
        }
        int end = text.offsetByCodePoints(0, Math.min(MAX_LENGTH, text.codePointCount(0, text.length())));
        return "`" + text.substring(0, end) + "...`";
    }
}
