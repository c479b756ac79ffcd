package dev.tocsin.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The shapes that a Windows event can have in Elasticsearch. */
enum DocumentShape {
    /** As Winlogbeat sends it, no ingest pipeline. */
    RAW,
    /** After Winlogbeat's ingest pipelines. */
    PIPELINE,
    /** From an Elastic Agent integration. */
    AGENT;

    /** As a cases file writes it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<DocumentShape> of(String key) {
        return Arrays.stream(values()).filter(shape -> shape.key().equals(key)).findFirst();
    }
}
