/**
 * What a value that somebody published as being of some type is: the words of the field for types, the ways to put
 * several values, or more than a value, into one cell, and what notes say of them.
 * {@link dev.tocsin.compiler.intake.published.PublishedValue} and
 * {@link dev.tocsin.compiler.intake.published.PublishedType} are the entries, for readers of tables and of MISP. Knows no
 * format of a file.
 */
@NullMarked
package dev.tocsin.compiler.intake.published;

import org.jspecify.annotations.NullMarked;
