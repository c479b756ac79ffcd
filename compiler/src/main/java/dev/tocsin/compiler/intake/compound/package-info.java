/**
 * Published patterns, of any language that joins values by and, or and not, to the terms of indicators: what stays whole,
 * what is a list, what can be left out and what must be held back. {@link dev.tocsin.compiler.intake.compound.Compound}
 * is the entry. Knows no format.
 */
@NullMarked
package dev.tocsin.compiler.intake.compound;

import org.jspecify.annotations.NullMarked;
