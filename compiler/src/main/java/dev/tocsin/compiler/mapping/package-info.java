/** Sigma field names and log sources to places in Winlogbeat documents. The facts are in data files beside this package. */
@NullMarked
package dev.tocsin.compiler.mapping;

import org.jspecify.annotations.NullMarked;
