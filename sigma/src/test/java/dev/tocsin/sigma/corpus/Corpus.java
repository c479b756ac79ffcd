package dev.tocsin.sigma.corpus;

import dev.tocsin.sigma.source.SourceText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Real rules and events, which lie outside the project. Without them a test fails in CI, and is left out elsewhere. */
public final class Corpus {
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private Corpus() {}

    /** A file or folder of the corpus. */
    public static Path path(String relative) {
        Path root = Path.of(System.getProperty("tocsin.corpus", "../shared/corpus"));
        Path path = root.resolve(relative);
        if (!Files.exists(path)) {
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail("the corpus is missing: " + path);
            }
            if (TOLD.compareAndSet(false, true)) {
                System.err.println("Tests against real rules and events are left out: there is no corpus at " + root
                        + " (-Dtocsin.corpus=DIR).");
            }
            Assumptions.abort("left out: no corpus at " + path);
        }
        return path;
    }

    /** All rule files of SigmaHQ in a fixed order. */
    public static List<SourceText> rules() throws IOException {
        Path root = path("sigmahq");
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
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of {@code events/<name>.ndjson.gz}, all in memory. */
    public static List<String> events(String name) throws IOException {
        Path path = path("events/" + name + ".ndjson.gz");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }
}
