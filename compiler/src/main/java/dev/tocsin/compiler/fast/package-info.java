/**
 * Predicates for speed: the same answers as {@link dev.tocsin.compiler.eval.Oracle}, from tests specialised per kind of
 * pattern over a view of the document that looks each field up once. {@link dev.tocsin.compiler.fast.Predicates} is the
 * entry. Decides; does not choose which predicates to ask, and does not explain.
 */
@NullMarked
package dev.tocsin.compiler.fast;

import org.jspecify.annotations.NullMarked;
