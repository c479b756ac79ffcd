/** Sigma model to predicate. {@link dev.tocsin.compiler.lower.Modifiers} gives each modifier its meaning. */
@NullMarked
package dev.tocsin.compiler.lower;

import org.jspecify.annotations.NullMarked;
