package dev.tocsin.compiler.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.fast.EventView;
import dev.tocsin.compiler.fast.FieldSlots;
import dev.tocsin.compiler.fast.Predicates;
import dev.tocsin.compiler.fast.RandomCases;
import dev.tocsin.compiler.ir.Predicate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleIndexTest {
    @Test
    void namesEveryRuleThatMatches() {
        long named = 0;
        long possible = 0;
        for (long seed = 0; seed < 250; seed++) {
            RandomCases cases = new RandomCases(seed);
            List<Predicate> predicates =
                    Stream.generate(cases::predicate).limit(30).toList();
            FieldSlots slots = new FieldSlots();
            predicates.forEach(new Predicates(slots)::fast);
            RuleIndex.Finder finder = RuleIndex.of(predicates, slots).finder();
            EventView view = new EventView(slots);
            for (int i = 0; i < 40; i++) {
                Document document = cases.document();
                view.show(document);
                List<Integer> candidates =
                        Arrays.stream(finder.candidates(view)).boxed().toList();
                List<Integer> matching = IntStream.range(0, predicates.size())
                        .filter(rule -> Oracle.matches(predicates.get(rule), document))
                        .boxed()
                        .toList();
                assertTrue(
                        candidates.containsAll(matching),
                        "seed " + seed + " document " + i + ": " + matching + " match, candidates " + candidates);
                assertEquals(candidates.stream().sorted().distinct().toList(), candidates);
                named += candidates.size();
                possible += predicates.size();
            }
        }
        assertTrue(named < possible * 3 / 4, "the index leaves out hardly anything: " + named + " of " + possible);
    }
}
