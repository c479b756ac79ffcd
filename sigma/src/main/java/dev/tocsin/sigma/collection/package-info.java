/**
 * What only several documents together can tell: which rule a reference leads to, which rules a filter covers, whether
 * two rules could be told apart. {@link dev.tocsin.sigma.collection.RuleCollection} is the entry. It looks at what was
 * parsed and changes nothing; applying a filter to a rule is the compiler's work.
 */
@NullMarked
package dev.tocsin.sigma.collection;

import org.jspecify.annotations.NullMarked;
