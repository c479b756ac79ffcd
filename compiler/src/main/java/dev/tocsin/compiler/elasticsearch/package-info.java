/**
 * What an Elasticsearch index can say of a document: tests of its fields, each by the type that the field has there.
 * {@link dev.tocsin.compiler.elasticsearch.IndexFormula} is a predicate in these tests, exact or a superset that says
 * why; the targets write it in their languages. What a language cannot take is widened in small passes
 * ({@link dev.tocsin.compiler.elasticsearch.Widening}), each of which loses no document.
 */
@NullMarked
package dev.tocsin.compiler.elasticsearch;

import org.jspecify.annotations.NullMarked;
