package dev.tocsin.connector.cases;

/** The shapes that a Windows event can have in Elasticsearch. */
public enum DocumentShape {
    /** As Winlogbeat sends it, no ingest pipeline. */
    RAW(CaseKey.RAW),
    /** After Winlogbeat's ingest pipelines. */
    PIPELINE(CaseKey.PIPELINE),
    /** From an Elastic Agent integration. */
    AGENT(CaseKey.AGENT);

    private final CaseKey key;

    DocumentShape(CaseKey key) {
        this.key = key;
    }

    /** The key of a case that it stands under. */
    public CaseKey key() {
        return key;
    }
}
