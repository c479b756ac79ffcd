package dev.tocsin.compiler.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.corpus.Corpus;
import dev.tocsin.sigma.model.LogSource;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every log source of SigmaHQ's Windows rules selects events. */
class SigmaHqLogSourcesTest {
    @Test
    void allAreKnown() throws IOException {
        Map<String, Integer> unknown = new TreeMap<>();
        int windows = 0;
        for (SourceText source : Corpus.rules()) {
            Resource rule = Resource.parse(source.name(), source.text());
            LogSource logSource = logSource(rule.required("logsource").mapping());
            if (!logSource.product().equals(Optional.of("windows"))) {
                continue;
            }
            windows++;
            switch (WinlogbeatMapping.standard().eventSources(logSource)) {
                case WinlogbeatMapping.Selection.Known known ->
                    assertTrue(!known.eventSources().isEmpty(), source.name());
                case WinlogbeatMapping.Selection.Unknown(String hint) -> unknown.merge(hint, 1, Integer::sum);
                case WinlogbeatMapping.Selection.OtherProduct(String product) ->
                    unknown.merge(product, 1, Integer::sum);
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
