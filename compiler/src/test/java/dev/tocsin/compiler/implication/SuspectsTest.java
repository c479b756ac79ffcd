package dev.tocsin.compiler.implication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.fast.RandomCases;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuspectsTest {
    /** Whatever would be proved is among what is asked. */
    @Test
    void noProofIsMissed() {
        int proofs = 0;
        for (int seed = 0; seed < 60; seed++) {
            for (FieldCardinality.Values values : FieldCardinality.Values.values()) {
                Logic logic = new Logic(field -> values);
                RandomCases cases = new RandomCases(seed);
                List<Term> terms = IntStream.range(0, 80)
                        .mapToObj(i -> logic.term(cases.smallPredicate()))
                        .filter(term -> !logic.isUnsatisfiable(term))
                        .toList();
                Suspects suspects = new Suspects(terms);
                for (int wide = 0; wide < terms.size(); wide++) {
                    for (int narrow = 0; narrow < terms.size(); narrow++) {
                        if (logic.implies(terms.get(narrow), terms.get(wide))) {
                            proofs++;
                            assertTrue(
                                    suspects.of(terms.get(wide)).get(narrow),
                                    "seed " + seed + ": " + terms.get(narrow) + " implies " + terms.get(wide));
                        }
                    }
                }
            }
        }
        assertTrue(proofs > 9_000, "too few proofs: " + proofs);
    }

    @Test
    void theIndexFindsEveryTextThatOccurs() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed * 0x9E37_79B9L);
            Set<String> drawn = new TreeSet<>();
            for (int i = 0; i < 40; i++) {
                String text = text(random, 6);
                if (TextIndex.takes(text)) {
                    drawn.add(text);
                }
            }
            List<String> texts = List.copyOf(drawn);
            TextIndex index = new TextIndex(texts);
            for (int i = 0; i < 40; i++) {
                String within = text(random, 14);
                Set<Integer> found = new TreeSet<>();
                index.scan(within, found::add);
                Set<Integer> expected = new TreeSet<>(IntStream.range(0, texts.size())
                        .filter(text -> within.contains(texts.get(text)))
                        .boxed()
                        .toList());
                assertEquals(expected, found, "seed " + seed + ": " + texts + " in " + within);
            }
        }
    }

    private static String text(Random random, int longest) {
        StringBuilder text = new StringBuilder();
        List<String> letters = new ArrayList<>(List.of("a", "b", "c", "\ud83d\ude00", "\ud83d\ude01", "é"));
        for (int i = random.nextInt(longest); i >= 0; i--) {
            text.append(letters.get(random.nextInt(letters.size())));
        }
        return text.toString();
    }
}
