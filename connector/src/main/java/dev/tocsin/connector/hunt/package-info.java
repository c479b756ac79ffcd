/**
 * Asks Elasticsearch whether something happened in a time window: one query per rule, and every document found is
 * verified here before it becomes an alert. {@link dev.tocsin.connector.hunt.Hunt} is the entry. What could not be
 * searched is told, never taken for clean. Keeps no memory between runs.
 */
@NullMarked
package dev.tocsin.connector.hunt;

import org.jspecify.annotations.NullMarked;
