package dev.tocsin.sigma.model;

import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;

/** A Sigma correlation rule (specification 2.1, correlation rules). */
public record CorrelationRule(SourceText source, Span span, Metadata metadata, Correlation correlation)
        implements SigmaDocument {}
