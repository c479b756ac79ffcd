/**
 * A Sigma {@link dev.tocsin.sigma.model.SigmaDocument document} as it was written, be it a detection rule, a correlation
 * rule or a filter: immutable, ordered, with the place of each part. What a modifier or a wildcard means for an event is
 * not said here; that is the compiler's.
 */
@NullMarked
package dev.tocsin.sigma.model;

import org.jspecify.annotations.NullMarked;
