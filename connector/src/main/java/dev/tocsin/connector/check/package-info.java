/**
 * The whole check of a rule set: what the parser, the compiler, the linter and the configuration say about it, in one
 * order. {@link dev.tocsin.connector.check.RuleCheck} is the entry; {@link dev.tocsin.connector.check.Fixes} applies
 * what can be fixed. Nothing here prints, and only {@code Fixes} writes files.
 */
@NullMarked
package dev.tocsin.connector.check;

import org.jspecify.annotations.NullMarked;
