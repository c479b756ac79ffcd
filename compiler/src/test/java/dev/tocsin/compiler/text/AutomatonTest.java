package dev.tocsin.compiler.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.ir.CaseFolding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AutomatonTest {
    private static Set<String> found(List<String> literals, String text) {
        Set<String> found = new TreeSet<>();
        Automaton.of(literals).scan(text, literal -> found.add(literals.get(literal)));
        return found;
    }

    @Test
    void findsLiteralsInsideEachOther() {
        List<String> literals = List.of("he", "she", "his", "hers", "e");
        assertEquals(Set.of("he", "she", "hers", "e"), found(literals, "usHERS"));
    }

    @Test
    void comparesLettersLoosely() {
        assertEquals(Set.of("kernel"), found(List.of("kernel"), "\u212AERNEL32"));
        assertEquals(Set.of("école"), found(List.of("école"), "L'ÉCOLE"));
        assertEquals(Set.of("s"), found(List.of("s"), "\u017F"));
    }

    @Test
    void refusesAnEmptyLiteralAndTwoThatAreOne() {
        assertThrows(IllegalArgumentException.class, () -> Automaton.of(List.of("a", "")));
        assertThrows(IllegalArgumentException.class, () -> Automaton.of(List.of("a", "A")));
    }

    @Test
    void withoutLiteralsFindsNothing() {
        assertEquals(Set.of(), found(List.of(), "anything"));
    }

    /** A predicate must not take for equal what the automaton tells apart. */
    @Test
    void foldsAtLeastWhatPredicatesFold() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            int folded = CaseFolding.fold(c);
            assertEquals(
                    Automaton.distinct(Character.toString(c)),
                    Automaton.distinct(Character.toString(folded)),
                    "U+%04X".formatted(c));
            String once = Automaton.distinct(Character.toString(c));
            assertEquals(once, Automaton.distinct(once), "folding twice U+%04X".formatted(c));
        }
    }

    @Test
    void findsWhatANaiveSearchFinds() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            String letters = seed % 2 == 0 ? "abAB" : "abcK\u212Ak\u017FSsÉé\ud83d\ude00\\.- ";
            List<String> literals = IntStream.range(0, 1 + random.nextInt(seed % 5 == 0 ? 300 : 12))
                    .mapToObj(i -> Automaton.distinct(text(random, letters, 1 + random.nextInt(6))))
                    .distinct()
                    .collect(Collectors.toCollection(ArrayList::new));
            Automaton automaton = Automaton.of(literals);
            for (int i = 0; i < 20; i++) {
                String text = text(random, letters, random.nextInt(60));
                String distinct = Automaton.distinct(text);
                Set<String> expected =
                        literals.stream().filter(distinct::contains).collect(Collectors.toSet());
                Set<String> actual = new TreeSet<>();
                automaton.scan(text, literal -> actual.add(literals.get(literal)));
                assertEquals(new TreeSet<>(expected), actual, "seed " + seed + " text " + text);
                assertEquals(!expected.isEmpty(), automaton.occursIn(text), "seed " + seed + " text " + text);
            }
        }
    }

    @Test
    void growsWithTheLettersOfItsLiterals() {
        Random random = new Random(1);
        List<String> digests = IntStream.range(0, 20_000)
                .mapToObj(i -> "%016x%016x".formatted(random.nextLong(), random.nextLong()))
                .distinct()
                .toList();
        Automaton automaton = Automaton.of(digests);
        assertTrue(automaton.states() <= 20_000 * 32 + 1);
        for (int i = 0; i < digests.size(); i += 997) {
            assertEquals(
                    Set.of(digests.get(i)), foundBy(automaton, digests, "SHA1=" + digests.get(i) + ",MD5="), "at " + i);
        }
    }

    private static Set<String> foundBy(Automaton automaton, List<String> literals, String text) {
        Set<String> found = new TreeSet<>();
        automaton.scan(text, literal -> found.add(literals.get(literal)));
        return found;
    }

    private static String text(Random random, String letters, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
