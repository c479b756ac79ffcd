/**
 * Sigma model to one predicate, and from it Drools rules and Elasticsearch queries.
 * {@link dev.tocsin.compiler.RuleCompiler} is the entry. Nothing here talks to a network or reads a file but its own
 * resources.
 */
@NullMarked
package dev.tocsin.compiler;

import org.jspecify.annotations.NullMarked;
