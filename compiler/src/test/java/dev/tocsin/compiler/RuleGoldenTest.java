package dev.tocsin.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tocsin.compiler.drools.DrlText;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.esql.Columns;
import dev.tocsin.compiler.esql.EsqlTarget;
import dev.tocsin.compiler.ioc.IocLists;
import dev.tocsin.compiler.irtext.IrText;
import dev.tocsin.compiler.lucene.LuceneTarget;
import dev.tocsin.compiler.querydsl.QueryDslTarget;
import dev.tocsin.sigma.parser.ParseResult;
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
 * What a rule or an IoC list becomes: {@code golden/rules/<case>.yml} has the predicate ({@code .ir}), the DRL text and the queries
 * beside it. {@code -Dgolden.update=true} writes them anew.
 */
class RuleGoldenTest {
    private static final Path ROOT = Path.of("src/test/resources/golden/rules");
    private static final List<String> ARTEFACTS = List.of(".ir", ".drl", ".query.json", ".lucene", ".esql");

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
        SourceText source = new SourceText(name + ".yml", Files.readString(ROOT.resolve(name + ".yml")));
        Compilation compilation =
                IocLists.isIocList(source) ? IocLists.forWinlogbeat().compile(source) : compiled(source);
        CompiledRule rule = assertInstanceOf(Compilation.Compiled.class, compilation, compilation::toString)
                .rule();
        agree(name + ".ir", IrText.of(rule));
        agree(name + ".drl", DrlText.of(rule));
        agree(
                name + ".query.json",
                new QueryDslTarget(FieldCapabilities.winlogbeat8())
                                .compile(rule.predicate())
                                .json() + "\n");
        agree(
                name + ".lucene",
                new LuceneTarget(FieldCapabilities.winlogbeat8())
                                .compile(rule.predicate())
                                .text() + "\n");
        agree(
                name + ".esql",
                new EsqlTarget(FieldCapabilities.winlogbeat8(), Columns.ASSUMED)
                                .compile(rule.predicate())
                                .from("winlogbeat-*")
                        + "\n");
    }

    private static Compilation compiled(SourceText source) {
        ParseResult parsed = SigmaParser.parse(source);
        assertEquals(List.of(), parsed.diagnostics());
        return RuleCompiler.forWinlogbeat().compile(parsed.rules().getFirst());
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
        Set<String> expected = cases().flatMap(name ->
                        Stream.concat(Stream.of(".yml"), ARTEFACTS.stream()).map(end -> name + end))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(expected, new TreeSet<>(files()));
    }
}
