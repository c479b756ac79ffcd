package dev.tocsin.sigma.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What a person may have meant, by edit distance. */
public final class Suggestion {
    private static final int MAX_LENGTH = 64;

    /** What a document can hold thousands of, each compared with thousands, has no suggestions beyond this. */
    private static final int MANY = 100;

    private Suggestion() {}

    /** The nearest candidate, if a third of the letters or fewer differ. Letter case counts for nothing. */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        if (word.length() < 2 || word.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String folded = word.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, word.length() / 3);
        return candidates.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= limit)
                .map(candidate -> new Scored(candidate, distance(folded, candidate.toLowerCase(Locale.ROOT))))
                .filter(scored -> scored.distance() <= limit)
                .min(Comparator.comparingInt(Scored::distance).thenComparing(Scored::candidate))
                .map(Scored::candidate);
    }

    /** The same, unless the candidates are so many that a document with many such words would take long. */
    public static Optional<String> nearestOfFew(String word, Collection<String> candidates) {
        return candidates.size() > MANY ? Optional.empty() : nearest(word, candidates);
    }

    /**
     * A hint that asks for the nearest candidate, if one is near, and then says the rest.
     *
     * @param rest begins with a small letter
     */
    public static String hint(String word, Collection<String> candidates, String rest) {
        return hint(nearest(word, candidates), rest);
    }

    /** The same for a nearest candidate that is known. */
    public static String hint(Optional<String> nearest, String rest) {
        return nearest.map(near -> "did you mean " + Quoted.of(near) + "? " + sentence(rest))
                .orElse(rest);
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private record Scored(String candidate, int distance) {}

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
