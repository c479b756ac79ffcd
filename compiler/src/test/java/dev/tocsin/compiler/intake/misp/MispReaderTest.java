package dev.tocsin.compiler.intake.misp;

import static dev.tocsin.compiler.intake.Extractions.indicators;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.Tlp;
import dev.tocsin.sigma.corpus.Corpus;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.model.Level;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MispReaderTest {
    private static final String SHA256 = "0a".repeat(32);
    private static final String MD5 = "0c".repeat(16);
    private static final String ADDRESS = attribute("ip-dst", "192.0.2.17", "");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Event\":{\"info\":\"x\",\"Attribute\":[%s]}}",
                "{\"response\":[{\"Event\":{\"info\":\"x\",\"Attribute\":[%s]}}]}",
                "{\"response\":{\"Attribute\":[%s]}}",
                "{\"response\":{\"Event\":{\"Attribute\":[%s]}}}",
                "[{\"Event\":{\"Attribute\":[%s]}}]",
                "{\"info\":\"x\",\"Attribute\":[%s]}",
                "[%s]",
                "\uFEFF{\"Event\":{\"Object\":[{\"name\":\"ip-port\",\"Attribute\":[%s]}]}}",
            })
    void takesAnyWrapping(String wrapping) {
        Extraction extraction = read(wrapping.formatted(ADDRESS));
        assertEquals(List.of("ipv4 192.0.2.17"), values(extraction), extraction::toString);
        assertEquals(
                List.of(new Provenance.Place.ObjectId("5820ab7b-5a8c-4164-8113-49798e96ca05")),
                indicators(extraction).getFirst().details().provenance().stream()
                        .map(Provenance::place)
                        .toList());
    }

    static Stream<List<String>> attributes() {
        return Stream.of(
                List.of("filename|sha256", "a.exe|" + SHA256, "sha256 " + SHA256, "file-name a.exe"),
                List.of("malware-sample", "a.exe|" + MD5, "md5 " + MD5, "file-name a.exe"),
                List.of("domain|ip", "evil.example|192.0.2.17", "domain evil.example", "ipv4 192.0.2.17"),
                List.of("ip-dst|port", "192.0.2.17|443", "ipv4 192.0.2.17"),
                List.of("hostname|port", "www.evil.example|443", "hostname www.evil.example"),
                List.of("regkey|value", "HKLM\\\\x\\\\y|1", "registry-key HKLM\\x\\y", "registry-data 1"),
                List.of("ip-src", "2001:db8::17", "ipv6 2001:db8::17"),
                List.of("email-src", "a@evil.example", "email a@evil.example"),
                List.of("named pipe", "\\\\\\\\.\\\\pipe\\\\x", "named-pipe \\x"),
                List.of("mutex", "Global\\\\x", "mutex Global\\x"),
                List.of("windows-scheduled-task", "Evil", "scheduled-task Evil"),
                List.of("windows-service-name", "Evil", "service-name Evil"),
                List.of("user-agent", "Evil/1.0", "user-agent Evil/1.0"),
                List.of("domain", "evil.nosuchtld", "hostname evil.nosuchtld"),
                List.of("imphash", MD5, "imphash " + MD5));
    }

    @ParameterizedTest
    @MethodSource("attributes")
    void readsTypes(List<String> typeTextValues) {
        Extraction extraction = event(attribute(typeTextValues.get(0), typeTextValues.get(1), ""));
        assertEquals(typeTextValues.subList(2, typeTextValues.size()), values(extraction), extraction::toString);
    }

    static Stream<List<String>> heldBack() {
        return Stream.of(
                List.of("ip-dst", "192.0.2.17", ",\"to_ids\":false", "NOT_FOR_DETECTION", "true"),
                List.of("ip-dst", "192.0.2.17", ",\"to_ids\":\"0\"", "NOT_FOR_DETECTION", "true"),
                List.of("ip-dst", "192.0.2.17", ",\"deleted\":true", "NOT_FOR_DETECTION", "true"),
                List.of(
                        "ip-dst",
                        "192.0.2.17",
                        ",\"warnings\":[{\"warninglist_name\":\"Public DNS\"}]",
                        "WARNING_LIST",
                        "true"),
                List.of("sha256", SHA256, ",\"comment\":\"legitimate program\"", "BENIGN", "true"),
                List.of("sha256", "0a0a", "", "NOT_VALID", "false"),
                List.of("filename|sha256", "a.exe|0a0a", "", "NOT_VALID", "true"),
                List.of("filename|ssdeep", "a.exe|3:x:y", "", "NOT_SUPPORTED", "false"),
                List.of("link", "https://blog.example/x", "", "REFERENCE", "false"),
                List.of(
                        "url",
                        "https://blog.example/x",
                        ",\"to_ids\":false,\"category\":\"External analysis\"",
                        "REFERENCE",
                        "false"),
                List.of("yara", "rule x {}", "", "NOT_SUPPORTED", "false"),
                List.of("vulnerability", "CVE-2024-1709", "", "NOT_SUPPORTED", "false"),
                List.of("made-up", "x", "", "NOT_SUPPORTED", "false"),
                List.of("target-user", "bob", "", "NOT_FOR_DETECTION", "false"));
    }

    @ParameterizedTest
    @MethodSource("heldBack")
    void holdsBackWithTheReason(List<String> typeTextMore) {
        Extraction extraction = event(attribute(typeTextMore.get(0), typeTextMore.get(1), typeTextMore.get(2)));
        Extracted.HeldBack held = (Extracted.HeldBack) extraction.items().getFirst();
        assertEquals(HoldReason.valueOf(typeTextMore.get(3)), held.reason(), held::toString);
        assertEquals(Boolean.valueOf(typeTextMore.get(4)), held.indicator().isPresent(), held::toString);
    }

    @Test
    void digestsOfAFileObjectAreOneIndicator() {
        Extraction extraction = read("{\"Event\":{\"Object\":[{\"name\":\"file\",\"Attribute\":["
                + attribute("filename", "a.exe", ",\"object_relation\":\"filename\"") + ","
                + attribute("md5", MD5, "") + "," + attribute("sha256", SHA256, "") + ","
                + attribute("size-in-bytes", "7", ",\"to_ids\":false") + "]}]}}");
        assertEquals(
                List.of(
                        new Term.Any(List.of(
                                Term.Value.of(IndicatorType.SHA256, SHA256), Term.Value.of(IndicatorType.MD5, MD5))),
                        new Term.Value(IndicatorType.FILE_NAME, Condition.IS, "a.exe", List.of())),
                indicators(extraction).stream().map(Indicator::term).toList());
        assertEquals(
                Optional.of("file a.exe"),
                indicators(extraction).getFirst().details().note());
        assertEquals(2, indicators(extraction).getFirst().details().provenance().size());
    }

    @Test
    void registryObjectIsOneIndicator() {
        Extraction extraction = read("{\"Event\":{\"Object\":[{\"name\":\"registry-key\",\"Attribute\":["
                + attribute("regkey", "HKCU\\\\Run", ",\"object_relation\":\"key\"") + ","
                + attribute("text", "evil", ",\"object_relation\":\"name\"") + ","
                + attribute("text", "a.dll", ",\"object_relation\":\"data\"") + "]}]}}");
        assertEquals(
                List.of(new Term.All(List.of(
                        Term.Value.of(IndicatorType.REGISTRY_KEY, "HKCU\\Run\\evil"),
                        Term.Value.of(IndicatorType.REGISTRY_DATA, "a.dll")))),
                indicators(extraction).stream().map(Indicator::term).toList());
    }

    @Test
    void factsOfTheEvent() {
        Extraction extraction = read("{\"Event\":{\"info\":\"About x\",\"date\":\"2024-01-22\",\"threat_level_id\":1,"
                + "\"Orgc\":{\"name\":\"Example ISAC\"},\"Tag\":[{\"name\":\"tlp:amber\"},{\"name\":\" TLP:WHITE\"},"
                + "{\"name\":\"misp-galaxy:mitre-attack-pattern=\\\"PowerShell - T1059.001\\\"\"},{\"name\":\"Other\"}],"
                + "\"Attribute\":[" + attribute("link", "https://isac.example/7", ",\"to_ids\":false") + ","
                + attribute(
                        "ip-dst",
                        "192.0.2.17",
                        ",\"comment\":\"C2\",\"first_seen\":\"2023-10-28T00:00:00+00:00\",\"last_seen\":null,"
                                + "\"Tag\":[{\"name\":\"misp:confidence-level=\\\"usually-confident\\\"\"}]")
                + "]}}");
        assertEquals(Optional.of("About x"), extraction.facts().title());
        assertEquals(
                Optional.of(LocalDate.parse("2024-01-22")), extraction.facts().published());
        assertEquals(Optional.of("Example ISAC"), extraction.facts().publisher());
        assertEquals(Optional.of(Tlp.AMBER), extraction.facts().tlp());
        assertEquals(Optional.of(Level.HIGH), extraction.facts().level());
        assertEquals(Optional.of("https://isac.example/7"), extraction.facts().url());
        assertEquals(List.of("attack.t1059.001"), extraction.facts().tags());
        Indicator indicator = indicators(extraction).getFirst();
        assertEquals(
                Optional.of("C2; seen from 2023-10-28"), indicator.details().note());
        assertEquals(Optional.of(Confidence.HIGH), indicator.details().confidence());
        assertEquals(Optional.of("Network activity"), indicator.details().role());
    }

    @Test
    void manifestSaysWhatItIs() {
        Extraction extraction =
                read("{\"5820ab7b-5a8c-4164-8113-49798e96ca05\":{\"info\":\"x\",\"Orgc\":{\"name\":\"y\"}}}");
        Diagnostic diagnostic = extraction.diagnostics().getFirst();
        assertEquals(Severity.ERROR, diagnostic.severity());
        assertTrue(diagnostic.message().contains("manifest"), diagnostic.message());
    }

    @Test
    void brokenFileIsReadUpToWhereItBreaks() throws IOException {
        byte[] content = Files.readAllBytes(Corpus.path("ioc/misp/eset__malicious_pypi_BROKEN.json"));
        Extraction extraction = MispReader.read(new Publication("broken.json", content));
        Diagnostic diagnostic = extraction.diagnostics().getFirst();
        assertEquals(Severity.ERROR, diagnostic.severity());
        int line = diagnostic.source().position(diagnostic.span().start()).line();
        assertTrue(line == 37373 || line == 37374, "line " + line);
        assertEquals(470, values(extraction).stream().distinct().count());
    }

    @Test
    void unfinishedAttributeIsNotTaken() {
        String text = "{\"Event\":{\"Attribute\":[" + ADDRESS + "," + attribute("ip-dst", "192.0.2.18", "");
        for (int length = 0; length < text.length(); length++) {
            Extraction extraction = read(text.substring(0, length));
            assertTrue(
                    extraction.diagnostics().stream().anyMatch(found -> found.severity() == Severity.ERROR),
                    text.substring(0, length));
            assertTrue(!values(extraction).contains("ipv4 192.0.2.18"), text.substring(0, length));
        }
    }

    @Test
    void neverThrows() {
        long seed = 20240123;
        Random random = new Random(seed);
        byte[] whole = ("{\"response\":[{\"Event\":{\"info\":\"x\",\"Attribute\":[" + ADDRESS + ","
                        + attribute("filename|sha256", "a|" + SHA256, "")
                        + "],\"Object\":[{\"name\":\"file\",\"Attribute\":["
                        + attribute("md5", MD5, "") + "]}],\"Tag\":[{\"name\":\"tlp:red\"}]}}]}")
                .getBytes(StandardCharsets.UTF_8);
        String structure = "{}[]\",:0-.eEtfn\\u ";
        for (int run = 0; run < 5_000; run++) {
            byte[] content = whole.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                content[random.nextInt(content.length)] = random.nextBoolean()
                        ? (byte) structure.charAt(random.nextInt(structure.length()))
                        : (byte) random.nextInt(256);
            }
            try {
                MispReader.read(new Publication("fuzz.json", content));
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", run " + run, e);
            }
        }
        for (String deep : List.of("[".repeat(100_000), "{\"Event\":".repeat(100_000), "{\"response\":[".repeat(900))) {
            Extraction extraction = read(deep);
            assertEquals(Severity.ERROR, extraction.diagnostics().getFirst().severity());
        }
    }

    @Test
    void proposalsAreHeldBack() {
        String proposal = attribute("filename", "proposed.exe", "");
        Extraction extraction = event(attribute(
                "filename", "a.exe", ",\"to_ids\":true,\"category\":\"x\",\"ShadowAttribute\":[" + proposal + "]"));
        assertEquals(List.of("file-name a.exe"), values(extraction));
        Extracted.HeldBack held = (Extracted.HeldBack) extraction.items().getLast();
        assertEquals("proposed.exe", held.text());
        assertEquals(HoldReason.NOT_FOR_DETECTION, held.reason());
        assertTrue(held.indicator().isPresent());
    }

    @Test
    void searchesForObjectsAndAttributesGiveThemOneByOne() {
        String object = "{\"Object\":{\"name\":\"email\",\"Attribute\":["
                + attribute("email-src", "someone@example.com", "") + "]}}";
        String alone = "{\"Attribute\":" + attribute("domain", "evil.example.com", "") + "}";
        assertEquals(
                List.of("email someone@example.com", "domain evil.example.com"),
                values(read("{\"response\":[" + object + "," + alone + "]}")));
    }

    private static String attribute(String type, String value, String more) {
        String base = "{\"uuid\":\"5820ab7b-5a8c-4164-8113-49798e96ca05\",\"type\":\"" + type + "\",\"value\":\""
                + value + "\"";
        return base + (more.contains("category") ? "" : ",\"category\":\"Network activity\"")
                + (more.contains("to_ids") ? "" : ",\"to_ids\":true") + more + "}";
    }

    private static Extraction event(String attribute) {
        return read("{\"Event\":{\"info\":\"x\",\"Attribute\":[" + attribute + "]}}");
    }

    private static Extraction read(String json) {
        return MispReader.read(new Publication("event.json", json.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> values(Extraction extraction) {
        return indicators(extraction).stream()
                .flatMap(indicator -> indicator.term().values())
                .map(value -> value.type().word() + " " + value.text())
                .toList();
    }
}
