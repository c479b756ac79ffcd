/** Reads MISP events in JSON. {@link dev.tocsin.compiler.intake.misp.MispReader} is the entry. */
@NullMarked
package dev.tocsin.compiler.intake.misp;

import org.jspecify.annotations.NullMarked;
