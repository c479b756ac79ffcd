/**
 * A Winlogbeat document as the predicates see it: fields by dotted path, values as text. Nested objects, flat dotted
 * keys and both side by side are the same thing here.
 */
@NullMarked
package dev.tocsin.compiler.document;

import org.jspecify.annotations.NullMarked;
