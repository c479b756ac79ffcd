/**
 * Sigma text to {@link dev.tocsin.sigma.model.DetectionRule}, or diagnostics. {@link dev.tocsin.sigma.parser.SigmaParser}
 * is the entry. It walks YAML nodes, never maps, so that every finding has its place.
 */
@NullMarked
package dev.tocsin.sigma.parser;

import org.jspecify.annotations.NullMarked;
