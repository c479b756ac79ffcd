package dev.tocsin.sigma.parser;

/** A pattern over search identifiers, in which {@code *} stands for any characters. */
public final class IdentifierPattern {
    private IdentifierPattern() {}

    /** Whether a condition can name a search identifier so; others only a pattern can select. */
    public static boolean canBeNamed(String identifier) {
        return ConditionTokenizer.canName(identifier);
    }

    /** Whether the pattern as a whole fits the name. */
    public static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int retry = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
