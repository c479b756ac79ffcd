package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import java.util.List;

/** What a document says about itself and its log source, and how its file is called. */
final class MetadataChecks {
    private static final List<String> LOG_SOURCE_KEYS = List.of("category", "product", "service", "definition");

    private MetadataChecks() {}

    static void identifierExistence(DocumentView document, Findings findings) {
        if (document.entry("id").isEmpty()) {
            String kind = switch (document.kind()) {
                case DETECTION_RULE -> "this rule";
                case CORRELATION_RULE -> "this correlation rule";
                case FILTER -> "this filter";
            };
            findings.add(
                    Diagnostic.of(Code.IDENTIFIER_EXISTENCE, findings.source(), document.head(), kind + " has no `id`")
                            .withHint("add one made by `uuidgen`; alerts, exclusions and other rules refer to it"));
        }
    }

    static void logSourceKeys(DocumentView document, Findings findings) {
        document.mapping("logsource").stream()
                .flatMap(logSource -> logSource.entries().stream())
                .map(Entry::key)
                .filter(key -> !LOG_SOURCE_KEYS.contains(key.text()))
                .forEach(key -> findings.add(Diagnostic.of(
                                Code.FIELDNAME_LOGSOURCE,
                                findings.source(),
                                key.span(),
                                Quoted.of(key.text()) + " is no key of a log source and selects nothing")
                        .withHint(Suggestion.hint(
                                key.text(),
                                LOG_SOURCE_KEYS,
                                "a log source has: " + String.join(", ", LOG_SOURCE_KEYS)))));
    }

    /** A file bears its name once, however many documents it holds. */
    static DocumentCheck fileNameLength(Parameters parameters) {
        int shortest = parameters.number(NumberParameter.FILENAME_MIN_SIZE);
        int longest = parameters.number(NumberParameter.FILENAME_MAX_SIZE);
        return (document, findings) -> FileName.of(document.source()).ifPresent(name -> {
            int length = name.codePointCount(0, name.length());
            if (length < shortest || length > longest) {
                findings.add(Diagnostic.of(
                                Code.FILENAME_LENGTH,
                                findings.source(),
                                new Span(0, 0),
                                "the file name " + Quoted.of(name) + " has " + length + " characters")
                        .withHint("use " + shortest + " to " + longest + ", the ending included"));
            }
        });
    }
}
