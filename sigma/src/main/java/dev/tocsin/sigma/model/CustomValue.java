package dev.tocsin.sigma.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What stands under a key that the specification does not know. It is kept, and means nothing here. */
public sealed interface CustomValue {
    /** A text; a date too, as it is written. */
    record Text(String text) implements CustomValue {}

    record Numeric(BigDecimal number) implements CustomValue {}

    record Bool(boolean value) implements CustomValue {}

    record Null() implements CustomValue {}

    record Items(List<CustomValue> values) implements CustomValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** A map, in the order written. */
    record Entries(Map<String, CustomValue> values) implements CustomValue {
        public Entries {
            values = Ordered.copy(values);
        }
    }
}
