package dev.tocsin.sigma.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code golden/<topic>/<case>.yml} has {@code .errors} beside it if there are findings, and {@code .ast} if a rule
 * comes out. {@code -Dgolden.update} writes them anew.
 */
class GoldenTest {
    private static final Path ROOT = Path.of("src/test/resources/golden");

    /** Begins small, unless with the name of the language, and ends without a full stop. */
    private static final Pattern HINT = Pattern.compile("(?s)(?:YAML |[^A-Z]).*[^.]|.*\\.\\.\\.");

    static Stream<String> cases() throws IOException {
        return files().stream().filter(file -> file.endsWith(".yml")).map(file -> file.substring(0, file.length() - 4));
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(ROOT)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> ROOT.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsAsBefore(String name) throws IOException {
        SourceText source = new SourceText(name + ".yml", Files.readString(ROOT.resolve(name + ".yml")));
        ParseResult result = SigmaParser.parse(source);
        for (Diagnostic finding : result.diagnostics()) {
            finding.hint().ifPresent(hint -> assertTrue(HINT.matcher(hint).matches(), hint));
        }
        agree(ROOT.resolve(name + ".errors"), DiagnosticRenderer.plain().render(result.diagnostics()));
        agree(ROOT.resolve(name + ".ast"), AstDump.of(result.models()));
    }

    private static void agree(Path golden, String actual) throws IOException {
        if (System.getProperty("golden.update") != null) {
            if (actual.isEmpty()) {
                Files.deleteIfExists(golden);
            } else {
                Files.writeString(golden, actual);
            }
        }
        assertEquals(Files.exists(golden) ? Files.readString(golden) : "", actual, golden.toString());
    }

    @Test
    void noGoldenFileIsAnOrphan() throws IOException {
        Set<String> names = cases().collect(Collectors.toCollection(TreeSet::new));
        List<String> orphans = files().stream()
                .filter(file -> !file.endsWith(".yml"))
                .filter(file -> !(file.endsWith(".errors") || file.endsWith(".ast"))
                        || !names.contains(file.substring(0, file.lastIndexOf('.'))))
                .toList();
        assertEquals(List.of(), orphans);
    }
}
