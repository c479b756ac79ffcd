/**
 * Tests of rules, as they stand beside the rules ({@code whoami.tests.yml} beside {@code whoami.yml}): named cases, each
 * with the events that the rule must or must not match. {@link dev.tocsin.connector.cases.CaseSet} is the entry; every
 * mistake in a file is a diagnostic at its place, never an exception. No event is evaluated here.
 */
@NullMarked
package dev.tocsin.connector.cases;

import org.jspecify.annotations.NullMarked;
