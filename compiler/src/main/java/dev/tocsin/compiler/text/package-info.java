/**
 * Literals in text: finding many at once, and knowing which ones a pattern cannot match without. What is found here is a
 * reason to look closer, never a verdict: letters compare more loosely than a predicate compares them, so nothing is
 * missed and something may be found too much. Knows no rules and no documents.
 */
@NullMarked
package dev.tocsin.compiler.text;

import org.jspecify.annotations.NullMarked;
