package dev.tocsin.sigma.lint;

import java.util.List;

/** The validators of pySigma. */
final class CoreChecks {
    private CoreChecks() {}

    static List<DocumentCheck> ofDocuments() {
        return List.of();
    }

    static List<SetCheck> ofSets() {
        return List.of();
    }
}
