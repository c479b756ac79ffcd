/**
 * Rules for documents of one shape only: the same predicate without the places that such documents cannot have, which
 * makes shorter queries. Of documents of that shape the restricted rule says what the whole one says; of others it says
 * nothing. Which places those are is a matter of the mapping.
 */
@NullMarked
package dev.tocsin.compiler.shape;

import org.jspecify.annotations.NullMarked;
