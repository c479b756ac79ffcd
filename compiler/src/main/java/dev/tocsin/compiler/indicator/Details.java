package dev.tocsin.compiler.indicator;

import java.util.List;
import java.util.Optional;

/**
 * What is known of an indicator besides its value. What is absent is as the list says.
 *
 * @param role what it was to the attacker, as the source says
 * @param source which source gave it, where a list draws on several
 * @param note for the analyst who gets the alert
 * @param provenance where it was read, in the order of reading; none if written by hand
 */
public record Details(
        Optional<String> role,
        Optional<Confidence> confidence,
        Optional<Expiry> expiry,
        Optional<String> source,
        Optional<String> note,
        List<Provenance> provenance) {
    public Details {
        provenance = List.copyOf(provenance);
    }

    /** Nothing but the place. */
    public static Details at(Provenance provenance) {
        return new Details(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(provenance));
    }
}
