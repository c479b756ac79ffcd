/**
 * Runs the tests of rules and says why one failed. {@link dev.tocsin.connector.verdict.CaseRun} is the entry: every case
 * is decided by the oracle and by Drools, with all rules loaded together, and by whatever other engines are given. What
 * is read is read by {@link dev.tocsin.connector.cases}; nothing here prints.
 */
@NullMarked
package dev.tocsin.connector.verdict;

import org.jspecify.annotations.NullMarked;
