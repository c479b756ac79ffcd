/**
 * Tables of indicators in CSV to extractions. {@link dev.tocsin.compiler.intake.csv.CsvReader} is the entry. Every
 * publisher has columns of its own: what a column holds is told by the word above it and by what is in it. What cannot be
 * read is held back or told with its line; no row is lost silently.
 */
@NullMarked
package dev.tocsin.compiler.intake.csv;

import org.jspecify.annotations.NullMarked;
