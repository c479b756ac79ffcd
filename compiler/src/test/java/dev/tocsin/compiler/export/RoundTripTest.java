package dev.tocsin.compiler.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.Tlp;
import dev.tocsin.compiler.intake.csv.CsvReader;
import dev.tocsin.compiler.intake.misp.MispReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is exported is read back as the same terms, whatever their type. */
class RoundTripTest {
    private final IocList list = Lists.of(Lists.everything());

    @Test
    void csv() {
        String text = CsvExport.write(list).text();
        assertTrue(CsvReader.isCsv(text));
        Extraction extraction = CsvReader.read(publication(text), Optional.empty());
        assertEquals(List.of(), extraction.diagnostics());
        assertEquals(terms(list.indicators()), terms(taken(extraction)), text);
        assertEquals(Optional.of(Tlp.AMBER_STRICT), extraction.facts().tlp());
        assertEquals(Optional.of(list.title()), extraction.facts().title());
        assertEquals(list.source().url(), extraction.facts().url());
        Indicator first = taken(extraction).getFirst();
        assertEquals(
                list.indicators().getFirst().details().role(), first.details().role());
        assertEquals(
                list.indicators().getFirst().details().note(), first.details().note());
        assertEquals(
                list.indicators().getFirst().details().expiry(), first.details().expiry());
        assertEquals(
                list.indicators().getFirst().details().confidence(),
                first.details().confidence());
        assertEquals(
                list.indicators().getFirst().details().source(), first.details().source());
    }

    @Test
    void misp() {
        String text = MispExport.write(list, Lists.CLOCK).text();
        Extraction extraction = MispReader.read(publication(text));
        assertEquals(List.of(), extraction.diagnostics());
        assertEquals(terms(list.indicators()), terms(taken(extraction)), text);
        assertEquals(Optional.of(Tlp.AMBER_STRICT), extraction.facts().tlp());
        assertEquals(Optional.of(list.title()), extraction.facts().title());
        assertEquals(Optional.of(list.published()), extraction.facts().published());
        assertEquals(Optional.of(list.level()), extraction.facts().level());
        assertEquals(list.tags(), extraction.facts().tags());
        assertEquals(Optional.empty(), extraction.facts().description());
        assertEquals(
                list.indicators().getFirst().details().confidence(),
                taken(extraction).getFirst().details().confidence());
    }

    @Test
    void isTheSameTextEveryTime() {
        assertEquals(CsvExport.write(list), CsvExport.write(list));
        assertEquals(MispExport.write(list, Lists.CLOCK), MispExport.write(list, Lists.CLOCK));
        assertEquals(StixExport.write(list, Lists.CLOCK), StixExport.write(list, Lists.CLOCK));
    }

    @Test
    void cellsAreNoFormulas() {
        String text = CsvExport.write(list).text();
        for (String cell : text.split("\r\n|,", -1)) {
            String shown = cell.startsWith("\"") ? cell.substring(1) : cell;
            assertTrue(shown.isEmpty() || "=+-@\t".indexOf(shown.charAt(0)) < 0, cell);
            if (cell.startsWith("\"")) {
                break; // What follows is split within its quotes.
            }
        }
        assertTrue(text.contains("'=evil.exe"), text);
        assertTrue(text.contains("'+it's"), text);
        assertTrue(text.contains("'-EvilService"), text);
        assertTrue(text.contains("'@data"), text);
    }

    @Test
    void saysWhatIsLost() {
        assertEquals(
                List.of(
                        "CSV has no place for the description of the list",
                        "CSV has no place for references: https://isac.example/bulletin-7 and 1 more",
                        "CSV has no place for tags: attack.t1059.001 and 1 more",
                        "CSV has no place for the id, the level, the day of publication and the first day of the list:"
                                + " 601e5b98-6875-4d12-adcc-2c3f54e45af3"),
                CsvExport.write(list).losses());
        List<String> stix = StixExport.write(list, Lists.CLOCK).losses();
        assertTrue(
                stix.contains("STIX has no object for these; other tools do not know that of Tocsin's extension:"
                        + " \\Microsoft\\Evil and 1 more"),
                stix::toString);
    }

    private static Publication publication(String text) {
        return new Publication("export", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Indicator> taken(Extraction extraction) {
        return extraction.items().stream()
                .filter(Extracted.Taken.class::isInstance)
                .map(item -> ((Extracted.Taken) item).indicator())
                .toList();
    }

    private static Map<String, Term> terms(List<Indicator> indicators) {
        Map<String, Term> terms = new TreeMap<>();
        indicators.forEach(indicator -> terms.put(indicator.name(), indicator.term()));
        return terms;
    }
}
