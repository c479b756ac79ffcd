/**
 * Terms of indicators as one line of JSON, in the words of the list format, for formats that have no place for what is
 * more than a value. {@link dev.tocsin.compiler.notation.TermNotation} is the entry. Exports write it, readers of the same
 * formats read it back.
 */
@NullMarked
package dev.tocsin.compiler.notation;

import org.jspecify.annotations.NullMarked;
