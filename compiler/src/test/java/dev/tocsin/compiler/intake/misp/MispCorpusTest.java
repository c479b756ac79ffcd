package dev.tocsin.compiler.intake.misp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.intake.published.Truth;
import dev.tocsin.sigma.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Events as they were published. */
class MispCorpusTest {
    @TestFactory
    Stream<DynamicTest> everyEvent() throws IOException {
        try (Stream<Path> files = Files.list(Corpus.path("ioc/misp"))) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
    }

    private static void check(Path file) throws IOException {
        String name = file.getFileName().toString();
        byte[] content = Files.readAllBytes(file);
        Extraction extraction = MispReader.read(new Publication(name, content));
        Set<String> taken = Truth.taken(extraction);
        long heldBack = extraction.items().stream()
                .filter(Extracted.HeldBack.class::isInstance)
                .count();
        Path expected = Corpus.path("ioc/expected");
        boolean scored = Files.exists(expected.resolve(name + ".json"));
        System.out.printf("%s: %d values taken, %d held back%n", name, taken.size(), heldBack);
        if (Boolean.getBoolean("corpus.print")) {
            extraction.items().forEach(System.out::println);
            System.out.println(extraction.facts());
            extraction.diagnostics().forEach(System.out::println);
        }
        if (scored) {
            Truth truth = Truth.of(expected, name);
            assertEquals(List.of(), truth.differences(taken));
            System.out.printf(
                    "  recall %d of %d, precision %d of %d%n",
                    truth.required().stream().filter(taken::contains).count(),
                    truth.required().size(),
                    taken.size(),
                    taken.size());
        }
    }
}
