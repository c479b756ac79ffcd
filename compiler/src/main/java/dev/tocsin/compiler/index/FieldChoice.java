package dev.tocsin.compiler.index;

import dev.tocsin.compiler.ir.Field;

/** Some fields, told from others. */
@FunctionalInterface
interface FieldChoice {
    boolean includes(Field field);
}
