package dev.tocsin.connector.compile;

import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.esql.Columns;
import dev.tocsin.connector.elasticsearch.IndexSelection;

/**
 * What queries are made for.
 *
 * @param capabilities the fields of the indices
 * @param columns whether the indices themselves were asked for them
 * @param selection the indices, for the languages that name them
 */
public record TargetIndex(FieldCapabilities capabilities, Columns columns, IndexSelection selection) {
    /** Indices as Winlogbeat 8's template makes them. */
    public static TargetIndex winlogbeat8(IndexSelection selection) {
        return new TargetIndex(FieldCapabilities.winlogbeat8(), Columns.ASSUMED, selection);
    }
}
