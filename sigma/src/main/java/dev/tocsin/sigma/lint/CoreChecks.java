package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import java.util.Map;

/** The validators of pySigma that the parser does not carry out while it reads. */
final class CoreChecks {
    private CoreChecks() {}

    static Map<Code, DocumentCheck> ofDocuments(Parameters parameters) {
        return Map.of();
    }

    static Map<Code, SetCheck> ofSets() {
        return Map.of();
    }
}
