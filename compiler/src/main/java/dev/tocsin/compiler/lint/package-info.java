/**
 * Findings that need the meaning of rules over Winlogbeat's documents: what never or always matches, what changes
 * nothing, what no document can hold, and which rules of a set say the same. {@link
 * dev.tocsin.compiler.lint.MeaningChecks} is the entry. A finding is proved, never guessed; where a proof needs that
 * Winlogbeat writes a field with one value at most, the message says so. Nothing here changes a rule or decides which
 * findings are wanted.
 */
@NullMarked
package dev.tocsin.compiler.lint;

import org.jspecify.annotations.NullMarked;
