/**
 * Predicate to the text of an Elasticsearch {@code query_string} query, which Kibana calls Lucene: exact, or a superset
 * that says why. The text means the same whatever the default operator is, with wildcards analysed or not, lenient or not.
 * It asks one index formula ({@link dev.tocsin.compiler.elasticsearch.IndexFormula}) and decides nothing about fields.
 */
@NullMarked
package dev.tocsin.compiler.lucene;

import org.jspecify.annotations.NullMarked;
