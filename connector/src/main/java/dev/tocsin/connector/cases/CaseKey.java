package dev.tocsin.connector.cases;

import dev.tocsin.compiler.mapping.DocumentShape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The keys of a case. */
public enum CaseKey {
    NAME("What the case shows, in a few words; no two cases of a file share a name."),
    DESCRIPTION("More about the case: where the event comes from, why it matters."),
    RULE("The id or the title of the rule, where the file beside holds several."),
    MATCH("Whether the rule must match every event of the case, or none."),
    SEARCHES("Search identifiers that must be among those that matched, or indicators of an IoC list."),
    EVENT("The event; with `raw`, `pipeline` or `agent`, what its shapes have in common."),
    RAW("The event as Winlogbeat sends it, without an ingest pipeline."),
    PIPELINE("The event after Winlogbeat's ingest pipelines."),
    AGENT("The event from an integration of Elastic Agent."),
    EVENTS("A file of events (NDJSON or JSON, plain or gzip), relative to the tests file.");

    private final String description;

    CaseKey(String description) {
        this.description = description;
    }

    /** As it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One sentence on what it is for. */
    public String description() {
        return description;
    }

    static Optional<CaseKey> of(String word) {
        return Arrays.stream(values()).filter(key -> key.word().equals(word)).findFirst();
    }

    /** Under which an event of this shape stands. */
    static CaseKey of(DocumentShape shape) {
        return switch (shape) {
            case RAW -> RAW;
            case PIPELINE -> PIPELINE;
            case AGENT -> AGENT;
        };
    }

    static List<String> words() {
        return Arrays.stream(values()).map(CaseKey::word).toList();
    }
}
