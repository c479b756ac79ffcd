package dev.tocsin.compiler.lower;

import dev.tocsin.sigma.diagnostic.Code;
import java.util.ArrayList;
import java.util.List;

/** What one value expands to. */
final class Alternatives {
    /** The most that one value may expand to. */
    static final int MOST = 10_000;

    private Alternatives() {}

    /** Each of the lists with each of the choices behind it. */
    static <T> List<List<T>> combined(List<List<T>> lists, List<T> choices) throws NotApplicable {
        check((long) lists.size() * choices.size());
        List<List<T>> combined = new ArrayList<>();
        for (List<T> list : lists) {
            for (T choice : choices) {
                List<T> longer = new ArrayList<>(list);
                longer.add(choice);
                combined.add(longer);
            }
        }
        return combined;
    }

    /** Refuses what cannot be searched for any more. */
    static void check(long count) throws NotApplicable {
        if (count > MOST) {
            throw new NotApplicable(
                    Code.TOO_MANY_ALTERNATIVES,
                    "this value expands to %,d alternatives; at most %,d are searched for".formatted(count, MOST),
                    "split it into several values under `all`, each with fewer placeholders or options");
        }
    }
}
