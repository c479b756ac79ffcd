/**
 * Which few of many rules an event could match. {@link dev.tocsin.compiler.index.RuleIndex} names them for an event in
 * hand, {@link dev.tocsin.compiler.index.EventSelection} says which events are worth fetching at all. Both name too much
 * rather than too little; neither decides.
 */
@NullMarked
package dev.tocsin.compiler.index;

import org.jspecify.annotations.NullMarked;
