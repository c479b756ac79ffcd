/** Reads OpenIOC 1.0 and 1.1. {@link dev.tocsin.compiler.intake.openioc.OpenIocReader} is the entry. */
@NullMarked
package dev.tocsin.compiler.intake.openioc;

import org.jspecify.annotations.NullMarked;
