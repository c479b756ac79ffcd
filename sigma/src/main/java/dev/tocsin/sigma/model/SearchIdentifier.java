package dev.tocsin.sigma.model;

import dev.tocsin.sigma.source.Span;

/**
 * A named part of a detection, such as {@code selection}.
 *
 * @param nameSpan the place of the name
 */
public record SearchIdentifier(String name, Search search, Span nameSpan) {}
