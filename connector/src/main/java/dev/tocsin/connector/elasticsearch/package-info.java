/**
 * The one way to Elasticsearch. Every request goes through {@link dev.tocsin.connector.elasticsearch.Connection}, which
 * repeats what may be repeated and turns every failure into a sentence that says what to do. An answer that is not
 * whole, because a shard failed or time ran out, is a failure here; nobody downstream can take it for "no hits".
 * Knows nothing of rules and alerts.
 */
@NullMarked
package dev.tocsin.connector.elasticsearch;

import org.jspecify.annotations.NullMarked;
