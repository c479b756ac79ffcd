/**
 * The predicate: what a rule means, as a function from a document to true or false. There is no third value; a test of
 * an absent field is false, and its negation true.
 *
 * <p>{@link dev.tocsin.compiler.eval.Oracle} is this meaning as code. Everything else that evaluates or renders a
 * predicate is held against it.
 */
@NullMarked
package dev.tocsin.compiler.ir;

import org.jspecify.annotations.NullMarked;
