/**
 * Holds every shipped rule and IoC list against the events it must and must not match, and the tests beside them to what
 * this project asks of tests that it ships.
 */
@NullMarked
package dev.tocsin.rules;

import org.jspecify.annotations.NullMarked;
