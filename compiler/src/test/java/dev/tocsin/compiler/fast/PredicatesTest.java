package dev.tocsin.compiler.fast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.ir.Predicate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PredicatesTest {
    @Test
    void answersAsTheOracleDoes() {
        int held = 0;
        int asked = 0;
        for (long seed = 0; seed < 4_000; seed++) {
            RandomCases cases = new RandomCases(seed);
            Predicate predicate = cases.predicate();
            FieldSlots slots = new FieldSlots();
            FastPredicate fast = new Predicates(slots).fast(predicate);
            EventView view = new EventView(slots);
            List<Document> documents =
                    Stream.generate(cases::document).limit(20).toList();
            for (int i = 0; i < documents.size(); i++) {
                boolean expected = Oracle.matches(predicate, documents.get(i));
                view.show(documents.get(i));
                assertEquals(expected, fast.test(view), "seed " + seed + " document " + i + " " + predicate);
                held += expected ? 1 : 0;
                asked++;
            }
        }
        assertTrue(held > asked / 8 && held < asked * 7 / 8, held + " of " + asked + " held");
    }
}
