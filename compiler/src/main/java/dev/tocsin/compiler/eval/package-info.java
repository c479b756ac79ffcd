/** The meaning of a predicate as slow, obvious code. Called the oracle: where anything else answers otherwise, it is wrong. */
@NullMarked
package dev.tocsin.compiler.eval;

import org.jspecify.annotations.NullMarked;
