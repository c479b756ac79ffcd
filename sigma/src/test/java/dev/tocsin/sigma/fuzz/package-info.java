/** Rules made wrong at random, for the tests of this module and of those that build on it. */
@NullMarked
package dev.tocsin.sigma.fuzz;

import org.jspecify.annotations.NullMarked;
