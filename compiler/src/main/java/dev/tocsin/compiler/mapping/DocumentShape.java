package dev.tocsin.compiler.mapping;

/** In which form the same event can stand in Elasticsearch. docs/winlogbeat-shapes.md describes them. */
public enum DocumentShape {
    /** As Winlogbeat sends it; no ingest pipeline ran. */
    RAW,
    /** After Winlogbeat 8's ingest pipelines. */
    PIPELINE,
    /** From Elastic Agent's Windows integrations, whose pipelines are those of Winlogbeat for all that is known here. */
    AGENT
}
