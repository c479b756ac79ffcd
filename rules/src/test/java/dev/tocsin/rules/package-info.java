/**
 * Holds every shipped rule and IoC list against the events it must and must not match. {@link dev.tocsin.rules.CasesFile}
 * reads the events that stand beside a rule; it knows their form and nothing of rules.
 */
@NullMarked
package dev.tocsin.rules;

import org.jspecify.annotations.NullMarked;
