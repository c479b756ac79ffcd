package dev.tocsin.compiler.intake.csv;

import dev.tocsin.compiler.indicator.IndicatorType;

/** What a column of a CSV file holds. */
public sealed interface CsvColumn {
    /** The type of the value in the same row, in the publisher's words. */
    record Type() implements CsvColumn {}

    /** A value whose type another column tells, or its own form. */
    record AnyValue() implements CsvColumn {}

    /** Values of one type. */
    record ValueOf(IndicatorType type) implements CsvColumn {}

    /** What the publisher says about the value. */
    record Note() implements CsvColumn {}

    /** What is of no interest. */
    record Ignored() implements CsvColumn {}
}
