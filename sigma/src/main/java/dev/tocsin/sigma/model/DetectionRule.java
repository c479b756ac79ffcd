package dev.tocsin.sigma.model;

import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;

/** A Sigma detection rule (specification 2.1). */
public record DetectionRule(SourceText source, Span span, Metadata metadata, LogSource logSource, Detection detection)
        implements SigmaDocument {}
