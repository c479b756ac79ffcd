package dev.tocsin.sigma.lint;

import java.time.LocalDate;
import java.util.List;

/** The conventions of the SigmaHQ rule repository. */
final class SigmaHqChecks {
    private SigmaHqChecks() {}

    /** @param today for the age of a rule */
    static List<DocumentCheck> ofDocuments(LocalDate today) {
        return List.of();
    }
}
