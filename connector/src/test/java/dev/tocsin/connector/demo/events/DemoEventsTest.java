package dev.tocsin.connector.demo.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.drools.RuleEngine;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.connector.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoEventsTest {
    private static final Path PACK = Path.of("..", "rules", "hc3-2024-01-screenconnect");

    private static List<CompiledRule> rules = List.of();

    @BeforeAll
    static void compilePack() throws IOException {
        RuleSet pack = RuleSet.load(List.of(PACK));
        assertEquals(List.of(), pack.diagnostics());
        rules = pack.compiled();
    }

    @Test
    void everyStepMatchesExactlyTheRulesItNames() throws Exception {
        for (DemoEvent event : intrusionAndLate()) {
            assertEquals(event.expectedRules(), matching(document(event)), () -> event.step() + ": " + event.json());
        }
    }

    @Test
    void everyRuleOfThePackHasAStep() {
        Set<String> shown = new TreeSet<>();
        intrusionAndLate().forEach(event -> shown.addAll(event.expectedRules()));
        Set<String> all = new TreeSet<>();
        rules.forEach(rule -> all.add(rule.metadata().id()));
        assertEquals(all, shown);
    }

    @Test
    void noOrdinaryEventMatchesOnTheOracle() {
        assertNoMatch(1, DemoEventsTest::matching);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {2, 3, 20_231_020})
    void noOrdinaryEventMatchesOnDrools(long seed) {
        try (RuleEngine engine = RuleEngine.of(rules)) {
            assertNoMatch(seed, document -> matching(engine, document));
        }
    }

    @Test
    void droolsAgreesOnTheIntrusion() throws Exception {
        try (RuleEngine engine = RuleEngine.of(rules)) {
            for (DemoEvent event : intrusionAndLate()) {
                assertEquals(event.expectedRules(), matching(engine, document(event)), event::step);
            }
        }
    }

    @Test
    void ordinaryEventsAreOfManyKindsAndBothShapes() throws Exception {
        Set<String> kinds = new TreeSet<>();
        Set<Boolean> pipelines = new TreeSet<>();
        try (Stream<DemoEvent> events = DemoEvents.ordinary(1)) {
            for (Iterator<DemoEvent> each = events.iterator(); each.hasNext(); ) {
                Document document = document(each.next());
                kinds.add(document.values("winlog.channel").getFirst() + " "
                        + document.values("event.code").getFirst());
                pipelines.add(!document.values("event.ingested").isEmpty());
            }
        }
        assertEquals(
                Set.of(
                        "Application 100",
                        "Application 101",
                        "Application 201",
                        "Microsoft-Windows-PowerShell/Operational 4104",
                        "Microsoft-Windows-Sysmon/Operational 1",
                        "Microsoft-Windows-Sysmon/Operational 11",
                        "Microsoft-Windows-Sysmon/Operational 13",
                        "Microsoft-Windows-Sysmon/Operational 17",
                        "Microsoft-Windows-Sysmon/Operational 22",
                        "Microsoft-Windows-Sysmon/Operational 3",
                        "Security 4624",
                        "Security 4625",
                        "Security 4634",
                        "Security 4672",
                        "Security 4688",
                        "Security 4697",
                        "Security 4720",
                        "System 7036",
                        "System 7045"),
                kinds);
        assertEquals(Set.of(false, true), pipelines);
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws Exception {
        assertEquals(digest(() -> DemoEvents.ordinary(7)), digest(() -> DemoEvents.ordinary(7)));
        assertEquals(digest(DemoEvents::intrusion), digest(DemoEvents::intrusion));
        assertEquals(digest(DemoEvents::late), digest(DemoEvents::late));
        assertNotEquals(digest(() -> DemoEvents.ordinary(7)), digest(() -> DemoEvents.ordinary(8)));
    }

    @Test
    void theIntrusionLiesInItsWindowAndInOrder() throws Exception {
        List<String> times = new ArrayList<>();
        for (DemoEvent event : DemoEvents.intrusion().toList()) {
            times.add(document(event).values("@timestamp").getFirst());
        }
        assertEquals(times.stream().sorted().toList(), times);
        assertTrue(times.getFirst().compareTo("2023-10-28") >= 0, times::getFirst);
        assertTrue(times.getLast().compareTo("2023-11-09") < 0, times::getLast);
    }

    @Test
    void everyDocumentIsOneLine() {
        assertTrue(intrusionAndLate().stream().noneMatch(event -> event.json().contains("\n")));
    }

    private static List<DemoEvent> intrusionAndLate() {
        return Stream.concat(DemoEvents.intrusion(), DemoEvents.late()).toList();
    }

    private static void assertNoMatch(long seed, Function<Document, List<String>> matching) {
        AtomicInteger count = new AtomicInteger();
        try (Stream<DemoEvent> events = DemoEvents.ordinary(seed)) {
            events.forEach(event -> {
                count.incrementAndGet();
                assertEquals(List.of(), matching.apply(document(event)), () -> "seed " + seed + ": " + event.json());
            });
        }
        assertTrue(count.get() >= 20_000, () -> "seed " + seed + ": " + count + " events");
    }

    private static Document document(DemoEvent event) {
        try {
            return Document.parse(event.json().getBytes(UTF_8));
        } catch (UnreadableDocumentException e) {
            throw new AssertionError(event.json(), e);
        }
    }

    private static List<String> matching(Document document) {
        return rules.stream()
                .filter(rule -> Oracle.matches(rule.predicate(), document))
                .map(rule -> rule.metadata().id())
                .sorted()
                .toList();
    }

    private static List<String> matching(RuleEngine engine, Document document) {
        return engine.evaluate(document).stream()
                .map(match -> match.rule().metadata().id())
                .sorted()
                .toList();
    }

    private static String digest(Supplier<Stream<DemoEvent>> events) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (Stream<DemoEvent> stream = events.get()) {
            stream.forEach(event -> digest.update(
                    (event.dataStream() + event.step() + event.expectedRules() + event.json() + "\n").getBytes(UTF_8)));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
