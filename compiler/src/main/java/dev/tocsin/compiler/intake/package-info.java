/**
 * Published files of any format to extractions. {@link dev.tocsin.compiler.intake.Intake} is the entry; each format has
 * a package of its own below. The format is told by the content, never by the name of the file. Whatever the bytes are,
 * reading ends in bounded time and memory, with findings.
 */
@NullMarked
package dev.tocsin.compiler.intake;

import org.jspecify.annotations.NullMarked;
