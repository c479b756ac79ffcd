/**
 * MISP events in JSON to extractions. {@link dev.tocsin.compiler.intake.misp.MispReader} is the entry. What a publisher
 * marks for detection is taken; all else is held back with the reason. Of a broken
 * file the reader gives what stands before the break, with an error; {@code Intake} refuses such files.
 */
@NullMarked
package dev.tocsin.compiler.intake.misp;

import org.jspecify.annotations.NullMarked;
