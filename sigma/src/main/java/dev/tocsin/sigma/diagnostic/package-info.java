/**
 * What is wrong with a user's input, as data. A diagnostic has a stable code, a place and a hint; only
 * {@link dev.tocsin.sigma.diagnostic.DiagnosticRenderer} makes text of it. A user's mistake is a value here, never an
 * exception. {@link dev.tocsin.sigma.diagnostic.Suggestion} finds the word that was probably meant, for every hint.
 */
@NullMarked
package dev.tocsin.sigma.diagnostic;

import org.jspecify.annotations.NullMarked;
