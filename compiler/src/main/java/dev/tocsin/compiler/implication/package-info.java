/**
 * Whether one predicate implies another, and whether a predicate can hold at all. {@link
 * dev.tocsin.compiler.implication.Logic} is the entry. A yes is a proof: the oracle agrees on every document that has no
 * more values in a field than {@link dev.tocsin.compiler.implication.FieldCardinality} says. A no means only that no
 * proof was found. Every question ends in time bounded by the product of the sizes of the two predicates. Nothing here
 * knows rules, files or findings.
 */
@NullMarked
package dev.tocsin.compiler.implication;

import org.jspecify.annotations.NullMarked;
