package dev.tocsin.connector.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.drools.Match;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.connector.elasticsearch.Hit;
import dev.tocsin.connector.testing.Lists;
import dev.tocsin.sigma.source.Span;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IndicatorAlertTest {
    private static final String RAW = """
            {"@timestamp": "2025-01-15T10:01:11.309Z", "event": {"code": "3"}, "host": {"name": "ward-7"},
             "winlog": {"channel": "Microsoft-Windows-Sysmon/Operational", "event_id": "3",
               "provider_name": "Microsoft-Windows-Sysmon", "event_data": {"Image": "C:\\\\Temp\\\\a.exe",
                 "User": "CLINIC\\\\nurse", "DestinationIp": "192.0.2.17", "DestinationPort": "443",
                 "DestinationHostname": "evil.example", "SourceIp": "10.1.2.3"}}}
            """;
    private static final String PIPELINE = """
            {"@timestamp": "2025-01-15T10:01:11.309Z", "event": {"code": "3"}, "host": {"name": "ward-7"},
             "user": {"name": "nurse", "domain": "CLINIC"},
             "process": {"executable": "C:\\\\Temp\\\\a.exe", "name": "a.exe"},
             "destination": {"ip": "192.0.2.17", "port": 443, "domain": "evil.example"}, "source": {"ip": "10.1.2.3"},
             "winlog": {"channel": "Microsoft-Windows-Sysmon/Operational", "event_id": "3",
               "provider_name": "Microsoft-Windows-Sysmon"}}
            """;
    private static final String DIGEST = "ab".repeat(32);
    private static final String PROCESS = """
            {"@timestamp": "2025-01-15T10:01:11.309Z", "event": {"code": "1"}, "host": {"name": "ward-7"},
             "winlog": {"channel": "Microsoft-Windows-Sysmon/Operational", "event_id": "1",
               "provider_name": "Microsoft-Windows-Sysmon", "event_data": {
                 "Image": "C:\\\\Windows\\\\MSBuild.exe", "CommandLine": "%s", "Hashes": "SHA256=""" + DIGEST.toUpperCase(Locale.ROOT) + """
            "}}}
            """;

    static JsonNode alert(CompiledRule rule, String source) throws Exception {
        return new ObjectMapper().readTree(written(rule, source).json());
    }

    private static Alert written(CompiledRule rule, String source) throws Exception {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        Document document = Document.parse(bytes);
        Match match = new Match(rule, Oracle.evidence(rule.predicate(), document));
        Hit hit = new Hit(".ds-winlogbeat-8.17.0-2025.01.15-000001", "doc", 0, bytes);
        return new AlertWriter("default").alert(match, hit, document, Instant.parse("2026-01-01T00:00:00Z"));
    }

    private static String at(JsonNode json, String path) {
        return json.at("/" + path.replace('.', '/')).asText();
    }

    @ParameterizedTest
    @CsvSource({
        "rule.name, Bulletin 7",
        "rule.version, 2025-01-01",
        "rule.reference.0, https://isac.example/7",
        "threat.indicator.type, ipv4-addr",
        "threat.indicator.name, 192.0.2.17",
        "threat.indicator.ip, 192.0.2.17",
        "threat.indicator.description, command and control",
        "threat.indicator.provider, bulletin 7",
        "threat.indicator.reference, https://isac.example/7",
        "threat.indicator.confidence, High",
        "threat.indicator.marking.tlp, AMBER+STRICT",
        "threat.indicator.marking.tlp_version, 2.0",
        "threat.indicator.first_seen, 2024-12-01T00:00:00.000Z",
        "threat.indicator.modified_at, 2025-01-01T00:00:00.000Z",
        "threat.feed.name, Bulletin 7",
        "threat.enrichments.0.indicator.ip, 192.0.2.17",
        "threat.enrichments.0.matched.atomic, 192.0.2.17",
        "threat.enrichments.0.matched.field, destination.ip",
        "threat.enrichments.0.matched.id, 192.0.2.17",
        "threat.enrichments.0.matched.index, rules/testing/list.yml",
        "threat.enrichments.0.matched.occurred, 2026-01-01T00:00:00Z",
        "threat.enrichments.0.matched.type, indicator_match_rule",
        "threat.enrichments.1.indicator.type, domain-name",
        "threat.enrichments.1.indicator.url.domain, evil.example",
        "threat.enrichments.1.matched.field, destination.domain",
        "tocsin.indicator.0.confidence, high",
        "tocsin.indicator.0.role, command and control",
        "tocsin.indicator.0.note, 'Look, do not block.'",
        "tocsin.indicator.0.valid_until, 2025-06-30",
        "tocsin.indicator.0.provenance.0.file, bulletin.pdf",
        "tocsin.indicator.0.provenance.0.place, page 2",
        "tocsin.indicator.0.provenance.0.context, traffic to 192[.]0[.]2[.]17 was seen",
        "tocsin.list.title, Bulletin 7",
        "tocsin.list.indicators_matched, 2",
        "tocsin.matched.0.search, 192.0.2.17",
        "event.severity, 73",
    })
    void saysTheSameWhateverTheShape(String path, String value) throws Exception {
        CompiledRule rule = Lists.of(
                "Bulletin 7",
                List.of(
                        Lists.indicator(IndicatorType.DOMAIN, "evil.example", Confidence.LOW),
                        Lists.indicator(IndicatorType.IPV4, "192.0.2.17", Confidence.HIGH),
                        Lists.indicator(IndicatorType.IPV4, "192.0.2.18", Confidence.HIGH)));
        assertEquals(value, at(alert(rule, RAW), path), "raw");
        assertEquals(value, at(alert(rule, PIPELINE), path), "pipeline");
    }

    @Test
    void theReasonNamesTheIndicatorTheListAndTheConfidence() throws Exception {
        CompiledRule one =
                Lists.of("Bulletin 7", List.of(Lists.indicator(IndicatorType.IPV4, "192.0.2.17", Confidence.MEDIUM)));
        assertEquals(
                "Process a.exe, connection to 192.0.2.17, by CLINIC\\nurse on ward-7: destination 192.0.2.17 is an"
                        + " indicator of Bulletin 7 (confidence medium)",
                at(alert(one, RAW), "event.reason"));
        assertEquals(
                "destination 192.0.2.17 is an indicator of Bulletin 7 (confidence medium)",
                written(one, PIPELINE).why());
    }

    @Test
    void aListThatIsSureOfNothingThatWasSeenWeighsOneLess() throws Exception {
        CompiledRule rule =
                Lists.of("Bulletin 7", List.of(Lists.indicator(IndicatorType.IPV4, "192.0.2.17", Confidence.LOW)));
        assertEquals("47", at(alert(rule, RAW), "event.severity"));
        assertEquals("47", at(alert(rule, RAW), "event.risk_score"));
        assertEquals("high", at(alert(rule, RAW), "tocsin.rule.level"));
    }

    @Test
    void aCompoundIndicatorHasItsNameAndItsParts() throws Exception {
        JsonNode alert = alert(Lists.hc3(), PROCESS.formatted("MSBuild text.xml"));
        assertEquals("text.xml built by MSBuild", at(alert, "threat.indicator.name"));
        assertEquals(
                "[\"MSBuild.exe\",\"text.xml\"]",
                alert.at("/threat/indicator/file/name").toString());
        assertEquals(
                "[\"MSBuild.exe\",\"text.xml\"]",
                alert.at("/threat/enrichments/0/matched/atomic").toString());
        assertEquals(
                "[\"process.executable\",\"process.command_line\"]",
                alert.at("/threat/enrichments/0/matched/field").toString());
        assertTrue(
                at(alert, "event.reason")
                        .endsWith(
                                "ward-7: text.xml built by MSBuild [MSBuild.exe, text.xml] is an indicator of HC3 Sector"
                                        + " Alert 22 January 2024 - ScreenConnect Intrusions in Healthcare (confidence high)"),
                at(alert, "event.reason"));
    }

    @Test
    void aDigestIsFoundInTheFieldOfItsAlgorithm() throws Exception {
        CompiledRule rule =
                Lists.of("Bulletin 7", List.of(Lists.indicator(IndicatorType.SHA256, DIGEST, Confidence.HIGH)));
        JsonNode alert = alert(rule, PROCESS.formatted("a"));
        assertEquals("process.hash.sha256", at(alert, "threat.enrichments.0.matched.field"));
        assertEquals(DIGEST, at(alert, "threat.indicator.file.hash.sha256"));
        assertEquals(DIGEST, at(alert, "threat.enrichments.0.matched.atomic"));
    }

    @Test
    void anyOfSeveralDigestsNamesTheOneThatWasSeen() throws Exception {
        Term term = new Term.Any(List.of(
                Term.Value.of(IndicatorType.MD5, "cd".repeat(16)), Term.Value.of(IndicatorType.SHA256, DIGEST)));
        CompiledRule rule = Lists.of(
                "Bulletin 7",
                List.of(new Indicator(
                        "loader.dll",
                        term,
                        new Details(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of()),
                        new Span(0, 0))));
        JsonNode alert = alert(rule, PROCESS.formatted("a"));
        assertEquals(DIGEST, at(alert, "threat.enrichments.0.matched.atomic"));
        assertEquals("cd".repeat(16), at(alert, "threat.indicator.file.hash.md5"));
    }

    @Test
    void ofManyIndicatorsAHundredAreNamedAndAllAreCounted() throws Exception {
        List<Indicator> indicators = IntStream.range(0, 150)
                .mapToObj(number -> Indicator.of(
                        new Term.Value(
                                IndicatorType.FILE_NAME,
                                dev.tocsin.compiler.indicator.Condition.IS,
                                "tool" + number + ".exe",
                                List.of(dev.tocsin.compiler.indicator.MatchScope.COMMAND_LINE)),
                        Lists.indicator(IndicatorType.FILE_NAME, "x", Confidence.LOW)
                                .details(),
                        new Span(0, 0)))
                .toList();
        String all = String.join(" ", indicators.stream().map(Indicator::name).toList());
        JsonNode alert = alert(Lists.of("Bulletin 7", indicators), PROCESS.formatted("x".repeat(9_000) + " " + all));
        assertEquals(100, alert.at("/threat/enrichments").size());
        assertEquals(100, alert.at("/tocsin/indicator").size());
        assertEquals(100, alert.at("/tocsin/matched").size());
        assertEquals("150", at(alert, "tocsin.list.indicators_matched"));
        assertTrue(
                at(alert, "event.reason").contains("and 147 more are indicators of Bulletin 7"),
                at(alert, "event.reason"));
        String value = at(alert, "tocsin.matched.0.value");
        assertTrue(value.length() < 1_100 && value.contains("«tool0.exe»"), value);
    }
}
