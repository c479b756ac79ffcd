@NullMarked
package dev.tocsin.compiler.shape;

import org.jspecify.annotations.NullMarked;
