package dev.tocsin.compiler.esql;

import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Predicate.Relation;
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
            case Test.Matches(String column, Test.Reading reading, String expression) ->
                read(column, reading, expression, BEFORE_STRETCH + "(" + expression + ")" + AFTER_STRETCH);
            case Test.Several(String column) -> several(column);
            case Test.Reaches(String column, Test.Side side, double number) ->
                switch (side) {
                    case AT_LEAST -> "MV_MAX(TO_DOUBLE(" + EsqlText.column(column) + ")) >= " + number;
                    case AT_MOST -> "MV_MIN(TO_DOUBLE(" + EsqlText.column(column) + ")) <= " + number;
                };
            case Test.InNetwork(String column, String network) ->
                "CIDR_MATCH(TO_IP(" + EsqlText.column(column) + "), " + EsqlText.literal(network) + ")";
            case Test.Shares(String left, String right, LetterCase letterCase) ->
                shares(cased(left, letterCase), cased(right, letterCase));
            case Test.Relates(String left, Relation relation, String right, LetterCase letterCase) ->
                relates(cased(left, letterCase), relation, cased(right, letterCase));
            case Test.BeyondAscii(String column) -> {
                String joined = "MV_CONCAT(" + EsqlText.column(column) + ", \"\")";
                yield "BYTE_LENGTH(" + joined + ") > LENGTH(" + joined + ")";
            }
        };
    }

    /** Without what is common to both, there are fewer values than in one and the other. */
    private static String shares(String left, String right) {
        return "MV_COUNT(MV_DEDUPE(MV_APPEND(" + left + ", " + right + "))) < MV_COUNT(MV_DEDUPE(" + left
                + ")) + MV_COUNT(MV_DEDUPE(" + right + "))";
    }

    private static String relates(String left, Relation relation, String right) {
        return switch (relation) {
            case EQUALS -> left + " == " + right;
            case CONTAINS -> "LOCATE(" + left + ", " + right + ") > 0";
            case STARTS_WITH -> "STARTS_WITH(" + left + ", " + right + ")";
            case ENDS_WITH -> "ENDS_WITH(" + left + ", " + right + ")";
        };
    }

    private static String cased(String column, LetterCase letterCase) {
        return switch (letterCase) {
            case IGNORED -> "TO_LOWER(" + EsqlText.column(column) + ")";
            case EXACT -> EsqlText.column(column);
        };
    }

    static String of(Alternatives.Together together) {
        return read(
                together.column(),
                together.reading(),
                whole(together, "", ""),
                whole(together, BEFORE_STRETCH, AFTER_STRETCH));
    }

    private static String read(String name, Test.Reading reading, String expression, String stretch) {
        String column = EsqlText.column(name);
        String joined = "MV_CONCAT(" + column + ", " + EsqlText.literal(ValueTests.SEPARATOR) + ")";
        return switch (reading) {
            case SINGLE -> rlike(column, expression);
            case JOINED -> rlike(joined, expression);
            case STRETCH -> "(" + several(name) + " AND " + rlike(joined, stretch) + ")";
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
