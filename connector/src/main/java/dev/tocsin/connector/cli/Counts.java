package dev.tocsin.connector.cli;

import java.util.Locale;

/** Numbers with their nouns. */
final class Counts {
    private Counts() {}

    /** {@code 1 rule}, {@code 2,852 rules}, {@code 0 matches}. */
    static String of(long number, String noun) {
        String plural = noun.endsWith("ch") ? noun + "es" : noun + "s";
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : plural);
    }
}
