package dev.tocsin.compiler.esql;

import dev.tocsin.compiler.approximation.Bounds;
import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.approximation.Reason;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Predicate.Relation;
import java.util.ArrayList;
import java.util.List;

/**
 * Two columns compared by their values. {@code TO_LOWER} folds letters outside of ASCII otherwise than rules do, but no
 * fold of either crosses the border of ASCII: where both columns have such letters they may be equal, and where neither
 * has, both folds are the same.
 */
final class Comparisons {
    private Comparisons() {}

    static Bounds<Test> of(String left, Relation relation, String right, LetterCase letterCase) {
        Formula<Test> holds = Formula.leaf(
                relation == Relation.EQUALS
                        ? new Test.Shares(left, right, letterCase)
                        : new Test.Relates(left, relation, right, letterCase));
        List<Formula<Test>> over = new ArrayList<>();
        List<Formula<Test>> under = new ArrayList<>();
        over.add(holds);
        under.add(holds);
        if (relation != Relation.EQUALS) {
            over.add(Formula.leaf(new Test.Several(left)));
            over.add(Formula.leaf(new Test.Several(right)));
        }
        if (letterCase == LetterCase.IGNORED) {
            Formula<Test> leftBeyond = Formula.leaf(new Test.BeyondAscii(left));
            Formula<Test> rightBeyond = Formula.leaf(new Test.BeyondAscii(right));
            over.add(Formula.all(List.of(leftBeyond, rightBeyond)));
            under.add(Formula.not(leftBeyond));
            under.add(Formula.not(rightBeyond));
        }
        return over.size() == 1
                ? Bounds.exactly(holds)
                : Bounds.between(Formula.all(under), Formula.any(over), left, Reason.COMPARED_VALUES);
    }
}
