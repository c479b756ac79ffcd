/**
 * Rule files from disk to compiled rules. {@link dev.tocsin.connector.rules.RuleSet} is the entry. Nothing is left out
 * without being counted or reported.
 */
@NullMarked
package dev.tocsin.connector.rules;

import org.jspecify.annotations.NullMarked;
