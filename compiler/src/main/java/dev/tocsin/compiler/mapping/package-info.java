/**
 * Sigma log sources and field names to events and places in Winlogbeat documents.
 *
 * <p>The facts are in data files beside the classes, with their sources; the classes only combine them. A mapping is
 * pure: the same rule gives the same field, whatever index it will be asked about. Which places a live index has is not
 * known here.
 */
@NullMarked
package dev.tocsin.compiler.mapping;

import org.jspecify.annotations.NullMarked;
