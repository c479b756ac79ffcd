/** Predicate to Elasticsearch Query DSL: exact, or a superset that says why. Never fewer documents than the predicate. */
@NullMarked
package dev.tocsin.compiler.querydsl;

import org.jspecify.annotations.NullMarked;
