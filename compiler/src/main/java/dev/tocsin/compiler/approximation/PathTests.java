package dev.tocsin.compiler.approximation;

import dev.tocsin.compiler.ir.Matcher;

/**
 * How a target tests one path of a document.
 *
 * @param <T> the target's test
 */
public interface PathTests<T> {
    /** One of the values at the path fits the matcher. */
    Bounds<T> fits(String path, Matcher matcher);

    /** There is a value at the path. */
    Bounds<T> present(String path);
}
