/**
 * A Sigma detection rule as it was written: immutable, ordered, with the place of each part. What a modifier or a
 * wildcard means for an event is not said here; that is the compiler's.
 */
@NullMarked
package dev.tocsin.sigma.model;

import org.jspecify.annotations.NullMarked;
