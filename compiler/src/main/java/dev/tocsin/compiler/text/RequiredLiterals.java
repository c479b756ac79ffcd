package dev.tocsin.compiler.text;

import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.regex.Expression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The literals that a regular expression cannot match without. */
public final class RequiredLiterals {
    /** Of repeated text no more is taken; longer literals are no rarer. */
    private static final int LONGEST = 100;

    private final List<Set<String>> required = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();

    private RequiredLiterals() {}

    /**
     * Sets of literals; of each set at least one occurs in every text that the expression matches, as
     * {@link Automaton#occursIn} sees it. Empty if nothing is known.
     */
    public static List<Set<String>> of(Regex regex) {
        return of(regex.expression());
    }

    private static List<Set<String>> of(Expression expression) {
        RequiredLiterals literals = new RequiredLiterals();
        literals.read(expression);
        literals.endRun();
        return literals.required;
    }

    /** The set whose shortest literal is longest. */
    public static Optional<Set<String>> best(List<Set<String>> required) {
        return required.stream()
                .max(Comparator.comparingInt(
                        set -> set.stream().mapToInt(String::length).min().orElse(0)));
    }

    private void read(Expression expression) {
        switch (expression) {
            case Expression.Literal(String text, var letterCase) -> run.append(text);
            case Expression.Sequence(var terms) -> terms.forEach(this::read);
            case Expression.Repetition(Expression operand, int least, OptionalInt most) ->
                readRepeated(operand, least, most);
            // Between two literals, a place takes no room.
            case Expression.Anchor anchor -> {}
            case Expression.AnyCharacter any -> endRun();
            case Expression.CharacterClass characterClass -> endRun();
            case Expression.Alternation(var branches) -> {
                endRun();
                oneOf(branches).ifPresent(required::add);
            }
        }
    }

    private void readRepeated(Expression operand, int least, OptionalInt most) {
        if (least == 0) {
            endRun();
        } else if (operand instanceof Expression.Literal(String text, var letterCase)) {
            int times = Math.min(least, Math.max(1, LONGEST / text.length()));
            run.append(text.repeat(times));
            if (times != most.orElse(Integer.MAX_VALUE)) {
                endRun();
            }
        } else {
            endRun();
            required.addAll(of(operand));
        }
    }

    /** The best literals of each branch; empty if there is a branch without any. */
    private static Optional<Set<String>> oneOf(List<Expression> branches) {
        Set<String> oneOf = new LinkedHashSet<>();
        for (Expression branch : branches) {
            Optional<Set<String>> best = best(of(branch));
            if (best.isEmpty()) {
                return Optional.empty();
            }
            oneOf.addAll(best.get());
        }
        return Optional.of(oneOf);
    }

    private void endRun() {
        if (!run.isEmpty()) {
            required.add(Set.of(Automaton.distinct(run.toString())));
            run.setLength(0);
        }
    }
}
