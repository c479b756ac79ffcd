/** Reads tables of indicators in CSV. {@link dev.tocsin.compiler.intake.csv.CsvReader} is the entry. */
@NullMarked
package dev.tocsin.compiler.intake.csv;

import org.jspecify.annotations.NullMarked;
