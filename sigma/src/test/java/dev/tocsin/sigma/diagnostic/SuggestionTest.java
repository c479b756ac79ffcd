package dev.tocsin.sigma.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    @Test
    void countsInsertionsDeletionsReplacementsAndSwaps() {
        assertEquals(0, Suggestion.distance("same", "same"));
        assertEquals(1, Suggestion.distance("filtr", "filter"));
        assertEquals(1, Suggestion.distance("filtre", "filter"));
        assertEquals(3, Suggestion.distance("kitten", "sitting"));
        assertEquals(4, Suggestion.distance("", "four"));
    }

    @Test
    void suggestsTheNearestAndNothingFarAway() {
        List<String> candidates = List.of("startswith", "endswith", "contains");
        assertEquals(Optional.of("endswith"), Suggestion.nearest("endwith", candidates));
        assertEquals(Optional.of("contains"), Suggestion.nearest("CONTAINS", candidates));
        assertEquals(Optional.empty(), Suggestion.nearest("regex", candidates));
        assertEquals(Optional.empty(), Suggestion.nearest("", candidates));
        assertEquals(Optional.of("aab"), Suggestion.nearest("aaa", List.of("aac", "aab")), "the first in the alphabet");
    }

    @Test
    void aHintBeginsSmallAndASecondSentenceWithACapital() {
        assertEquals("it has: gte", Suggestion.hint("regex", List.of("gte"), "it has: gte"));
        assertEquals("did you mean `gte`? It has: gte", Suggestion.hint("gtee", List.of("gte"), "it has: gte"));
    }
}
