package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.model.SigmaDocument;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Optional;

/**
 * A document of a file, as it was written and as it was understood.
 *
 * @param yaml the places of everything in it; what a legacy collection adds to it included
 * @param model empty if there is an error in it
 */
public record ParsedDocument(Kind kind, Mapping yaml, Optional<? extends SigmaDocument> model) {
    /** What a document is, told by its keys, whether or not it is free of errors. */
    public enum Kind {
        DETECTION_RULE,
        CORRELATION_RULE,
        FILTER
    }

    /** What stands under {@code detection} of a detection rule or {@code filter} of a filter, if it is a map. */
    public Optional<Mapping> detection() {
        return section()
                .flatMap(section -> yaml.value(section.key()))
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast);
    }

    /** The names of the search identifiers with what stands under each, in the order written. */
    public List<Entry> searches() {
        return section().stream()
                .flatMap(section -> detection().stream()
                        .flatMap(mapping -> mapping.entries().stream())
                        .filter(entry -> DetectionReader.isSearch(section, entry)))
                .toList();
    }

    private Optional<KnownField> section() {
        return switch (kind) {
            case DETECTION_RULE -> Optional.of(KnownFields.DETECTION);
            case FILTER -> Optional.of(KnownFields.FILTER);
            case CORRELATION_RULE -> Optional.empty();
        };
    }
}
