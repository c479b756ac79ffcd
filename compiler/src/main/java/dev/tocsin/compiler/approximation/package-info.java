/**
 * A predicate between two formulas that a target can say: {@code over} holds of every document that the predicate is
 * true of and perhaps of others; {@code under} holds of no other documents and perhaps not of all. Negation swaps them,
 * so a negated approximation still loses nothing. A target only says how it tests one path of a document
 * ({@link dev.tocsin.compiler.approximation.PathTests}); candidates, ingest's rewritings and the connectives are
 * handled here, once for all targets.
 */
@NullMarked
package dev.tocsin.compiler.approximation;

import org.jspecify.annotations.NullMarked;
