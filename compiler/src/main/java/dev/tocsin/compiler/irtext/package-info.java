/**
 * A rule's predicate as text to read: what Tocsin understood, before any engine had a say. Equal rules give equal texts,
 * each test stands on a line of its own, and nothing of the meaning is left out. Nothing reads it back.
 */
@NullMarked
package dev.tocsin.compiler.irtext;

import org.jspecify.annotations.NullMarked;
