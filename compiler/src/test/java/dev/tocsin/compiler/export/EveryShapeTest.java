package dev.tocsin.compiler.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Provenance.Place;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.intake.csv.CsvReader;
import dev.tocsin.compiler.intake.misp.MispReader;
import dev.tocsin.compiler.intake.stix.StixReader;
import dev.tocsin.compiler.intake.stix.pattern.ParsedPattern;
import dev.tocsin.compiler.intake.stix.pattern.PatternParser;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a list can say of an indicator comes back from a format, or the export names what does not. */
class EveryShapeTest {
    /** A format and its reader. */
    enum Kind {
        STIX,
        MISP,
        CSV;

        Exported write(IocList list) {
            return switch (this) {
                case STIX -> StixExport.write(list, Lists.CLOCK);
                case MISP -> MispExport.write(list, Lists.CLOCK);
                case CSV -> CsvExport.write(list);
            };
        }

        Extraction read(String text) {
            Publication publication = new Publication("export", text.getBytes(StandardCharsets.UTF_8));
            return switch (this) {
                case STIX -> StixReader.read(publication);
                case MISP -> MispReader.read(publication);
                case CSV -> CsvReader.read(publication, Optional.empty());
            };
        }

        /** The words of a loss that tell of a difference; empty where the format holds it. */
        private Map<String, String> told() {
            return switch (this) {
                case STIX -> Map.of();
                case MISP ->
                    Map.of(
                            "name", "no names besides their values",
                            "role", "part of the comment",
                            "source", "part of the comment",
                            "note", "comment",
                            "provenance", "no place for where a value was read");
                case CSV -> Map.of("provenance", "no place for where a value was read");
            };
        }
    }

    private static Term.Value value(IndicatorType type, Condition condition, String text, List<MatchScope> scopes) {
        return new Term.Value(type, condition, text, scopes);
    }

    /** Every type with every condition, everywhere it can be looked for, and nowhere. */
    private static List<Term> values() {
        List<Term> terms = new ArrayList<>();
        for (IndicatorType type : IndicatorType.values()) {
            String text = Lists.spelled(type);
            List<List<MatchScope>> places = new ArrayList<>();
            places.add(List.of());
            type.scopes().forEach(scope -> places.add(List.of(scope)));
            if (type.scopes().size() > 1) {
                places.add(type.scopes());
            }
            for (Condition condition : type.conditions()) {
                for (List<MatchScope> scopes : places) {
                    terms.add(
                            value(type, condition, condition == Condition.MATCHES ? "^[a-c_%']+\\.x$" : text, scopes));
                }
            }
        }
        return terms;
    }

    /** Nested in each other as deep as people write them. */
    private static List<Term> compounds(List<Term> values) {
        List<Term> terms = new ArrayList<>();
        Term anchor = Term.Value.of(IndicatorType.SHA256, "9".repeat(64));
        for (Term value : values) {
            terms.add(new Term.All(List.of(anchor, value)));
            terms.add(new Term.All(List.of(anchor, new Term.Not(value))));
            if (value.isTelling()) {
                terms.add(new Term.Any(List.of(value, anchor)));
                terms.add(new Term.All(List.of(
                        new Term.Any(List.of(anchor, value)),
                        new Term.Not(
                                new Term.Any(List.of(value, Term.Value.of(IndicatorType.FILE_NAME, "it's.exe")))))));
                terms.add(new Term.Any(List.of(
                        new Term.All(List.of(value, Term.Value.of(IndicatorType.PORT, "8443"))),
                        new Term.All(List.of(anchor, new Term.Not(new Term.All(List.of(value, anchor))))))));
            }
        }
        return terms;
    }

    private static List<Details> details() {
        Optional<String> none = Optional.empty();
        Provenance line = new Provenance("a.txt", new Place.Line(7), "evil[.]example, \"quoted\"");
        Provenance page = new Provenance("b.pdf", new Place.Page(2), "");
        Provenance object = new Provenance("c.json", new Place.ObjectId("indicator--x"), "a | b");
        return List.of(
                new Details(none, Optional.empty(), Optional.empty(), none, none, List.of()),
                new Details(
                        Optional.of("command and control"),
                        Optional.of(Confidence.LOW),
                        Optional.of(new Expiry.Never()),
                        Optional.of("bulletin 7"),
                        Optional.of("One; \"two\", =three"),
                        List.of(line, page, object)),
                new Details(
                        Optional.of("Network activity"),
                        Optional.of(Confidence.HIGH),
                        Optional.of(new Expiry.LastDay(LocalDate.parse("2023-01-31"))),
                        none,
                        Optional.of("'apostrophe"),
                        List.of(page)),
                new Details(
                        Optional.of("the \"first\" stage"),
                        Optional.empty(),
                        Optional.of(new Expiry.LastDay(LocalDate.parse("2024-02-29"))),
                        Optional.of("a \"quoted\" source"),
                        none,
                        List.of()));
    }

    private static List<Indicator> indicators() {
        List<Term> values = values();
        List<Term> terms =
                new ArrayList<>(values.stream().filter(Term::isTelling).toList());
        terms.addAll(compounds(values));
        List<Details> details = details();
        List<Indicator> indicators = new ArrayList<>();
        for (Term term : terms) {
            int number = indicators.size();
            boolean ownName = term instanceof Term.Value value
                    && number % 5 != 0
                    && indicators.stream().noneMatch(other -> other.name().equals(value.text()));
            String name = ownName ? ((Term.Value) term).text() : "indicator, number " + number;
            indicators.add(new Indicator(name, term, details.get(number % details.size()), new Span(0, 0)));
        }
        return indicators;
    }

    @ParameterizedTest
    @EnumSource
    void comesBackOrIsNamed(Kind kind) {
        List<String> faults = new ArrayList<>();
        for (Indicator indicator : indicators()) {
            IocList list = Lists.of(List.of(indicator));
            Exported exported = kind.write(list);
            Extraction extraction = kind.read(exported.text());
            List<Indicator> back = extraction.items().stream()
                    .filter(Extracted.Taken.class::isInstance)
                    .map(item -> ((Extracted.Taken) item).indicator())
                    .toList();
            if (back.size() != 1) {
                faults.add("comes back as " + extraction.items() + ": " + indicator);
                continue;
            }
            differences(list, indicator, back.getFirst()).forEach((what, difference) -> {
                String told = kind.told().getOrDefault(what, "\0");
                if (exported.losses().stream().noneMatch(loss -> loss.contains(told))) {
                    faults.add(what + ": " + difference + " of " + indicator);
                }
            });
        }
        assertEquals(List.of(), faults.stream().limit(10).toList(), faults.size() + " faults");
    }

    private static Map<String, String> differences(IocList list, Indicator before, Indicator after) {
        Map<String, String> differences = new LinkedHashMap<>();
        compare(differences, "name", before.name(), after.name());
        compare(differences, "term", before.term(), after.term());
        compare(differences, "role", before.details().role(), after.details().role());
        compare(
                differences,
                "source",
                before.details().source(),
                after.details().source());
        compare(differences, "note", before.details().note(), after.details().note());
        compare(differences, "confidence", list.confidence(before), list.confidence(after));
        compare(differences, "expiry", list.expiry(before), list.expiry(after));
        // The export itself is where it was read now; where it was read before comes behind.
        List<Provenance> places = after.details().provenance().stream()
                .filter(place -> !place.file().equals("export"))
                .toList();
        compare(differences, "provenance", before.details().provenance(), places);
        return differences;
    }

    private static <T> void compare(Map<String, String> differences, String what, T before, T after) {
        if (!before.equals(after)) {
            differences.put(what, before + " is now " + after);
        }
    }

    @Test
    void patternsKeepToTheGrammar() throws IOException {
        List<Indicator> indicators = indicators();
        JsonNode bundle = JsonMapper.builder()
                .build()
                .readTree(StixExport.write(Lists.of(indicators), Lists.CLOCK).text());
        int patterns = 0;
        for (JsonNode object : bundle.path("objects")) {
            if (object.has("pattern")) {
                patterns++;
                String pattern = object.path("pattern").asText();
                assertInstanceOf(ParsedPattern.Read.class, PatternParser.parse(pattern), pattern);
            }
        }
        assertEquals(indicators.size(), patterns);
        assertTrue(patterns > 500, patterns + " patterns");
    }
}
