package dev.tocsin.connector.cases;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Meaning;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An event written in YAML, as JSON, type by type. What JSON has no type for, such as a bare date, has to be quoted. */
final class InlineEvent {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Findings findings;

    InlineEvent(Findings findings) {
        this.findings = findings;
    }

    /**
     * The fields that all shapes share and those of one shape; maps under the same key are put together too. Empty if a
     * field is given twice.
     */
    Optional<Mapping> together(Mapping common, Mapping own) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        common.entries().forEach(entry -> entries.put(entry.key().text(), entry));
        boolean sound = true;
        for (Entry entry : own.entries()) {
            Entry before = entries.putIfAbsent(entry.key().text(), entry);
            if (before == null) {
                continue;
            }
            if (before.value() instanceof Mapping first && entry.value() instanceof Mapping second) {
                Optional<Mapping> both = together(first, second);
                sound &= both.isPresent();
                both.ifPresent(map -> entries.put(entry.key().text(), new Entry(entry.key(), map)));
            } else {
                findings.error(
                        Code.INVALID_CASE,
                        entry.key().span(),
                        Quoted.of(entry.key().text()) + " stands under `event` already",
                        "keep under `event` only what all shapes have in common");
                sound = false;
            }
        }
        return sound ? Optional.of(new Mapping(entries.values().stream().toList(), own.span())) : Optional.empty();
    }

    /** The document; empty after an error. */
    Optional<String> json(Mapping fields) {
        int errors = findings.errorCount();
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(fields, json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return findings.errorCount() > errors ? Optional.empty() : Optional.of(text.toString());
    }

    private void write(YamlNode node, JsonGenerator json) throws IOException {
        switch (node) {
            case Mapping map -> {
                json.writeStartObject();
                for (Entry entry : map.entries()) {
                    json.writeFieldName(entry.key().text());
                    write(entry.value(), json);
                }
                json.writeEndObject();
            }
            case Sequence list -> {
                json.writeStartArray();
                for (YamlNode item : list.items()) {
                    write(item, json);
                }
                json.writeEndArray();
            }
            case Scalar scalar -> write(scalar, json);
        }
    }

    private void write(Scalar scalar, JsonGenerator json) throws IOException {
        scalar.dispute()
                .ifPresent(reason -> findings.warning(
                        Code.AMBIGUOUS_SCALAR,
                        scalar.span(),
                        reason,
                        "if text is meant, write it in quotes: '" + scalar.text() + "'"));
        switch (scalar.meaning()) {
            case Meaning.Text ignored -> json.writeString(scalar.text());
            case Meaning.Numeric(BigDecimal number) -> json.writeNumber(number);
            case Meaning.Bool(boolean value) -> json.writeBoolean(value);
            case Meaning.Null ignored -> json.writeNull();
            case Meaning.Date ignored -> notInJson(scalar, json);
            case Meaning.NoNumber ignored -> notInJson(scalar, json);
        }
    }

    private void notInJson(Scalar scalar, JsonGenerator json) throws IOException {
        findings.error(
                Code.INVALID_EVENT,
                scalar.span(),
                "JSON has no type for " + scalar.kindInWords(),
                "write it in quotes: '" + scalar.text() + "'");
        json.writeNull();
    }
}
