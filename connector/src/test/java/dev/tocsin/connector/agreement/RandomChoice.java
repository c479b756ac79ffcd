package dev.tocsin.connector.agreement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Choices that a seed decides. */
final class RandomChoice {
    private final Random random;

    /** @param seed equal seeds give equal choices */
    RandomChoice(long seed) {
        // Random begins alike for seeds that are near to each other.
        this.random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
    }

    <V> V of(List<V> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    final <V> V among(V... values) {
        return values[random.nextInt(values.length)];
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean onceIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** So many of them, or all, in another order. */
    <V> List<V> some(List<V> values, int count) {
        List<V> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, Math.min(count, shuffled.size())));
    }

    /** For what wants a source of its own. */
    Random source() {
        return random;
    }
}
