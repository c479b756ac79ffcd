package dev.tocsin.compiler.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.sigma.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every published file of the corpus, against the values that must come out of it. */
class CorpusIntakeTest {
    /** The folders whose expectations must be met exactly. */
    private static final List<String> EXACT = List.of("text");

    @Test
    void whatMustComeOutComesOut() throws IOException {
        Path corpus = Corpus.path("ioc");
        List<String> faults = new ArrayList<>();
        for (Path file : files(corpus)) {
            String name = file.getFileName().toString();
            Extraction extraction = Intake.read(new Publication(name, Files.readAllBytes(file)), IntakeOptions.none());
            long held = extraction.items().stream()
                    .filter(Extracted.HeldBack.class::isInstance)
                    .count();
            String line = corpus.relativize(file) + " " + extraction.format().words() + ", taken "
                    + Score.taken(extraction).size() + ", held back " + held;
            if (Score.exists(corpus, name)) {
                Score score = Score.of(corpus, name, extraction);
                line += ", " + score.percentages();
                boolean exact = score.missed().isEmpty()
                        && score.wrong().isEmpty()
                        && score.forbidden().isEmpty();
                if (!exact && EXACT.contains(file.getParent().getFileName().toString())) {
                    faults.add(name + " missed " + score.missed() + " wrong " + score.wrong() + " forbidden "
                            + score.forbidden());
                }
            }
            System.out.println(line);
        }
        assertEquals(List.of(), faults);
    }

    private static List<Path> files(Path corpus) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("text", "csv", "stix", "misp", "openioc")) {
            try (Stream<Path> paths = Files.list(corpus.resolve(folder))) {
                paths.sorted().forEach(files::add);
            }
        }
        return files;
    }
}
