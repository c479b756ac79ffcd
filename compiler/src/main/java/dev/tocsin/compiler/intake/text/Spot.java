package dev.tocsin.compiler.intake.text;

import dev.tocsin.compiler.extraction.Extracted.Basis;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.intake.text.Block.Setting;
import java.util.Optional;

/**
 * Where a sighting stands, and what that says about it.
 *
 * @param topic what the label, the column or the heading says
 * @param standing how it stands in its line
 * @param before the words before it
 * @param verdict what the publisher says about the line
 * @param note what stands behind it, as far as it explains it
 */
record Spot(
        Topic topic,
        Setting setting,
        Basis basis,
        Standing standing,
        Verdict verdict,
        String before,
        String note,
        Optional<String> role,
        Provenance provenance) {
    enum Standing {
        /** In its own right. */
        OWN,
        /** In a comment behind a value. */
        COMMENT,
        /** In quotes or set as code within a sentence. */
        QUOTED,
        /** Beside a digest, of which it is the name. */
        BESIDE_DIGEST
    }

    enum Verdict {
        BAD,
        BENIGN
    }
}
