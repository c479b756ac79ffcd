/**
 * Every engine that decides whether a rule matches an event, behind one question, so that their answers can be compared.
 * The events are a fixed list; an answer names them by their place in it.
 */
@NullMarked
package dev.tocsin.connector.engine;

import org.jspecify.annotations.NullMarked;
