package dev.tocsin.sigma.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.model.CorrelationRule;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.model.SigmaDocument;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder {@code golden-sets/<case>} is a set of files. Beside it lie {@code .errors} with what is found about them
 * together, and {@code .links} with what belongs to what. {@code -Dgolden.update} writes them anew.
 */
class CollectionGoldenTest {
    private static final Path ROOT = Path.of("src/test/resources/golden-sets");

    static Stream<String> cases() throws IOException {
        return names(ROOT).stream().filter(name -> Files.isDirectory(ROOT.resolve(name)));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hangsTogetherAsBefore(String name) throws IOException {
        List<ParseResult> files = names(ROOT.resolve(name)).stream()
                .map(file -> SigmaParser.parse(
                        new SourceText(file, read(ROOT.resolve(name).resolve(file)))))
                .toList();
        RuleCollection collection = RuleCollection.of(files);
        agree(ROOT.resolve(name + ".errors"), DiagnosticRenderer.plain().render(collection.diagnostics()));
        agree(ROOT.resolve(name + ".links"), links(files, collection));
    }

    private static String links(List<ParseResult> files, RuleCollection collection) {
        return files.stream()
                .flatMap(file -> file.models().stream())
                .map(document -> line(document, collection))
                .collect(Collectors.joining());
    }

    private static String line(SigmaDocument document, RuleCollection collection) {
        List<String> linked = switch (document) {
            case DetectionRule rule -> titles(collection.filtersOf(rule));
            case CorrelationRule rule -> titles(collection.rulesOf(rule));
            default -> List.of();
        };
        return document.source() + ": " + document.metadata().title()
                + (linked.isEmpty() ? "" : " <- " + String.join(", ", linked))
                + (collection.repeatsAnother(document) ? " (repeats another)" : "") + "\n";
    }

    private static List<String> titles(List<? extends SigmaDocument> documents) {
        return documents.stream().map(document -> document.metadata().title()).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        for (String name : names(ROOT)) {
            boolean belongs = name.endsWith(".errors") || name.endsWith(".links");
            assertTrue(
                    Files.isDirectory(ROOT.resolve(name))
                            || (belongs && Files.isDirectory(ROOT.resolve(name.substring(0, name.lastIndexOf('.'))))),
                    name);
        }
    }
}
