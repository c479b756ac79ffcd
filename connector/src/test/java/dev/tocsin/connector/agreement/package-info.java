/** Targets against the oracle, on a real Elasticsearch. */
@NullMarked
package dev.tocsin.connector.agreement;

import org.jspecify.annotations.NullMarked;
