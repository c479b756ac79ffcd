package dev.tocsin.compiler.intake.stix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.intake.truth.GroundTruth;
import dev.tocsin.compiler.intake.truth.GroundTruth.Score;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StixCorpusTest {
    @Test
    void everyBundleComesOutAsItMust() {
        for (Path file : GroundTruth.files("stix")) {
            Extraction extraction = StixReader.read(GroundTruth.publication(file));
            String name = file.getFileName().toString();
            System.out.println(name + ": " + GroundTruth.counts(extraction));
            if (Boolean.getBoolean("tocsin.verbose")) {
                print(extraction);
            }
            Optional<Score> score = GroundTruth.of(file).map(truth -> truth.score(extraction));
            score.ifPresent(known -> {
                System.out.println("  " + known.line(name));
                assertEquals(Set.of(), known.missed(), name);
                assertEquals(Set.of(), known.wrong(), name);
            });
        }
    }

    private static void print(Extraction extraction) {
        System.out.println("   " + extraction.facts());
        extraction
                .diagnostics()
                .forEach(diagnostic -> System.out.println(
                        "   ! " + diagnostic.source().position(diagnostic.span().start()) + diagnostic.message()));
        extraction.items().stream()
                .limit(4000)
                .forEach(item -> System.out.println(
                        switch (item) {
                            case Extracted.Taken taken ->
                                "   + " + taken.indicator().name() + "   "
                                        + taken.indicator().term()
                                        + taken.indicator().details().note()
                                        + taken.indicator().details().expiry();
                            case Extracted.HeldBack held ->
                                "   - " + held.text() + " || " + held.reason() + ": " + held.explanation() + " || "
                                        + held.indicator().map(i -> i.name());
                        }));
    }
}
