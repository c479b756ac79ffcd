/**
 * What a match becomes: an ECS document that says which rule matched, where and why, under an identifier that is the
 * same however often the match is found, and the sinks that keep it. {@link dev.tocsin.connector.alert.AlertSink} is
 * the entry for those who store, {@link dev.tocsin.connector.alert.AlertWriter} for those who find. Searches nothing.
 */
@NullMarked
package dev.tocsin.connector.alert;

import org.jspecify.annotations.NullMarked;
