package dev.tocsin.compiler.kibana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.RuleCompiler;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.esql.Columns;
import dev.tocsin.compiler.ioc.IocLists;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Kibana is given of a rule or IoC list: {@code golden/kibana/<case>.yml} has the line beside it, and the note as
 * people read it. {@code -Dgolden.update=true} writes them anew.
 */
class KibanaGoldenTest {
    private static final Path ROOT = Path.of("src/test/resources/golden/kibana");
    private static final List<String> ENDS = List.of(".yml", ".kibana.ndjson", ".md");

    static Stream<String> cases() throws IOException {
        return files().stream().filter(file -> file.endsWith(".yml")).map(file -> file.replace(".yml", ""));
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> paths = Files.list(ROOT)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void compilesAsBefore(String name) throws IOException {
        SourceText source = new SourceText("pack/" + name + ".yml", Files.readString(ROOT.resolve(name + ".yml")));
        Compilation compilation = IocLists.isIocList(source)
                ? IocLists.forWinlogbeat().compile(source)
                : RuleCompiler.forWinlogbeat()
                        .compile(SigmaParser.parse(source).rules().getFirst());
        Compilation.Compiled compiled =
                assertInstanceOf(Compilation.Compiled.class, compilation, compilation::toString);
        String line = new KibanaTarget(FieldCapabilities.winlogbeat8(), Columns.ASSUMED, List.of("winlogbeat-*"))
                .compile(compiled.rule())
                .json();
        agree(name + ".kibana.ndjson", line + "\n");
        agree(name + ".md", ImportSchema.read(line, name).path("note").asText() + "\n");
    }

    private static void agree(String name, String actual) throws IOException {
        Path golden = ROOT.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, actual);
        }
        assertEquals(Files.exists(golden) ? Files.readString(golden) : "", actual, golden.toString());
    }

    @Test
    void everyFileBelongsToARule() throws IOException {
        Set<String> expected = cases().flatMap(name -> ENDS.stream().map(end -> name + end))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(expected, new TreeSet<>(files()));
    }
}
