package dev.tocsin.compiler.assembly;

import dev.tocsin.compiler.extraction.Extracted;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person takes although it would be held back.
 *
 * @param words values as the review shows them, or the word of a {@code HoldReason} for all of that kind
 */
public record Wanted(Set<String> words) {
    public Wanted {
        Set<String> folded = new TreeSet<>();
        words.forEach(word -> folded.add(word.toLowerCase(Locale.ROOT)));
        words = Set.copyOf(folded);
    }

    /** Whether it is wanted all the same. */
    boolean includes(Extracted.HeldBack held) {
        return words.contains(held.reason().word())
                || words.contains(held.text().toLowerCase(Locale.ROOT))
                || held.indicator()
                        .filter(indicator -> words.contains(indicator.name().toLowerCase(Locale.ROOT)))
                        .isPresent();
    }
}
