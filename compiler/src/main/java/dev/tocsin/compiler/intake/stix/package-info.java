/** Reads STIX 2.0 and 2.1 bundles. {@link dev.tocsin.compiler.intake.stix.StixReader} is the entry. */
@NullMarked
package dev.tocsin.compiler.intake.stix;

import org.jspecify.annotations.NullMarked;
