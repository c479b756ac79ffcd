package dev.tocsin.compiler.ir;

import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;

/**
 * Where a test comes from, so that a match can say why.
 *
 * @param search the search identifier of the rule, or the indicator of an IoC list
 * @param source the file
 * @param span the place of the value in that file
 */
public record Origin(String search, SourceText source, Span span) {}
