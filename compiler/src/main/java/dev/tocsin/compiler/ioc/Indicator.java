package dev.tocsin.compiler.ioc;

import dev.tocsin.sigma.source.Span;
import java.util.List;

/** Something whose sight in an event means that the event belongs to the attack. */
sealed interface Indicator {
    /** What alerts call it. */
    String name();

    Span span();

    /** One value. */
    record Single(IndicatorType type, String value, List<MatchScope> scopes, Span span) implements Indicator {
        public Single {
            scopes = List.copyOf(scopes);
        }

        @Override
        public String name() {
            return value;
        }
    }

    /** Several values that must stand in the same event. It is never split. */
    record Compound(String name, List<Single> parts, Span span) implements Indicator {
        public Compound {
            parts = List.copyOf(parts);
        }
    }
}
