package dev.tocsin.connector.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.RuleCompiler;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.ConnectionSettings;
import dev.tocsin.connector.node.SharedNode;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventIndexTest {
    private Connection connection;

    @BeforeEach
    void connect() {
        connection = Connection.open(ConnectionSettings.plain(SharedNode.uri()), Thread::sleep);
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"QUERYDSL", "ESQL", "LUCENE"})
    void engineFindsEventsByTheirNumbers(Engine engine) throws Exception {
        List<Event> events = events(
                "{\"winlog\":{\"event_data\":{\"CommandLine\":\"WHOAMI /all\"}}}",
                "{\"winlog\":{\"event_data\":{\"CommandLine\":\"ipconfig\"}}}",
                "{\"winlog.event_data.CommandLine\":[\"ipconfig\",\"cmd /c whoami\"]}");
        CompiledRule rule = rule("CommandLine|contains: whoami");
        for (EventMapping mapping : EventMapping.values()) {
            try (EventIndex index = EventIndex.create(connection, mapping, events)) {
                Evaluator evaluator = index.evaluator(engine, index.capabilities(List.of(rule)));
                assertEquals(engine, evaluator.engine());
                assertEquals(Set.of(0, 2), found(evaluator.answer(rule)), mapping::word);
                assertEquals(Set.of(0, 2), found(Evaluator.oracle(events).answer(rule)));
                assertEquals(
                        Set.of(0, 2),
                        found(Evaluator.drools(List.of(rule), events).answer(rule)));
            }
        }
    }

    /** More than Elasticsearch puts into one answer, in all languages. */
    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"QUERYDSL", "ESQL", "LUCENE"})
    void everyFoundEventCounts(Engine engine) throws Exception {
        int many = 2 * EventSearch.PART + 7;
        List<Event> events = events(IntStream.range(0, many)
                .mapToObj(number ->
                        "{\"winlog\":{\"event_data\":{\"Image\":\"" + (number % 7 == 3 ? "other" : "evil") + "\"}}}")
                .toArray(String[]::new));
        CompiledRule rule = rule("Image: evil");
        try (EventIndex index = EventIndex.create(connection, EventMapping.KEYWORD, events)) {
            TreeSet<Integer> expected = new TreeSet<>();
            IntStream.range(0, many).filter(number -> number % 7 != 3).forEach(expected::add);
            assertEquals(
                    expected,
                    found(index.evaluator(engine, index.capabilities(List.of(rule)))
                            .answer(rule)));
            assertEquals(events, index.read());
        }
    }

    @Test
    void knowsHowLongKeywordsAre() throws Exception {
        List<Event> events = events("{\"winlog\":{\"event_data\":{\"Image\":\"a\"}},\"user\":{\"name\":\"b\"}}");
        CompiledRule rule = rule("Image: evil");
        try (EventIndex dynamic = EventIndex.create(connection, EventMapping.DYNAMIC, events);
                EventIndex winlogbeat = EventIndex.create(connection, EventMapping.WINLOGBEAT, events)) {
            FieldCapabilities fields = dynamic.capabilities(List.of(rule));
            assertEquals(Set.of("text"), fields.types().get("winlog.event_data.Image"));
            assertEquals(256, fields.ignoreAbove().get("winlog.event_data.Image.keyword"));
            assertEquals(
                    1_024, winlogbeat.capabilities(List.of(rule)).ignoreAbove().get("winlog.event_data.Image"));
            assertEquals(
                    Set.of("ip"), winlogbeat.capabilities(List.of(rule)).types().get("source.ip"));
        }
    }

    @Test
    void refusedEventIsNamedAndTheIndexGone() throws Exception {
        List<Event> events = events("{\"source\":{\"ip\":\"10.0.0.1\"}}", "{\"source\":{\"ip\":\"-\"}}");
        Set<String> before = indices();
        EnvironmentException refused = assertThrows(
                EnvironmentException.class,
                () -> EventIndex.create(connection, EventMapping.WINLOGBEAT, events)
                        .close());
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("refuses 1 of 2 events under the mapping winlogbeat; events:2: "), message);
        assertTrue(message.contains("'-' is not an IP string literal"), message);
        assertEquals(before, indices());
    }

    @Test
    void indexGoesWhenItIsClosed() throws Exception {
        Set<String> before = indices();
        String name;
        try (EventIndex index = EventIndex.create(connection, EventMapping.KEYWORD, events("{}"))) {
            name = index.name();
            assertTrue(indices().contains(name));
        }
        assertEquals(before, indices());
        assertFalse(indices().contains(name));
    }

    @Test
    void givesEventsBackAsTheyWere() throws Exception {
        List<Event> events = events("{ \"a b\": [1.0, 2.5], \"c\":\"\\u00e9\" }", "{}");
        try (EventIndex index = EventIndex.create(connection, EventMapping.DYNAMIC, events)) {
            List<Event> read = index.read();
            assertSame(events.get(0), read.get(0));
            assertSame(events.get(1), read.get(1));
        }
    }

    @Test
    void refusalIsTold() throws Exception {
        List<Event> events = events("{\"winlog\":{\"event_data\":{\"Image\":\"a\"}}}");
        CompiledRule rule = rule("Image: a");
        try (EventIndex index = EventIndex.create(connection, EventMapping.KEYWORD, events)) {
            Evaluator evaluator = index.evaluator(Engine.QUERYDSL, index.capabilities(List.of(rule)));
            assertEquals(Set.of(0), found(evaluator.answer(rule)));
            connection.ask(
                    "narrowing the limits",
                    client -> client.indices()
                            .putSettings(
                                    put -> put.index(index.name()).settings(settings -> settings.maxResultWindow(10))));
            Answer answer = evaluator.answer(rule);
            assertTrue(
                    answer instanceof Answer.Refused(String reason) && reason.contains("Result window is too large"),
                    answer::toString);
        }
    }

    private Set<String> indices() {
        return connection.ask(
                "listing",
                client -> client.indices()
                        .get(get -> get.index("tocsin-events-*")
                                .expandWildcards(co.elastic.clients.elasticsearch._types.ExpandWildcard.All))
                        .result()
                        .keySet());
    }

    private static SortedSet<Integer> found(Answer answer) {
        assertTrue(answer instanceof Answer.Found, answer::toString);
        return ((Answer.Found) answer).events();
    }

    private static List<Event> events(String... lines) throws Exception {
        List<Event> events = new ArrayList<>();
        for (String line : lines) {
            events.add(new Event(
                    "events:" + (events.size() + 1), line, Document.parse(line.getBytes(StandardCharsets.UTF_8))));
        }
        return events;
    }

    private static CompiledRule rule(String selection) {
        SourceText source = new SourceText("rule.yml", """
                title: A rule
                id: 0e2a7a4c-7c3c-4f0c-8d0a-6f6a8f2f7f11
                logsource:
                    product: windows
                detection:
                    selection:
                        %s
                    condition: selection
                """.formatted(selection));
        Compilation compilation = RuleCompiler.forWinlogbeat()
                .compile(SigmaParser.parse(source).rules().getFirst());
        assertTrue(compilation instanceof Compilation.Compiled, compilation::toString);
        return ((Compilation.Compiled) compilation).rule();
    }
}
