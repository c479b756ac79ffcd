/** Predicates as a Drools knowledge base, and as DRL text for people to read. */
@NullMarked
package dev.tocsin.compiler.drools;

import org.jspecify.annotations.NullMarked;
