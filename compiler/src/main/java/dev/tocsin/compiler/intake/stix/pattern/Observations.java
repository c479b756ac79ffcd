package dev.tocsin.compiler.intake.stix.pattern;

import dev.tocsin.sigma.source.Span;
import java.util.List;

/** What is to be observed, perhaps in several events. Spans count code points of the pattern. */
public sealed interface Observations {
    Span span();

    /** One event, in brackets. */
    record Observation(Comparison comparison, Span span) implements Observations {}

    /** All of them, in any order; each may be seen in another event. */
    record And(List<Observations> terms, Span span) implements Observations {
        public And {
            terms = List.copyOf(terms);
        }
    }

    /** At least one of them. */
    record Or(List<Observations> terms, Span span) implements Observations {
        public Or {
            terms = List.copyOf(terms);
        }
    }

    /** One after the other. */
    record FollowedBy(List<Observations> terms, Span span) implements Observations {
        public FollowedBy {
            terms = List.copyOf(terms);
        }
    }

    /** Under a condition of time or number. */
    record Qualified(Observations term, Qualifier qualifier, Span span) implements Observations {}

    /** A condition of time or number. */
    sealed interface Qualifier {
        /** All of it within so many seconds. */
        record Within(double seconds) implements Qualifier {}

        /** So many times. */
        record Repeats(int times) implements Qualifier {}

        /** From one moment on up to another, as written. */
        record StartStop(String start, String stop) implements Qualifier {}
    }
}
