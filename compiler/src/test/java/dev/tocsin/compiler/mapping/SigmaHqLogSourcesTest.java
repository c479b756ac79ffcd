package dev.tocsin.compiler.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.model.LogSource;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every log source of SigmaHQ's Windows rules selects events. */
class SigmaHqLogSourcesTest {
    @Test
    void allAreKnown() throws IOException {
        Optional<Corpus> corpus = Corpus.find();
        if (corpus.isEmpty()) {
            return;
        }
        Map<String, Integer> unknown = new TreeMap<>();
        int windows = 0;
        try (Stream<Path> files = Files.walk(corpus.get().directory().resolve("sigmahq"))) {
            for (Path file : (Iterable<Path>)
                    files.filter(path -> path.toString().endsWith(".yml")).sorted()::iterator) {
                Resource rule = Resource.parse(file.toString(), Files.readString(file));
                LogSource logSource = logSource(rule.required("logsource").mapping());
                if (!logSource.product().equals(Optional.of("windows"))) {
                    continue;
                }
                windows++;
                switch (WinlogbeatMapping.standard().eventSources(logSource)) {
                    case WinlogbeatMapping.Selection.Known known ->
                        assertTrue(!known.eventSources().isEmpty(), file.toString());
                    case WinlogbeatMapping.Selection.Unknown(String hint) -> unknown.merge(hint, 1, Integer::sum);
                    case WinlogbeatMapping.Selection.OtherProduct(String product) ->
                        unknown.merge(product, 1, Integer::sum);
                }
            }
        }
        assertEquals(Map.of(), unknown);
        assertTrue(windows > 2_000, windows + " Windows rules");
    }

    private static LogSource logSource(Map<String, Resource> entries) {
        return new LogSource(
                text(entries, "category"),
                text(entries, "product"),
                text(entries, "service"),
                Optional.empty(),
                Map.of(),
                new Span(0, 0));
    }

    private static Optional<String> text(Map<String, Resource> entries, String key) {
        return Optional.ofNullable(entries.get(key)).map(Resource::text);
    }
}
