package dev.tocsin.connector.engine;

import java.util.Locale;

/** What can decide whether a rule matches an event. */
public enum Engine {
    /** The meaning itself, as slow, obvious code. */
    ORACLE,
    /** The engine of {@code scan} and {@code watch}. */
    DROOLS,
    /** Elasticsearch, asked in Query DSL. */
    QUERYDSL,
    /** Elasticsearch, asked in ES|QL. */
    ESQL,
    /** Elasticsearch, asked by the text of a {@code query_string} query. */
    LUCENE;

    /** Whether it is Elasticsearch that answers. */
    public boolean asksAnIndex() {
        return switch (this) {
            case ORACLE, DROOLS -> false;
            case QUERYDSL, ESQL, LUCENE -> true;
        };
    }

    /** As it is written on the command line and in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
