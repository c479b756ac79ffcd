/**
 * Defanged values back to what they stand for. {@link dev.tocsin.compiler.refang.Refanging} is the entry. Does not look
 * for values in running text.
 */
@NullMarked
package dev.tocsin.compiler.refang;

import org.jspecify.annotations.NullMarked;
