/**
 * The STIX patterning language: text to a tree with the place of every part, or the place where it breaks. {@link
 * dev.tocsin.compiler.intake.stix.pattern.PatternParser} is the entry. Knows the grammar of the language, not what the
 * objects it names are.
 *
 * <p>Source: the grammar STIXPattern.g4 of the OASIS repositories cti-stix2-json-schemas (2.0) and cti-pattern-validator
 * (2.1), and STIX 2.1 section 9. Where the two versions differ, both are read.
 */
@NullMarked
package dev.tocsin.compiler.intake.stix.pattern;

import org.jspecify.annotations.NullMarked;
