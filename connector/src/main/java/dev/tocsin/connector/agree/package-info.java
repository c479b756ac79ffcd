/**
 * The proof that every engine gives a rule the meaning that the oracle gives it, for anybody's rules and events.
 * {@link dev.tocsin.connector.agree.Agreement} compares, pair by pair, and names the part of a rule where two answers
 * part. It repairs nothing and weakens nothing: what an engine refuses or leaves out is a disagreement.
 */
@NullMarked
package dev.tocsin.connector.agree;

import org.jspecify.annotations.NullMarked;
