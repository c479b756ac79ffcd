package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.model.SigmaDocument;
import dev.tocsin.sigma.yaml.YamlNode;
import java.util.Optional;

/**
 * A document of a file, as it was written and as it was understood.
 *
 * @param yaml the places of everything in it; what a legacy collection adds to it included
 * @param model empty if there is an error in it
 */
public record ParsedDocument(Kind kind, YamlNode.Mapping yaml, Optional<? extends SigmaDocument> model) {
    /** What a document is, told by its keys, whether or not it is free of errors. */
    public enum Kind {
        DETECTION_RULE,
        CORRELATION_RULE,
        FILTER
    }
}
