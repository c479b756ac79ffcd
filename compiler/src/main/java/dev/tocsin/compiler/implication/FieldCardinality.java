package dev.tocsin.compiler.implication;

import dev.tocsin.compiler.ir.Field;

/**
 * How many values a field can have in one document. {@code f = a and f = b} holds on a document whose {@code f} is a
 * list, so nothing contradicts it unless {@code f} has one value at most.
 */
@FunctionalInterface
public interface FieldCardinality {
    /** What is assumed of a field. */
    enum Values {
        ANY_NUMBER,
        AT_MOST_ONE
    }

    Values of(Field field);

    /** Assumes nothing, so that what is proved holds on every document. */
    static FieldCardinality unknown() {
        return field -> Values.ANY_NUMBER;
    }
}
