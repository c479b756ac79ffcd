/**
 * What a rule set may do and had better not: the validators of pySigma and SigmaHQ under their public names, and a few
 * of our own that need no compiler. {@link dev.tocsin.sigma.lint.Linter} is the entry. A check reads the YAML tree and
 * the model; it never changes either. What a rule means over Winlogbeat's documents is judged in the compiler.
 */
@NullMarked
package dev.tocsin.sigma.lint;

import org.jspecify.annotations.NullMarked;
