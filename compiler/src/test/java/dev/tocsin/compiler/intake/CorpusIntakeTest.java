package dev.tocsin.compiler.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.intake.truth.GroundTruth;
import dev.tocsin.sigma.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Every published file of the corpus through the entry that people use: against the values that must come out of it,
 * and against how many came out when somebody last looked at them one by one. {@code -Dgolden.update} writes the counts.
 */
class CorpusIntakeTest {
    private static final List<String> FOLDERS = List.of("text", "csv", "stix", "misp", "openioc");

    private static final Path COUNTS = Path.of("src/test/resources/intake/corpus-counts.txt");

    @Test
    void whatMustComeOutComesOut() throws IOException {
        Corpus.path("ioc");
        List<String> faults = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        for (String folder : FOLDERS) {
            for (Path file : GroundTruth.files(folder)) {
                Extraction extraction = Intake.read(GroundTruth.publication(file), IntakeOptions.none());
                String count =
                        file.getFileName() + ": " + extraction.format().words() + ", " + GroundTruth.counts(extraction);
                System.out.println(folder + "/" + count);
                Optional<GroundTruth.Score> score = GroundTruth.of(file).map(truth -> truth.score(extraction));
                if (score.isPresent()) {
                    String line = score.get().line(file.getFileName().toString());
                    System.out.println("    " + line);
                    if (!score.get().isExact()) {
                        faults.add(line);
                    }
                }
                counts.add(folder + "/" + count);
            }
        }
        assertEquals(List.of(), faults);
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(COUNTS.getParent());
            Files.write(COUNTS, counts);
        }
        assertEquals(String.join("\n", Files.readAllLines(COUNTS)), String.join("\n", counts));
    }
}
