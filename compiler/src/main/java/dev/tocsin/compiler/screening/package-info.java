/**
 * Values that are seen in every network and so make no indicator: built-in warning lists, each a dated data file with its
 * source, and the allow-list of a team. {@link dev.tocsin.compiler.screening.Screening} is the entry. Judges values only;
 * what a publisher says about them is the business of {@code intake}.
 */
@NullMarked
package dev.tocsin.compiler.screening;

import org.jspecify.annotations.NullMarked;
