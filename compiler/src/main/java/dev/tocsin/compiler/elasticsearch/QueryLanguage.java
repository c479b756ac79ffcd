package dev.tocsin.compiler.elasticsearch;

/** The language in which an index is asked. */
public enum QueryLanguage {
    /** Query DSL, whose clauses can ignore the case of ASCII letters. */
    QUERY_DSL,
    /** The text of a {@code query_string} query: letter case is written out, and a type that does not fit is an error. */
    QUERY_STRING
}
