package dev.tocsin.connector.watch;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.ledger.HuntedList;
import java.time.Instant;

/**
 * The indicators of a list that have not seen the past.
 *
 * @param rule of these indicators alone
 * @param start where their list says that hunting begins
 * @param count how many they are
 * @param hunted what is known when they were hunted
 */
record FreshList(CompiledRule rule, Instant start, int count, HuntedList hunted) {}
