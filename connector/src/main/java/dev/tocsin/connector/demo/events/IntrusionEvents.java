package dev.tocsin.connector.demo.events;

import java.time.Instant;
import java.util.List;

/** The intrusion: on the pharmacy's server the whole chain, on the clinic's most of it, by the same hand. */
final class IntrusionEvents {
    /** Fixed, as nothing of the script is drawn. */
    private static final long SEED = 20_231_028L;

    private IntrusionEvents() {}

    static List<DemoEvent> all() {
        IntrusionScript pharmacy = new IntrusionScript(new EventLog(Estate.PHARMACY_SERVER, SEED));
        pharmacy.at(Instant.parse("2023-10-28T02:14:07Z")).entry();
        pharmacy.at(Instant.parse("2023-10-28T02:31:40Z")).commands();
        pharmacy.at(Instant.parse("2023-10-30T03:05:12Z")).delivery();
        pharmacy.at(Instant.parse("2023-10-30T03:12:55Z")).payload(List.of("119.91.138.133", "45.66.230.146"));
        pharmacy.at(Instant.parse("2023-11-02T01:47:30Z")).spooler();
        pharmacy.at(Instant.parse("2023-11-04T02:20:03Z")).anyDesk();
        pharmacy.at(Instant.parse("2023-11-04T02:55:19Z")).account();
        pharmacy.at(Instant.parse("2023-11-06T03:33:48Z")).secondInstance();
        pharmacy.at(Instant.parse("2023-11-07T02:02:11Z")).backupExploit();

        IntrusionScript clinic = new IntrusionScript(new EventLog(Estate.CLINIC_SERVER, SEED));
        clinic.at(Instant.parse("2023-11-01T02:40:22Z")).entry();
        clinic.at(Instant.parse("2023-11-01T02:58:36Z")).delivery();
        clinic.at(Instant.parse("2023-11-03T03:21:09Z")).payload(List.of("185.12.45.98"));
        clinic.at(Instant.parse("2023-11-05T01:16:44Z")).spooler();
        clinic.at(Instant.parse("2023-11-06T03:58:01Z")).secondInstance();
        clinic.at(Instant.parse("2023-11-08T02:09:27Z")).anyDesk();

        return java.util.stream.Stream.concat(pharmacy.steps().stream(), clinic.steps().stream())
                .sorted(java.util.Comparator.comparing(IntrusionScript.Step::time))
                .map(IntrusionScript.Step::event)
                .toList();
    }
}
