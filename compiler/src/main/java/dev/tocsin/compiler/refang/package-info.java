/**
 * Defanged values back to what they stand for, and what a word is by its form. {@link dev.tocsin.compiler.refang.Refanging}
 * is the entry for values whose type is known; {@link dev.tocsin.compiler.refang.RefangedText} and
 * {@link dev.tocsin.compiler.refang.Recognition} serve the readers of running text. Everything takes time linear in the
 * length of the text, whatever is in it. Does not look for values in running text.
 */
@NullMarked
package dev.tocsin.compiler.refang;

import org.jspecify.annotations.NullMarked;
