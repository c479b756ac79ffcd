/**
 * MISP events in JSON to extractions. {@link dev.tocsin.compiler.intake.misp.MispReader} is the entry. What a publisher
 * marks for detection is taken; all else is held back with the reason. A broken file is read up to where it breaks.
 */
@NullMarked
package dev.tocsin.compiler.intake.misp;

import org.jspecify.annotations.NullMarked;
