package dev.tocsin.compiler.esql;

import java.util.List;

/** Writes tests of values. */
final class Expressions {
    private static final String BEFORE_STRETCH = "(.*" + ValueTests.SEPARATOR + ")?";
    private static final String AFTER_STRETCH = "(" + ValueTests.SEPARATOR + ".*)?";

    private Expressions() {}

    /** An operand of AND and OR. */
    static String of(Test.OfValues test) {
        return switch (test) {
            case Test.Fits fits -> of(Alternatives.alone(fits));
            case Test.Several(String column) -> several(column);
        };
    }

    static String of(Alternatives.Together together) {
        String column = EsqlText.column(together.column());
        String joined = "MV_CONCAT(" + column + ", " + EsqlText.literal(ValueTests.SEPARATOR) + ")";
        return switch (together.reading()) {
            case SINGLE -> rlike(column, whole(together, "", ""));
            case JOINED -> rlike(joined, whole(together, "", ""));
            case STRETCH ->
                "(" + several(together.column()) + " AND "
                        + rlike(joined, whole(together, BEFORE_STRETCH, AFTER_STRETCH)) + ")";
        };
    }

    private static String several(String column) {
        return "MV_COUNT(" + EsqlText.column(column) + ") > 1";
    }

    private static String rlike(String text, String expression) {
        return text + " RLIKE " + EsqlText.literal(expression);
    }

    /** What may stand before and after is in the any-runs of a shape that has them. */
    private static String whole(Alternatives.Together together, String before, String after) {
        String open = together.shape().openBefore() ? ".*" : before;
        String close = together.shape().openAfter() ? ".*" : after;
        List<String> inner = together.inner();
        boolean alone = inner.size() == 1 || (open.isEmpty() && close.isEmpty());
        String alternatives = String.join("|", inner);
        return open + (alone ? alternatives : "(" + alternatives + ")") + close;
    }
}
