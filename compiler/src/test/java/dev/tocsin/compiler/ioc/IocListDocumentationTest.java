package dev.tocsin.compiler.ioc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/ioc-list.md says is so. */
class IocListDocumentationTest {
    private static final Path PAGE = Path.of("../docs/ioc-list.md");

    private static String example() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("```yaml\n") + "```yaml\n".length();
        return page.substring(start, page.indexOf("```", start));
    }

    @Test
    void theExampleIsAListAsOneIsWritten() throws IOException {
        IocListReading reading = IocListText.read(new SourceText("ioc-list.md", example()));
        assertEquals("", DiagnosticRenderer.plain().render(reading.diagnostics()));
        IocList list = reading.list().orElseThrow();
        assertEquals(7, list.indicators().size());
        String written = IocListText.write(list);
        assertEquals(
                list.indicators().stream()
                        .sorted(IocListWriter.ORDER)
                        .map(one -> new IocListWriter(0).indicator(one))
                        .toList(),
                IocListText.read(new SourceText("written", written)).list().orElseThrow().indicators().stream()
                        .map(one -> new IocListWriter(0).indicator(one))
                        .toList());
    }

    @Test
    void everyWordIsExplained() throws IOException {
        String page = Files.readString(PAGE);
        Stream.of(
                        Arrays.stream(ListKey.values()).map(ListKey::word),
                        Arrays.stream(IndicatorKey.values()).map(IndicatorKey::word),
                        Arrays.stream(ProvenanceKey.values()).map(ProvenanceKey::word),
                        Arrays.stream(Condition.values()).map(Condition::word),
                        Arrays.stream(MatchScope.values()).map(MatchScope::word),
                        IndicatorType.words())
                .flatMap(words -> words)
                .forEach(word -> assertTrue(page.contains("`" + word + "`"), word));
    }

    @Test
    void theDaysOfEachTypeAreRight() throws IOException {
        String page = Files.readString(PAGE);
        for (IndicatorType type : IndicatorType.values()) {
            String row = page.lines()
                    .filter(line ->
                            line.startsWith("| `") && line.split("\\|", -1)[1].contains("`" + type.word() + "`"))
                    .filter(line -> line.split("\\|", -1).length == 6)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(type.word()));
            String days = type.daysOfValidity().map(Object::toString).orElse("");
            assertEquals(days, row.split("\\|", -1)[4].strip(), row);
        }
    }
}
