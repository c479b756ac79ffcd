package dev.tocsin.connector.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.tocsin.sigma.corpus.Corpus;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.parser.ParsedDocument;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.yaml.YamlDocument;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemas under {@code schemas/}, which {@code -Dgolden.update} writes anew. */
class SigmaSchemaTest {
    private static final Path ROOT = Path.of("../schemas");
    private static final Path GOLDEN = Path.of("../sigma/src/test/resources/golden");
    private static final JsonSchemaFactory DRAFT_07 = JsonSchemaFactory.getInstance(VersionFlag.V7);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<SigmaSchema, JsonSchema> SCHEMAS = Arrays.stream(SigmaSchema.values())
            .collect(Collectors.toMap(schema -> schema, schema -> DRAFT_07.getSchema(schema.json())));

    /** Mistakes in the shape of a document, which a schema can see. */
    private static final Set<Code> VISIBLE = EnumSet.of(
            Code.MISSING_FIELD,
            Code.FIELD_TYPE,
            Code.TEXT_LENGTH,
            Code.INVALID_ID,
            Code.UNKNOWN_STATUS,
            Code.UNKNOWN_LEVEL,
            Code.UNKNOWN_RELATION,
            Code.INVALID_TAG,
            Code.DUPLICATE_ENTRY,
            Code.EMPTY_LOG_SOURCE,
            Code.LOG_SOURCE_SPELLING,
            Code.EMPTY_SEARCH,
            Code.VALUE_TYPE,
            Code.UNKNOWN_MODIFIER,
            Code.MODIFIER_VALUE,
            Code.UNKNOWN_CORRELATION_TYPE,
            Code.UNKNOWN_CORRELATION_KEY,
            Code.INVALID_TIMESPAN,
            Code.SEVERAL_KINDS);

    /** Cases of these that it cannot see, and why. */
    private static final Map<String, String> UNSEEN = Map.of(
            "collection/mistake-in-global.yml: unknown-level",
            "a part of a collection is no document yet, and not looked at",
            "modifier/encodings.yml: modifier-value",
            "how many bytes a text has depends on its encoding");

    /** Cases without findings that it refuses, and why. */
    private static final Map<String, String> STRICTER = Map.of(
            "correlation/types.yml", "a word in capitals, which only the parser reads",
            "fields/everything.yml", "a word in capitals, which only the parser reads",
            "fields/null-counts-as-absent.yml", "a key without a value, which an author is about to write");

    @ParameterizedTest
    @EnumSource
    void theFileIsCurrent(SigmaSchema schema) throws IOException {
        Path file = ROOT.resolve(schema.fileName());
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(ROOT);
            Files.writeString(file, schema.json());
        }
        assertEquals(Files.readString(file), schema.json(), "made anew by -Dgolden.update");
    }

    @Test
    void noFileIsAnOrphan() throws IOException {
        try (Stream<Path> files = Files.list(ROOT)) {
            assertEquals(
                    new TreeSet<>(Arrays.stream(SigmaSchema.values())
                            .map(SigmaSchema::fileName)
                            .toList()),
                    new TreeSet<>(
                            files.map(file -> file.getFileName().toString()).toList()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSchemaIsOneOfDraft07(SigmaSchema schema) throws IOException {
        JsonSchema metaSchema = DRAFT_07.getSchema(SchemaLocation.of(SchemaId.V7));
        assertEquals(Set.of(), metaSchema.validate(MAPPER.readTree(schema.json())));
    }

    @Test
    void everyRealRuleIsValid() throws IOException {
        List<SourceText> files = Corpus.rules();
        assertTrue(files.size() > 3_000);
        List<String> refused = new ArrayList<>();
        for (SourceText file : files) {
            for (ParsedDocument document : SigmaParser.parse(file).documents()) {
                for (SigmaSchema schema : List.of(SigmaSchema.SIGMA, schemaOf(document.kind()))) {
                    Set<ValidationMessage> messages = messages(schema, document.yaml());
                    messages.forEach(message -> refused.add(file.name() + " by " + schema + ": " + message));
                }
            }
        }
        assertEquals(List.of(), refused);
    }

    @Test
    void whatIsFreeOfFindingsIsValid() throws IOException {
        int documents = 0;
        Set<String> refused = new TreeSet<>();
        for (Path path : goldenCases()) {
            SourceText file = source(path);
            if (!SigmaParser.parse(file).diagnostics().isEmpty()) {
                continue;
            }
            for (ParsedDocument document : SigmaParser.parse(file).documents()) {
                documents++;
                boolean valid = messages(SigmaSchema.SIGMA, document.yaml()).isEmpty();
                assertEquals(
                        valid,
                        messages(schemaOf(document.kind()), document.yaml()).isEmpty(),
                        file.name());
                if (!valid) {
                    refused.add(file.name());
                }
            }
        }
        assertTrue(documents > 10, documents + " documents");
        assertEquals(new TreeSet<>(STRICTER.keySet()), refused);
    }

    @Test
    void mistakesOfShapeAreRefused() throws IOException {
        Set<Code> seen = EnumSet.noneOf(Code.class);
        List<String> missed = new ArrayList<>();
        for (Path path : goldenCases()) {
            SourceText file = source(path);
            List<Diagnostic> visible = SigmaParser.parse(file).diagnostics().stream()
                    .filter(finding -> VISIBLE.contains(finding.code()))
                    .toList();
            if (visible.isEmpty()) {
                continue;
            }
            boolean refused = false;
            for (YamlDocument document : YamlReader.read(new Findings(file))) {
                refused |= !messages(SigmaSchema.SIGMA, document.root()).isEmpty();
            }
            if (refused) {
                visible.forEach(finding -> seen.add(finding.code()));
            } else {
                missed.add(GOLDEN.relativize(path) + ": "
                        + visible.getFirst().code().id());
            }
        }
        assertEquals(new TreeSet<>(UNSEEN.keySet()), new TreeSet<>(missed));
        assertEquals(VISIBLE, seen, "each has a case");
    }

    private static List<Path> goldenCases() throws IOException {
        try (Stream<Path> paths = Files.walk(GOLDEN)) {
            return paths.filter(path -> path.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        }
    }

    private static SourceText source(Path path) throws IOException {
        return new SourceText(GOLDEN.relativize(path).toString(), Files.readString(path));
    }

    private static SigmaSchema schemaOf(ParsedDocument.Kind kind) {
        return switch (kind) {
            case DETECTION_RULE -> SigmaSchema.DETECTION_RULE;
            case CORRELATION_RULE -> SigmaSchema.CORRELATION_RULE;
            case FILTER -> SigmaSchema.FILTER;
        };
    }

    private static Set<ValidationMessage> messages(SigmaSchema schema, YamlNode document) {
        return Objects.requireNonNull(SCHEMAS.get(schema)).validate(json(document));
    }

    /** The document as an editor's validator sees it. */
    static JsonNode json(YamlNode node) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (node) {
            case YamlNode.Mapping mapping -> {
                ObjectNode object = json.objectNode();
                mapping.entries().forEach(entry -> object.set(entry.key().text(), json(entry.value())));
                yield object;
            }
            case YamlNode.Sequence sequence -> {
                ArrayNode array = json.arrayNode();
                sequence.items().forEach(item -> array.add(json(item)));
                yield array;
            }
            case YamlNode.Scalar scalar ->
                switch (scalar.meaning()) {
                    case YamlNode.Meaning.Text ignored -> json.textNode(scalar.text());
                    case YamlNode.Meaning.Date ignored -> json.textNode(scalar.text());
                    case YamlNode.Meaning.NoNumber ignored -> json.textNode(scalar.text());
                    case YamlNode.Meaning.Numeric numeric -> json.numberNode(numeric.value());
                    case YamlNode.Meaning.Bool bool -> json.booleanNode(bool.value());
                    case YamlNode.Meaning.Null ignored -> json.nullNode();
                };
        };
    }
}
