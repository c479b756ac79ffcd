/** What readers of published indicators must find in the corpus, and how what they found is held against it. */
@NullMarked
package dev.tocsin.compiler.intake.truth;

import org.jspecify.annotations.NullMarked;
