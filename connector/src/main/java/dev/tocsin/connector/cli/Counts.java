package dev.tocsin.connector.cli;

import java.util.Locale;

/** Numbers with their nouns. */
final class Counts {
    private Counts() {}

    /** {@code 1 rule}, {@code 2,852 rules}, {@code 0 matches}. */
    static String of(long number, String noun) {
        String plural = plural(noun);
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : plural);
    }

    private static String plural(String noun) {
        if (noun.endsWith("y")) {
            return noun.substring(0, noun.length() - 1) + "ies";
        }
        return noun.endsWith("ch") ? noun + "es" : noun + "s";
    }
}
