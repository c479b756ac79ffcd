/**
 * Predicate to one ES|QL query: exact, or a superset that says why.
 *
 * <p>What the index can say ({@link dev.tocsin.compiler.elasticsearch.IndexFormula}) is asked through {@code QSTR}: it
 * answers for any value of a field, takes an unmapped field for absent, knows {@code _ignored} and has no third truth
 * value. What an index cannot say is tested on values, where the columns are known to exist
 * ({@link dev.tocsin.compiler.esql.Columns}). A test of values is null where ES|QL cannot decide it, on absent fields
 * above all; below a negation null is made false.
 *
 * <p>Conditions are a typed tree that is written last. Nothing here runs a query or limits its rows.
 */
@NullMarked
package dev.tocsin.compiler.esql;

import org.jspecify.annotations.NullMarked;
