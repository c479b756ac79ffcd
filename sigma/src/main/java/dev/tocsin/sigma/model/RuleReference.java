package dev.tocsin.sigma.model;

import dev.tocsin.sigma.source.Span;

/** A rule that another document refers to, by its name or its id, as it is written. */
public record RuleReference(String text, Span span) {}
