package dev.tocsin.connector.demo.events;

import java.util.stream.Stream;

/** The demo's events. Streams are sequential and hold one event at a time. */
public final class DemoEvents {
    private DemoEvents() {}

    /**
     * More than 20,000 ordinary events of a hospital with a pharmacy and a clinic, from 2023-10-20 to 2023-11-12, nearly
     * in the order of time. None is expected to match a rule.
     */
    public static Stream<DemoEvent> ordinary(long seed) {
        return OrdinaryEvents.stream(seed);
    }

    /** The intrusion on two servers, from 2023-10-28 to 2023-11-08, in the order of time. */
    public static Stream<DemoEvent> intrusion() {
        return IntrusionEvents.all().stream();
    }

    /** A few more steps of the intrusion, of a server that was offline: they arrive days after their timestamps. */
    public static Stream<DemoEvent> late() {
        return LateEvents.all().stream();
    }
}
