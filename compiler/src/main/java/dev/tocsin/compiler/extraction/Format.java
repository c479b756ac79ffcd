package dev.tocsin.compiler.extraction;

/** How a publication is written. */
public enum Format {
    TEXT("text"),
    MARKDOWN("Markdown"),
    HTML("HTML"),
    PDF("PDF"),
    CSV("CSV"),
    STIX("STIX"),
    MISP("MISP JSON"),
    OPENIOC("OpenIOC");

    private final String words;

    Format(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
