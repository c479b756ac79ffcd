package dev.tocsin.compiler.approximation;

import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Predicate;
import java.util.List;

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

    /**
     * Both paths have values, and a value of the left one stands in this relation to a value of the right one. Where a
     * target says nothing of its own, both values have to be there.
     */
    default Bounds<T> compares(String left, Predicate.Relation relation, String right, LetterCase letterCase) {
        return Bounds.all(List.of(present(left), present(right))).onlyOver(left, Reason.FIELD_COMPARISON);
    }

    /** One of the values anywhere in the document fits the matcher. Where a target says nothing of its own, any may. */
    default Bounds<T> anywhere(Matcher matcher) {
        return Bounds.unknown("keyword", Reason.KEYWORD);
    }
}
