package dev.tocsin.compiler.esql;

/**
 * Whether the searched indices surely have the fields that the capabilities list. ES|QL refuses a query that names a
 * column which no index maps.
 */
public enum Columns {
    /** They do: the capabilities are what these indices answered. So values can be tested. */
    KNOWN,
    /** They may not: the capabilities are those of a template. Only the index is asked, which takes no offence. */
    ASSUMED
}
