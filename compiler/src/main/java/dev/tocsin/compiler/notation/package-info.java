/**
 * How exports write what a format has no place for, and readers of the same formats read it back: terms as one line of JSON
 * in the words of the list format ({@link dev.tocsin.compiler.notation.TermNotation}), and the words of our extension of
 * STIX and of our tags in MISP.
 */
@NullMarked
package dev.tocsin.compiler.notation;

import org.jspecify.annotations.NullMarked;
