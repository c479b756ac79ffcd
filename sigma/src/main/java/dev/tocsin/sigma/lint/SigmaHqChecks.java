package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import java.time.LocalDate;
import java.util.Map;

/** The conventions of the SigmaHQ rule repository. */
final class SigmaHqChecks {
    private SigmaHqChecks() {}

    /** @param today for the age of a rule */
    static Map<Code, DocumentCheck> ofDocuments(LocalDate today, Parameters parameters) {
        return Map.of();
    }
}
