package dev.tocsin.connector.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.RuleMetadata;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.Tlp;
import dev.tocsin.compiler.indicator.ValueReading;
import dev.tocsin.compiler.ioc.IocLists;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.sigma.model.Level;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A list beyond every limit of Elasticsearch (65,536 terms of one field, the clauses of a query, the length of a text) is
 * accepted in every language, and no event that it is about is lost.
 */
class LargeListTest {
    private static final String INDEX = "large-list";
    private static final long SEED = 20261123;

    /** Beyond {@code index.max_terms_count}. */
    private static final int DIGESTS = 70_000;

    /** Beyond {@code indices.query.bool.max_clause_count} of a node of this size. */
    private static final int OTHERS = 6_000;

    private static CompiledRule list = new CompiledRule(
            new RuleMetadata(
                    "",
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    new SourceText("", "")),
            List.of(),
            new Predicate.Never());

    private static SortedSet<String> expected = new TreeSet<>();

    @BeforeAll
    static void prepare() throws UnreadableDocumentException {
        List<Indicator> indicators = indicators();
        list = IocLists.forWinlogbeat().compile(list(indicators), new SourceText("large.yml", ""));
        List<String> documents = documents(
                indicators.get(DIGESTS - 1).name(),
                indicators.get(DIGESTS + OTHERS - 1).name(),
                indicators.get(DIGESTS + 2 * OTHERS - 1).name());
        Node.create(INDEX, "{}");
        Node.index(INDEX, documents);
        for (int i = 0; i < documents.size(); i++) {
            if (Oracle.matches(list.predicate(), Document.parse(documents.get(i).getBytes(StandardCharsets.UTF_8)))) {
                expected.add(Node.id(INDEX, i));
            }
        }
        // Of each kind one raw and one after ingest; the last ones are of another day, another value.
        assertEquals(6, expected.size(), () -> documents + " " + expected);
    }

    @AfterAll
    static void clean() {
        Node.delete(INDEX);
    }

    @ParameterizedTest
    @EnumSource
    void isAcceptedAndLosesNothing(QueryTarget target) {
        FieldCapabilities capabilities = Node.capabilities(List.of(INDEX));
        QueryTarget.Question question =
                target.compiler(List.of(INDEX), capabilities).compile(list.predicate());
        Node.Result result = target.ask(List.of(INDEX), List.of(question)).getFirst();
        assertFalse(result.refused(), () -> result.refusal());
        SortedSet<String> lost = new TreeSet<>(expected);
        lost.removeAll(result.found());
        assertEquals(new TreeSet<>(), lost);
    }

    private static List<Indicator> indicators() {
        Random random = new Random(SEED);
        List<Indicator> indicators = new ArrayList<>();
        for (int i = 0; i < DIGESTS; i++) {
            byte[] digest = new byte[32];
            random.nextBytes(digest);
            indicators.add(indicator(IndicatorType.SHA256, HexFormat.of().formatHex(digest)));
        }
        for (int i = 0; i < OTHERS; i++) {
            indicators.add(indicator(IndicatorType.IPV4, "45." + i / 250 + "." + i % 250 + "." + (1 + i % 200)));
        }
        for (int i = 0; i < OTHERS; i++) {
            indicators.add(indicator(IndicatorType.DOMAIN, "host" + i + ".attacker" + i % 97 + ".com"));
        }
        for (int i = 0; i < OTHERS; i++) {
            indicators.add(indicator(IndicatorType.FILE_NAME, "tool" + i + ".exe"));
            indicators.add(indicator(IndicatorType.URL, "http://attacker" + i + ".com/" + i + ".ps1"));
        }
        return indicators;
    }

    private static Indicator indicator(IndicatorType type, String text) {
        String value = type.read(text) instanceof ValueReading.Valid(String spelling) ? spelling : "";
        Details nothing = new Details(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        return Indicator.of(Term.Value.of(type, value), nothing, new Span(0, 0));
    }

    private static IocList list(List<Indicator> indicators) {
        return new IocList(
                "601e5b98-6875-4d12-adcc-2c3f54e45af3",
                "Large",
                Optional.empty(),
                new IocList.Source("nobody", Optional.empty()),
                Tlp.CLEAR,
                LocalDate.parse("2024-01-22"),
                Optional.empty(),
                Optional.empty(),
                Confidence.LOW,
                Level.LOW,
                List.of(),
                List.of(),
                indicators,
                List.of());
    }

    private static List<String> documents(String digest, String address, String domain) {
        String raw = """
                {"@timestamp":"%s","event":{"code":"%s"},"winlog":{"channel":"Microsoft-Windows-Sysmon/Operational",\
                "provider_name":"Microsoft-Windows-Sysmon","event_id":"%s","event_data":{%s}}}""";
        String ingested = """
                {"@timestamp":"%s","event":{"code":"%s","provider":"Microsoft-Windows-Sysmon"},\
                "winlog":{"channel":"Microsoft-Windows-Sysmon/Operational","provider_name":"Microsoft-Windows-Sysmon",\
                "event_id":"%s"},%s}""";
        String then = "2024-02-01T10:00:00.000Z";
        String hashes =
                "\"Hashes\":\"MD5=0123456789ABCDEF0123456789ABCDEF,SHA256=" + digest.toUpperCase(Locale.ROOT) + "\"";
        return List.of(
                raw.formatted(then, "1", "1", hashes),
                ingested.formatted(then, "1", "1", "\"process\":{\"hash\":{\"sha256\":\"" + digest + "\"}}"),
                raw.formatted(then, "3", "3", "\"DestinationIp\":\"" + address + "\""),
                ingested.formatted(then, "3", "3", "\"destination\":{\"ip\":\"" + address + "\"}"),
                raw.formatted(then, "22", "22", "\"QueryName\":\"" + domain.replace("host", "HOST") + "\""),
                ingested.formatted(then, "22", "22", "\"dns\":{\"question\":{\"name\":\"" + domain + "\"}}"),
                raw.formatted("2025-02-01T10:00:00.000Z", "3", "3", "\"DestinationIp\":\"" + address + "\""),
                raw.formatted(then, "3", "3", "\"DestinationIp\":\"46.1.2.3\""));
    }
}
