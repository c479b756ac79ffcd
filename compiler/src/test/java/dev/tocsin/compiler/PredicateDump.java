package dev.tocsin.compiler;

import dev.tocsin.compiler.eval.Patterns;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Predicate;
import java.util.List;
import java.util.stream.Collectors;

/** A predicate as an indented tree, one node a line. */
final class PredicateDump {
    private PredicateDump() {}

    static String of(Predicate predicate) {
        StringBuilder text = new StringBuilder();
        write(predicate, 0, text);
        return text.toString();
    }

    private static void write(Predicate predicate, int depth, StringBuilder text) {
        String line = switch (predicate) {
            case Predicate.Always() -> "always";
            case Predicate.Never() -> "never";
            case Predicate.And and -> "and";
            case Predicate.Or or -> "or";
            case Predicate.Not not -> "not";
            case Predicate.FieldTest test -> written(test.field()) + " " + written(test.matcher());
            case Predicate.FieldPresent test -> written(test.field()) + " present";
            case Predicate.FieldComparison test ->
                written(test.left()) + " " + test.relation() + " " + written(test.right()) + " " + test.letterCase();
            case Predicate.KeywordTest test -> "anywhere " + written(test.matcher());
        };
        text.append("  ".repeat(depth)).append(line).append('\n');
        operands(predicate).forEach(operand -> write(operand, depth + 1, text));
    }

    private static List<Predicate> operands(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And(List<Predicate> terms) -> terms;
            case Predicate.Or(List<Predicate> terms) -> terms;
            case Predicate.Not(Predicate operand) -> List.of(operand);
            case Predicate.Always leaf -> List.of();
            case Predicate.Never leaf -> List.of();
            case Predicate.FieldTest leaf -> List.of();
            case Predicate.FieldPresent leaf -> List.of();
            case Predicate.FieldComparison leaf -> List.of();
            case Predicate.KeywordTest leaf -> List.of();
        };
    }

    private static String written(Matcher matcher) {
        boolean exact = matcher instanceof Matcher.Like like && like.letterCase() == LetterCase.EXACT;
        return matcher.getClass().getSimpleName() + " `" + Patterns.written(matcher) + "`" + (exact ? " cased" : "");
    }

    private static String written(Field field) {
        return field.candidates().stream()
                .map(PredicateDump::written)
                .collect(Collectors.joining(", ", field.name() + " [", "]"));
    }

    private static String written(Candidate candidate) {
        String paths = String.join(" + ", candidate.paths());
        return candidate instanceof Candidate.Path
                ? paths
                : candidate.getClass().getSimpleName() + "(" + paths + ")";
    }
}
