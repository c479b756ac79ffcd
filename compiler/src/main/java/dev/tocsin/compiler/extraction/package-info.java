/**
 * What is read off a published file: indicators with their provenance, and whatever looked like one and was not taken,
 * with the reason, so that nothing is dropped silently. The readers of {@code intake} make these records; reviews show
 * them. Reads nothing itself.
 */
@NullMarked
package dev.tocsin.compiler.extraction;

import org.jspecify.annotations.NullMarked;
