package dev.tocsin.connector.agree;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Locale;

/** A comparison as JSON, for other programs. */
public final class AgreementJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter PRETTY =
            JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));

    private AgreementJson() {}

    /** One JSON object; docs/agree.md names its members. */
    public static String of(AgreementReport report) {
        ObjectNode whole = JSON.createObjectNode();
        whole.put("rules", report.rules())
                .put("events", report.events())
                .put("pairs", report.pairs())
                .put("matches", report.matches())
                .put("rules_that_match", report.rulesThatMatch());
        ArrayNode engines = whole.putArray("engines");
        for (AgreementReport.EngineSummary engine : report.engines()) {
            engines.addObject()
                    .put("engine", engine.engine().word())
                    .put("exact", engine.exact())
                    .put("superset", engine.supersets())
                    .put("refused", engine.refused())
                    .put("extra_hits", engine.extra())
                    .put("disagreements", engine.disagreements());
        }
        ArrayNode disagreements = whole.putArray("disagreements");
        report.disagreements().forEach(disagreement -> write(disagreements.addObject(), disagreement));
        try {
            return PRETTY.writeValueAsString(whole);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void write(ObjectNode node, Disagreement disagreement) {
        node.putObject("rule")
                .put("id", disagreement.rule().metadata().id())
                .put("title", disagreement.rule().metadata().title())
                .put("path", disagreement.rule().metadata().source().name());
        node.put("event", disagreement.event().map(event -> event.place()).orElse(null));
        node.put("engine", disagreement.engine().word());
        node.put("kind", disagreement.kind().name().toLowerCase(Locale.ROOT));
        node.put("oracle", disagreement.kind().oracle());
        node.put("answer", disagreement.kind().answer());
        node.put("reason", disagreement.reason().orElse(null));
        node.put("query", disagreement.translation().orElse(null));
        PartDescription description = PartDescription.of(disagreement);
        ObjectNode part = node.putObject("part");
        part.put("test", description.test());
        part.put("at", description.origin().orElse(null));
        description.values().forEach(part.putObject("values")::put);
    }
}
