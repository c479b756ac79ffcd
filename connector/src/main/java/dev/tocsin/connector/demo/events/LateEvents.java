package dev.tocsin.connector.demo.events;

import java.time.Instant;
import java.util.List;

/** Events of the clinic's server from its days without a network, in the order in which they arrive at last. */
final class LateEvents {
    private static final long SEED = 20_231_110L;

    private LateEvents() {}

    static List<DemoEvent> all() {
        IntrusionScript clinic = new IntrusionScript(new EventLog(Estate.CLINIC_SERVER, SEED));
        clinic.at(Instant.parse("2023-11-02T03:44:18Z")).account();
        clinic.at(Instant.parse("2023-10-31T02:27:52Z")).payload(List.of("2.57.149.103"));
        return clinic.steps().stream().map(IntrusionScript.Step::event).toList();
    }
}
