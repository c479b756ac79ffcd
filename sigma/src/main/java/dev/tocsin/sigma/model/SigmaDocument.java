package dev.tocsin.sigma.model;

import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;

/** A document of a Sigma file: a detection rule, a correlation rule or a filter. */
public sealed interface SigmaDocument permits DetectionRule, CorrelationRule, Filter {
    /** The file it stands in. */
    SourceText source();

    /** The document within that file. */
    Span span();

    Metadata metadata();
}
