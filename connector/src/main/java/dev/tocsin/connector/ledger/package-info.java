/**
 * What a watch remembers between its runs, in the index {@code tocsin-ledger}: how far each shard was read, and which
 * versions of which rules and which indicators have seen the past. Writes are conditional on nobody else having written, so two watches of
 * one name cannot both go on. Knows nothing of events.
 */
@NullMarked
package dev.tocsin.connector.ledger;

import org.jspecify.annotations.NullMarked;
