package dev.tocsin.connector.compile;

import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.connector.elasticsearch.IndexSelection;

/**
 * What queries are made for.
 *
 * @param capabilities the fields of the indices
 * @param origin where that is known from
 * @param selection the indices, for the languages that name them
 */
public record TargetIndex(FieldCapabilities capabilities, Origin origin, IndexSelection selection) {
    /** Where the fields of indices are known from. */
    public enum Origin {
        /** What Winlogbeat 8 installs. Indices may have other fields, or lack some of these. */
        TEMPLATE,
        /** Elasticsearch, so all fields are there. */
        ELASTICSEARCH
    }

    /** Indices as Winlogbeat 8's template makes them. */
    public static TargetIndex winlogbeat8(IndexSelection selection) {
        return new TargetIndex(FieldCapabilities.winlogbeat8(), Origin.TEMPLATE, selection);
    }
}
