/**
 * Indicators of compromise and lists of them, as values: what may be written, what it means to be valid, where each came
 * from. Everything that reads, writes, compiles or shows indicators shares these records. Reads and writes no format.
 */
@NullMarked
package dev.tocsin.compiler.indicator;

import org.jspecify.annotations.NullMarked;
