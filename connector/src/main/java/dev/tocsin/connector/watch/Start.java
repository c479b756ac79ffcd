package dev.tocsin.connector.watch;

import dev.tocsin.connector.hunt.TimeExpression;
import java.time.Clock;
import java.time.Instant;

/** Where a watch begins to read indices that it sees for the first time. */
public sealed interface Start {
    /** With the next event. What came before is the business of the look-back. */
    record Now() implements Start {}

    /** With the first event. */
    record Earliest() implements Start {}

    /** With the first event indexed of those whose {@code @timestamp} is not before this moment. */
    record At(Instant time) implements Start {}

    /** Reads {@code now}, {@code earliest} or a point in time. */
    static Start parse(String text, Clock clock) {
        return switch (text) {
            case "now" -> new Now();
            case "earliest" -> new Earliest();
            default -> new At(TimeExpression.parse(text, TimeExpression.Edge.FROM, clock));
        };
    }
}
