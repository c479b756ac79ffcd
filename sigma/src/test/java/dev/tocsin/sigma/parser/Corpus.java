package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Real rules, which lie outside the project. */
final class Corpus {
    private Corpus() {}

    /** All rule files of SigmaHQ in a fixed order. Without the corpus the test fails in CI, and is left out elsewhere. */
    static List<SourceText> rules() throws IOException {
        Path root = Path.of(System.getProperty("tocsin.corpus", "../shared/corpus"), "sigmahq");
        if (!Files.isDirectory(root)) {
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail("the corpus is missing: " + root);
            }
            Assumptions.abort("left out: no corpus at " + root);
        }
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> path.toString().endsWith(".yml"))
                    .sorted()
                    .map(path -> read(root, path))
                    .toList();
        }
    }

    private static SourceText read(Path root, Path path) {
        try {
            return new SourceText(root.relativize(path).toString(), Files.readString(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
