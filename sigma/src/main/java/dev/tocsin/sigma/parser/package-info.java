/**
 * Sigma text to {@link dev.tocsin.sigma.model.DetectionRule}, or diagnostics. {@link dev.tocsin.sigma.parser.SigmaParser}
 * is the entry. It walks YAML nodes, never maps, so that every finding has its place. Any text yields a value or
 * diagnostics. What an unquoted scalar stands for is decided in {@code dev.tocsin.sigma.yaml}.
 *
 * <p>Decisions where the specification is silent:
 *
 * <ul>
 *   <li>A pattern that selects no search identifier is a warning, and the term is never true, for {@code 1 of} and for
 *       {@code all of} alike: what selects nothing finds nothing. {@code a and not 1 of filter*} without any filter is
 *       therefore {@code a}. {@code all of} over nothing is not vacuously true, since a misspelt pattern would then
 *       match every event.
 *   <li>Without a {@code *}, {@code 1 of name} refers to that identifier, and it is an error if there is none.
 *   <li>{@code AND}, {@code OR}, {@code NOT}, {@code OF} are read as their lower-case forms, with a warning.
 *   <li>{@code null} among other values is read as one more alternative, with a warning.
 * </ul>
 *
 * <p>Placeholders are not filled here, and taxonomies other than {@code sigma} are not judged; the compiler does.
 */
@NullMarked
package dev.tocsin.sigma.parser;

import org.jspecify.annotations.NullMarked;
