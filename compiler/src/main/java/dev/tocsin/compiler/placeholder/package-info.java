/**
 * The values of a site that {@code expand} puts into rules. {@link dev.tocsin.compiler.placeholder.Placeholders} is the
 * entry. Nothing here knows rules.
 */
@NullMarked
package dev.tocsin.compiler.placeholder;

import org.jspecify.annotations.NullMarked;
