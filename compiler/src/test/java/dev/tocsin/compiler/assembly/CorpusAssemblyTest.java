package dev.tocsin.compiler.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.intake.Intake;
import dev.tocsin.compiler.intake.IntakeOptions;
import dev.tocsin.compiler.intake.truth.GroundTruth;
import dev.tocsin.compiler.screening.Screening;
import dev.tocsin.sigma.corpus.Corpus;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What people get of a published file, from its bytes to the list, warning lists included: everything that the corpus
 * says must come out of it, and nothing that must not.
 */
class CorpusAssemblyTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

    @TestFactory
    Stream<DynamicTest> everyFileWithAnExpectation() {
        Corpus.path("ioc/expected");
        List<Path> files = Stream.of("text", "csv", "stix", "misp", "openioc")
                .flatMap(folder -> GroundTruth.files(folder).stream())
                .filter(file -> GroundTruth.of(file).isPresent())
                .toList();
        assertTrue(files.size() >= 15, () -> "too few files to say anything: " + files);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) {
        Publication publication = GroundTruth.publication(file);
        Extraction extraction = Intake.read(publication, IntakeOptions.none());
        Assembled assembled = new Assembly(Screening.builtIn(), new Wanted(Set.of()), TODAY, Optional.empty())
                .assemble(List.of(new ReadPublication(publication, extraction)), ListFacts.none());
        Extraction listed = new Extraction(
                extraction.format(),
                extraction.facts(),
                assembled.list().indicators().stream()
                        .map(CorpusAssemblyTest::taken)
                        .toList(),
                extraction.diagnostics());
        GroundTruth truth = GroundTruth.of(file).orElseThrow();
        GroundTruth.Score score = truth.score(listed);
        System.out.println(score.line(file.getFileName().toString()));
        assertEquals(Set.of(), score.missed(), () -> "missed; held back: " + assembled.heldBack());
        assertEquals(Set.of(), score.wrong(), "wrong");
    }

    private static Extracted taken(Indicator indicator) {
        return new Extracted.Taken(indicator, Extracted.Basis.DECLARED);
    }
}
