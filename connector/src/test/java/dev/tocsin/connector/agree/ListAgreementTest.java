package dev.tocsin.connector.agree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.connector.agree.AgreementReport.EngineSummary;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.ConnectionSettings;
import dev.tocsin.connector.engine.Engine;
import dev.tocsin.connector.engine.Evaluator;
import dev.tocsin.connector.engine.Event;
import dev.tocsin.connector.engine.EventIndex;
import dev.tocsin.connector.engine.EventMapping;
import dev.tocsin.connector.node.SharedNode;
import dev.tocsin.connector.testing.Lists;
import dev.tocsin.sigma.corpus.Corpus;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * IoC lists made of what real events show: a value that was taken from an event finds it, in each shape that still shows
 * it, its near misses do not, its last day is the last, and every engine says so.
 */
class ListAgreementTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = Long.getLong("tocsin.seed", 20261123);
    /** So many events of each kind. */
    private static final int OF_A_KIND = 25;
    /** So many values of each bucket. */
    private static final int OF_A_BUCKET = 20;
    /**
     * And so many of them in the lists that are asked as queries: Elasticsearch makes automata of each for each field and
     * kind of event.
     */
    private static final int ASKED = Integer.getInteger("tocsin.asked", 3);

    /** One of so many of the other events is indexed with them. */
    private static final int OTHERS = 10;

    private static final Pattern KIND =
            Pattern.compile("\"channel\": ?\"([^\"]*)\".*?\"event_id\": ?\"?(\\d+)", Pattern.DOTALL);

    /** The same events, at the same places. */
    private static List<Event> raw = List.of();

    private static List<Event> pipeline = List.of();
    private static SortedMap<String, List<Origin>> buckets = new TreeMap<>();

    /** Where a value was seen. */
    private record Origin(int number, Sighting sighting) {}

    @BeforeAll
    static void read() throws IOException {
        Random random = new Random(SEED);
        List<String> rawLines = new ArrayList<>();
        List<String> pipelineLines = new ArrayList<>();
        for (String name : List.of("evtx-to-mitre", "mordor-60k")) {
            List<String> lines = Corpus.events(name + ".raw");
            List<Integer> chosen = chosen(lines, random);
            List<String> twins = Corpus.events(name + ".pipeline");
            chosen.forEach(number -> {
                rawLines.add(lines.get(number));
                pipelineLines.add(twins.get(number));
            });
        }
        for (String line : Corpus.events("winlogbeat-golden")) {
            JsonNode golden = JSON.readTree(line);
            if (golden.path("doc").path("@timestamp").isTextual()) {
                rawLines.add(golden.path("doc").toString());
            }
        }
        raw = events("raw", rawLines);
        pipeline = events("pipeline", pipelineLines);
        for (int number = 0; number < raw.size(); number++) {
            for (Sighting sighting : Sighting.of(JSON.readTree(raw.get(number).json()))) {
                buckets.computeIfAbsent(sighting.bucket(), absent -> new ArrayList<>())
                        .add(new Origin(number, sighting));
            }
        }
        buckets.replaceAll((bucket, origins) -> some(origins, random));
    }

    @AfterAll
    static void forget() {
        raw = List.of();
        pipeline = List.of();
        buckets = new TreeMap<>();
    }

    /** Some of each kind, at random. */
    private static List<Integer> chosen(List<String> lines, Random random) {
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, lines.size()).boxed().toList());
        Collections.shuffle(numbers, random);
        Map<String, Integer> kinds = new HashMap<>();
        List<Integer> chosen = new ArrayList<>();
        for (int number : numbers) {
            Matcher kind = KIND.matcher(lines.get(number));
            String name = kind.find() ? kind.group(1) + " " + kind.group(2) : "";
            if (kinds.merge(name, 1, Integer::sum) <= OF_A_KIND) {
                chosen.add(number);
            }
        }
        return chosen;
    }

    private static List<Event> events(String shape, List<String> lines) {
        List<Event> events = new ArrayList<>();
        for (String line : lines) {
            try {
                events.add(new Event(
                        shape + ":" + (events.size() + 1),
                        line,
                        Document.parse(line.getBytes(StandardCharsets.UTF_8))));
            } catch (UnreadableDocumentException wrong) {
                throw new IllegalArgumentException(line, wrong);
            }
        }
        return events;
    }

    /** Different values, at random. */
    private static List<Origin> some(List<Origin> origins, Random random) {
        List<Origin> shuffled = new ArrayList<>(origins);
        Collections.shuffle(shuffled, random);
        Map<Term.Value, Origin> different = new LinkedHashMap<>();
        shuffled.forEach(origin -> different.putIfAbsent(origin.sighting().value(), origin));
        return different.values().stream().limit(OF_A_BUCKET).toList();
    }

    private static Indicator indicator(String name, Term term, Expiry expiry) {
        return new Indicator(
                name,
                term,
                new Details(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(expiry),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                new Span(0, 0));
    }

    private static CompiledRule list(String title, List<? extends Term> terms) {
        List<Indicator> indicators = new ArrayList<>();
        for (Term term : terms) {
            indicators.add(indicator(title + " " + indicators.size(), term, new Expiry.Never()));
        }
        return Lists.of(title, indicators);
    }

    private static Stream<Origin> origins() {
        return buckets.values().stream().flatMap(List::stream);
    }

    private static String context(Origin origin, Event event) {
        return "seed " + SEED + ", " + origin.sighting() + " in " + event.json();
    }

    /** The shapes of an event: golden documents have one. */
    private static List<Event> shapes(Origin origin) {
        return origin.number() < pipeline.size()
                ? List.of(raw.get(origin.number()), pipeline.get(origin.number()))
                : List.of(raw.get(origin.number()));
    }

    /** Each by a list of its own, so that no other value helps. */
    @Test
    void eachValueFindsTheEventItWasTakenFrom() throws IOException {
        SortedMap<String, int[]> found = new TreeMap<>();
        List<String> missed = new ArrayList<>();
        for (Origin origin : origins().toList()) {
            CompiledRule list = list("One", List.of(origin.sighting().value()));
            List<Event> shapes = shapes(origin);
            for (int shape = 0; shape < shapes.size(); shape++) {
                Event event = shapes.get(shape);
                if (shape == 0 || origin.sighting().isIn(JSON.readTree(event.json()))) {
                    if (Oracle.matches(list.predicate(), event.document())) {
                        found.computeIfAbsent(origin.sighting().bucket(), absent -> new int[2])[shape]++;
                    } else {
                        missed.add(context(origin, event));
                    }
                }
            }
        }
        StringBuilder table = new StringBuilder("values that find their event, raw and pipeline\n");
        found.forEach((bucket, counts) -> table.append(String.format("%-40s%4d%4d%n", bucket, counts[0], counts[1])));
        System.err.print(table);
        assertEquals(List.of(), missed.stream().limit(5).toList(), () -> missed.size() + " missed");
        assertTrue(found.size() >= 30, table::toString);
    }

    @Test
    void aNearMissDoesNotFindIt() throws IOException {
        int tried = 0;
        for (Origin origin : origins().toList()) {
            Optional<Term.Value> miss = origin.sighting().nearMiss();
            if (miss.isPresent()) {
                CompiledRule list = list("Miss", List.of(miss.get()));
                for (Event event : shapes(origin)) {
                    boolean another = new Sighting("", miss.get(), miss.get().text()).isIn(JSON.readTree(event.json()));
                    assertTrue(
                            another || !Oracle.matches(list.predicate(), event.document()),
                            () -> context(origin, event));
                    tried++;
                }
            }
        }
        assertTrue(tried > 500, "tried " + tried);
    }

    private static LocalDate day(Event event) throws IOException {
        String time = JSON.readTree(event.json()).path("@timestamp").asText();
        return OffsetDateTime.parse(time).withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
    }

    @Test
    void theLastDayIsTheLast() throws IOException {
        for (Origin origin : origins().toList()) {
            Event event = raw.get(origin.number());
            LocalDate day = day(event);
            Term.Value value = origin.sighting().value();
            CompiledRule lasts = Lists.of("Lasts", List.of(indicator("a", value, new Expiry.LastDay(day))));
            CompiledRule over = Lists.of("Over", List.of(indicator("a", value, new Expiry.LastDay(day.minusDays(1)))));
            assertTrue(Oracle.matches(lasts.predicate(), event.document()), () -> context(origin, event));
            assertTrue(!Oracle.matches(over.predicate(), event.document()), () -> context(origin, event));
        }
    }

    /** Lists of values and their near misses, of one value, of parts, and of values whose time ends among the events. */
    private static List<CompiledRule> lists() throws IOException {
        Random random = new Random(SEED);
        List<CompiledRule> lists = new ArrayList<>();
        List<Indicator> ending = new ArrayList<>();
        for (Map.Entry<String, List<Origin>> bucket : buckets.entrySet()) {
            List<Origin> origins = bucket.getValue();
            List<Origin> asked = origins.subList(0, Math.min(ASKED, origins.size()));
            List<Term.Value> values = new ArrayList<>();
            for (Origin origin : asked) {
                values.add(origin.sighting().value());
                origin.sighting().nearMiss().ifPresent(values::add);
            }
            lists.add(list(bucket.getKey(), values));
            if (random.nextBoolean()) {
                lists.add(list(bucket.getKey() + ", one", values.subList(0, 1)));
            }
            Origin last = asked.getLast();
            LocalDate day = day(raw.get(last.number())).minusDays(random.nextInt(2));
            ending.add(indicator("ending " + ending.size(), last.sighting().value(), new Expiry.LastDay(day)));
        }
        lists.add(Lists.of("Ending", ending));
        lists.add(list("Compound", compounds()));
        return lists;
    }

    /** Two values of one event, and one without a value of its own. */
    private static List<Term> compounds() {
        Map<Integer, List<Term.Value>> byEvent = new TreeMap<>();
        origins()
                .forEach(origin -> byEvent.computeIfAbsent(origin.number(), absent -> new ArrayList<>())
                        .add(origin.sighting().value()));
        List<Term> compounds = new ArrayList<>();
        byEvent.values().stream()
                .filter(values -> values.size() > 1)
                .limit(2L * ASKED)
                .forEach(values -> {
                    compounds.add(new Term.All(List.of(values.getFirst(), values.getLast())));
                    compounds.add(new Term.All(List.of(values.getFirst(), new Term.Not(values.getLast()))));
                });
        return compounds;
    }

    /** Those that the lists were made of, and some others: every new field costs an index more than a document. */
    private static List<Event> indexed(List<Event> events) {
        Set<Integer> sources = buckets.values().stream()
                .flatMap(origins -> origins.stream().limit(ASKED))
                .map(Origin::number)
                .collect(Collectors.toSet());
        return IntStream.range(0, events.size())
                .filter(number -> sources.contains(number) || number % OTHERS == 0)
                .mapToObj(events::get)
                .toList();
    }

    /** Raw events as Elasticsearch maps them by itself, the others as Winlogbeat's template does. */
    @ParameterizedTest
    @EnumSource(
            value = EventMapping.class,
            names = {"DYNAMIC", "WINLOGBEAT"})
    void everyEngineSaysWhatTheOracleSays(EventMapping mapping) throws IOException {
        List<Event> events = indexed(mapping == EventMapping.DYNAMIC ? raw : pipeline);
        List<CompiledRule> lists = lists();
        try (Connection connection = Connection.open(ConnectionSettings.plain(SharedNode.uri()), Thread::sleep);
                EventIndex index = EventIndex.create(connection, mapping, events)) {
            FieldCapabilities capabilities = index.capabilities(lists);
            List<Evaluator> evaluators = new ArrayList<>();
            evaluators.add(Evaluator.drools(lists, events));
            Stream.of(Engine.values())
                    .filter(Engine::asksAnIndex)
                    .forEach(engine -> evaluators.add(index.evaluator(engine, capabilities)));
            AgreementReport report =
                    new Agreement(lists, events, evaluators, index.read()).run(AgreementListener.SILENT);
            String text = AgreementText.of(report, AgreementText.Queries.SHOWN);
            System.err.println(mapping + "\n" + text.substring(text.lastIndexOf("\n\n") + 1));
            assertEquals(List.of(), report.disagreements(), () -> "seed " + SEED + "\n" + text);
            assertTrue(report.rulesThatMatch() > lists.size() / 2, text);
            for (EngineSummary engine : report.engines()) {
                assertEquals(lists.size(), engine.exact() + engine.supersets(), text);
            }
        }
    }
}
