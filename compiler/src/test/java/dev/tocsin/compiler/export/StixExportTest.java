package dev.tocsin.compiler.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.Tlp;
import dev.tocsin.compiler.intake.stix.StixReader;
import dev.tocsin.compiler.notation.TermNotation;
import dev.tocsin.sigma.corpus.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StixExportTest {
    private static final String ID = "[a-z-]+--[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    /** Others are written for other tools: STIX has no object of their own for them. */
    private static final Set<IndicatorType> READ_BACK = EnumSet.of(
            IndicatorType.IPV4,
            IndicatorType.IPV6,
            IndicatorType.CIDR,
            IndicatorType.SHA512,
            IndicatorType.SHA256,
            IndicatorType.SHA1,
            IndicatorType.MD5,
            IndicatorType.IMPHASH,
            IndicatorType.DOMAIN,
            IndicatorType.URL,
            IndicatorType.EMAIL,
            IndicatorType.FILE_NAME,
            IndicatorType.REGISTRY_KEY,
            IndicatorType.SERVICE_NAME,
            IndicatorType.MUTEX,
            IndicatorType.USER_AGENT);

    private final Exported exported = StixExport.write(Lists.of(Lists.everything()), Lists.CLOCK);

    @Test
    void patterns() throws IOException {
        Map<String, String> patterns = new LinkedHashMap<>();
        for (JsonNode object : objects()) {
            if (object.path("type").asText().equals("indicator")) {
                patterns.put(
                        object.path("name").asText(), object.path("pattern").asText());
            }
        }
        assertEquals("[ipv4-addr:value = '192.0.2.17']", patterns.get("192.0.2.17"));
        assertEquals("[ipv4-addr:value ISSUBSET '192.0.2.0/24']", patterns.get("192.0.2.0/24"));
        assertEquals("[network-traffic:dst_port = 8443]", patterns.get("8443"));
        assertEquals("[file:name = '+it\\'s, a name.exe']", patterns.get("+it's, a name.exe"));
        assertEquals(
                "[file:parent_directory_ref.path MATCHES '^C:\\\\\\\\Users\\\\\\\\.*\\\\\\\\x_y$' AND file:name = 'a.exe']",
                patterns.get("C:\\Users\\*\\x_y\\a.exe"));
        assertEquals(
                "[process:command_line LIKE '%=evil.exe -c \"a; b\", c%']", patterns.get("=evil.exe -c \"a; b\", c"));
        assertEquals(
                "[process:image_ref.name = 'MSBuild.exe' AND process:command_line LIKE '%payload.xml%']",
                patterns.get("payload.xml built by MSBuild"));
        assertEquals(
                "[file:hashes.'SHA-256' = '" + "b".repeat(64) + "' OR file:hashes.MD5 = '" + "c".repeat(32) + "']",
                patterns.get("b".repeat(64)));
        assertEquals(
                "[file:name = '=cmd.exe' AND file:hashes.'SHA-1' != '" + "d".repeat(40) + "' AND file:hashes.MD5 != '"
                        + "e".repeat(32) + "']",
                patterns.get("not that one"));
        assertEquals(
                "[windows-registry-key:key = 'HKCU\\\\Software\\\\It\\'s\\\\Run\\\\x' AND"
                        + " windows-registry-key:values[*].data = '%TEMP%\\\\a|b.dll']",
                patterns.get("HKCU\\Software\\It's\\Run\\x and %TEMP%\\a|b.dll"));
        assertEquals("[url:value MATCHES '/gate_50%\\\\.php\\\\?id=']", patterns.get("/gate_50%.php?id="));
        assertEquals(
                "[domain-name:value = 'subdomains.example' OR domain-name:value LIKE '%.subdomains.example']",
                patterns.get("subdomains.example"));
    }

    @Test
    void hasTheShapeOfStix() throws IOException {
        Set<String> ids = new HashSet<>();
        for (JsonNode object : objects()) {
            String id = object.path("id").asText();
            assertTrue(id.matches(ID), id);
            assertTrue(id.startsWith(object.path("type").asText() + "--"), id);
            assertTrue(ids.add(id), id);
            assertEquals("2.1", object.path("spec_version").asText());
            assertTrue(object.path("created").asText().matches(TIME), object::toString);
        }
        JsonNode report = null;
        for (JsonNode object : objects()) {
            for (JsonNode marking : object.path("object_marking_refs")) {
                assertTrue(ids.contains(marking.asText()), object::toString);
            }
            if (object.has("created_by_ref")) {
                assertTrue(ids.contains(object.path("created_by_ref").asText()), object::toString);
            }
            if (object.has("valid_until")) {
                assertTrue(object.path("valid_until")
                                .asText()
                                .compareTo(object.path("valid_from").asText())
                        > 0);
            }
            for (Map.Entry<String, JsonNode> extension :
                    object.path("extensions").properties()) {
                String type = extension.getValue().path("extension_type").asText();
                assertEquals("property-extension", type, object::toString);
            }
            if (object.path("type").asText().equals("extension-definition")) {
                for (String member : Set.of("created_by_ref", "created", "modified", "name", "schema", "version")) {
                    assertTrue(object.path(member).isTextual(), member);
                }
                assertTrue(object.path("version").asText().matches("\\d+\\.\\d+\\.\\d+"));
                assertEquals(2, object.path("extension_types").size());
                assertEquals(
                        "extension-definition--" + NameUuid.of("extension-definition"),
                        object.path("id").asText());
            }
            if (object.path("type").asText().equals("report")) {
                report = object;
                object.path("object_refs").forEach(reference -> assertTrue(ids.contains(reference.asText())));
            }
        }
        assertTrue(report != null
                && report.path("object_refs").size() == Lists.everything().size());
    }

    /** Every member that OASIS' own example of an indicator has is there, of the same kind. */
    @Test
    void hasWhatTheExampleOfTheSpecificationHas() throws IOException {
        JsonNode example = JsonMapper.builder()
                .build()
                .readTree(Files.readAllBytes(Corpus.path("ioc/stix/oasis__indicator-for-c2-ip-address.json")));
        JsonNode theirs = indicator(example.path("objects"));
        JsonNode ours = indicator(objects());
        for (Map.Entry<String, JsonNode> member : theirs.properties()) {
            assertTrue(ours.has(member.getKey()), member.getKey());
            assertEquals(
                    member.getValue().getNodeType(), ours.path(member.getKey()).getNodeType(), member.getKey());
        }
    }

    @Test
    void ourReaderReadsItBack() {
        Extraction extraction =
                StixReader.read(new Publication("bundle.json", exported.text().getBytes(StandardCharsets.UTF_8)));
        assertEquals(Optional.of(Tlp.AMBER_STRICT), extraction.facts().tlp());
        Map<String, Indicator> back = new LinkedHashMap<>();
        extraction.items().forEach(item -> {
            if (item instanceof Extracted.Taken(Indicator indicator, Extracted.Basis basis)) {
                back.put(indicator.name(), indicator);
            }
        });
        for (Indicator indicator : Lists.everything()) {
            if (indicator.term() instanceof Term.Value value
                    && TermNotation.isPlain(value)
                    && READ_BACK.contains(value.type())) {
                Indicator read = Objects.requireNonNull(back.get(indicator.name()), indicator.name());
                assertEquals(value, read.term());
                assertEquals(indicator.details().expiry(), read.details().expiry());
            }
        }
    }

    private static JsonNode indicator(JsonNode objects) {
        for (JsonNode object : objects) {
            if (object.path("type").asText().equals("indicator")) {
                return object;
            }
        }
        throw new AssertionError("no indicator");
    }

    private JsonNode objects() throws IOException {
        return JsonMapper.builder().build().readTree(exported.text()).path("objects");
    }
}
