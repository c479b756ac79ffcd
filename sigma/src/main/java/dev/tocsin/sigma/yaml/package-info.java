/**
 * YAML text to a tree of places: maps, lists and scalars, each with its span, aliases and merge keys resolved.
 * {@link dev.tocsin.sigma.yaml.YamlReader} is the entry. It is the one package that knows the YAML library, and it
 * bounds what a file can cost: size, depth, aliases. It knows nothing of Sigma.
 *
 * <p><b>Scalars.</b> The Sigma specification says YAML 1.2; the reference implementation reads YAML 1.1. A plain
 * scalar is a number, a boolean or null here only where both read the same; anything else is the text as written. So
 * {@code yes}, {@code on}, {@code 010}, {@code 0o17}, {@code 1_000} and {@code 12:30} are texts, which is what authors
 * mean, and a warning ({@code ambiguous-scalar}) asks for quotes. A date is its text, marked as a date. Quoted and
 * block scalars are always text.
 */
@NullMarked
package dev.tocsin.sigma.yaml;

import org.jspecify.annotations.NullMarked;
