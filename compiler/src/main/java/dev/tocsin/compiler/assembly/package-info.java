/**
 * Extractions of one or several publications to one IoC list: screened, each value once, with all its provenance.
 * {@link dev.tocsin.compiler.assembly.Assembly} is the entry. Reads and writes no file.
 */
@NullMarked
package dev.tocsin.compiler.assembly;

import org.jspecify.annotations.NullMarked;
