package dev.tocsin.connector.agree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.RuleCompiler;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.connector.agree.Disagreement.Kind;
import dev.tocsin.connector.engine.Answer;
import dev.tocsin.connector.engine.Engine;
import dev.tocsin.connector.engine.Evaluator;
import dev.tocsin.connector.engine.Event;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** That a disagreement is seen, and placed: engines that are wrong on purpose are held against the oracle. */
class AgreementTest {
    private static final String WHOAMI =
            "{\"winlog\":{\"event_data\":{\"CommandLine\":\"whoami\",\"Image\":\"C:\\\\w.exe\",\"User\":\"a\"}}}";
    private static final String OTHER =
            "{\"winlog\":{\"event_data\":{\"CommandLine\":\"ipconfig\",\"Image\":\"C:\\\\w.exe\",\"User\":\"a\"}}}";

    private final CompiledRule rule = rule("""
            selection:
                CommandLine|contains:
                    - nothing
                    - whoami
                Image|endswith: '.exe'
            filter:
                User: b
            condition: selection and not filter
            """);
    private final List<Event> events = events(WHOAMI, OTHER);

    @Test
    void enginesThatAreRightAgree() {
        AgreementReport report = compare(new Reading(events, Exactness.EXACT), events);
        assertEquals(List.of(), report.disagreements());
        assertEquals(2, report.pairs());
        assertEquals(1, report.matches());
        assertEquals(1, report.engines().getFirst().exact());
    }

    @Test
    void lostEventIsPlacedAtTheTestThatLosesIt() {
        // As if the index had dropped the command line.
        List<Event> seen = events(WHOAMI.replace("\"CommandLine\":\"whoami\",", ""), OTHER);
        for (Exactness exactness : Exactness.values()) {
            AgreementReport report = compare(new Reading(seen, exactness), events);
            Disagreement lost = only(report);
            assertEquals(Kind.LOST, lost.kind());
            assertEquals("events:1", lost.event().map(Event::place).orElse(""));
            String text = AgreementText.of(report, AgreementText.Queries.HIDDEN);
            assertTrue(text.contains("part    CommandLine is like `*whoami*`"), text);
            assertTrue(text.contains("at      rule.yml:8:13 (selection)"), text);
            assertTrue(text.contains("event   winlog.event_data.CommandLine = \"whoami\""), text);
            assertTrue(AgreementJson.of(report).contains("\"kind\" : \"lost\""), AgreementJson.of(report));
        }
    }

    @Test
    void inventedEventIsPlacedUnderItsNegation() {
        List<Event> seen = events(WHOAMI.replace("\"User\":\"a\"", "\"User\":\"b\""), OTHER);
        Disagreement lost = only(compare(new Reading(seen, Exactness.EXACT), events));
        assertEquals(Kind.LOST, lost.kind());
        assertEquals("not User is like `b`", PartDescription.of(lost).test());

        AgreementReport report = compare(new Reading(events, Exactness.EXACT), seen);
        assertEquals(Kind.INVENTED, only(report).kind());
        assertEquals("not User is like `b`", PartDescription.of(only(report)).test());
    }

    @Test
    void supersetMayFindMoreAndIsCounted() {
        List<Event> seen = events(WHOAMI, WHOAMI);
        AgreementReport report = compare(new Reading(seen, Exactness.SUPERSET), events);
        assertEquals(List.of(), report.disagreements());
        assertEquals(1, report.engines().getFirst().supersets());
        assertEquals(1, report.engines().getFirst().extra());
    }

    @Test
    void whatComesBackOtherwiseIsSeenWhenItIsVerified() {
        Evaluator right = new Reading(events, Exactness.SUPERSET);
        List<Event> changed = events(OTHER, OTHER);
        Disagreement lost =
                only(new Agreement(List.of(rule), events, List.of(right), changed).run(AgreementListener.SILENT));
        assertEquals(Kind.LOST_WHEN_VERIFIED, lost.kind());
        assertEquals("CommandLine is like `*whoami*`", PartDescription.of(lost).test());

        Evaluator wide = new Reading(events(WHOAMI, WHOAMI), Exactness.SUPERSET);
        Disagreement invented = only(new Agreement(List.of(rule), events, List.of(wide), events(WHOAMI, WHOAMI))
                .run(AgreementListener.SILENT));
        assertEquals(Kind.INVENTED_WHEN_VERIFIED, invented.kind());
    }

    @Test
    void refusedQueryCounts() {
        AgreementReport report = compare(new Refusing(), events);
        Disagreement refused = only(report);
        assertEquals(Kind.REFUSED, refused.kind());
        assertEquals(Optional.of("no such thing"), refused.reason());
        assertEquals(1, report.engines().getFirst().refused());
    }

    private AgreementReport compare(Evaluator evaluator, List<Event> readBack) {
        return new Agreement(List.of(rule), readBack, List.of(evaluator), readBack).run(AgreementListener.SILENT);
    }

    private static Disagreement only(AgreementReport report) {
        assertEquals(1, report.disagreements().size(), () -> AgreementText.of(report, AgreementText.Queries.SHOWN));
        return report.disagreements().getFirst();
    }

    /** An engine that reads the rule rightly and the events as it was given them. */
    private record Reading(List<Event> seen, Exactness exactness) implements Evaluator {
        @Override
        public Engine engine() {
            return Engine.LUCENE;
        }

        @Override
        public Answer answer(CompiledRule rule) {
            SortedSet<Integer> found = new TreeSet<>();
            for (int number = 0; number < seen.size(); number++) {
                if (Oracle.matches(rule.predicate(), seen.get(number).document())) {
                    found.add(number);
                }
            }
            return new Answer.Found(found, exactness);
        }

        @Override
        public Optional<String> translation(CompiledRule rule) {
            return Optional.of("a query");
        }
    }

    private record Refusing() implements Evaluator {
        @Override
        public Engine engine() {
            return Engine.ESQL;
        }

        @Override
        public Answer answer(CompiledRule rule) {
            return new Answer.Refused("no such thing");
        }

        @Override
        public Optional<String> translation(CompiledRule rule) {
            return Optional.empty();
        }
    }

    private static List<Event> events(String... lines) {
        List<Event> events = new ArrayList<>();
        for (String line : lines) {
            try {
                events.add(new Event(
                        "events:" + (events.size() + 1), line, Document.parse(line.getBytes(StandardCharsets.UTF_8))));
            } catch (UnreadableDocumentException wrong) {
                throw new IllegalArgumentException(line, wrong);
            }
        }
        return events;
    }

    private static CompiledRule rule(String detection) {
        SourceText source = new SourceText(
                "rule.yml",
                "title: A rule\nid: 0e2a7a4c-7c3c-4f0c-8d0a-6f6a8f2f7f11\nlogsource: {product: windows}\ndetection:\n"
                        + detection.indent(2));
        Compilation compilation = RuleCompiler.forWinlogbeat()
                .compile(SigmaParser.parse(source).rules().getFirst());
        assertTrue(compilation instanceof Compilation.Compiled, compilation::toString);
        return ((Compilation.Compiled) compilation).rule();
    }
}
