/**
 * The text of a file and places in it. Offsets count Unicode code points, so that a caret is right after an emoji as
 * well. Nothing here reads files or prints.
 */
@NullMarked
package dev.tocsin.sigma.source;

import org.jspecify.annotations.NullMarked;
