package dev.tocsin.compiler.text;

import dev.tocsin.compiler.ir.Regex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The literals that a regular expression cannot match without, read off RE2's syntax. Only ASCII letters are followed:
 * what folds to them is known to {@link Automaton}, so flags need no attention. Where the syntax is out of the ordinary
 * the answer is that nothing is required, which is always true.
 */
public final class RequiredLiterals {
    private static final int DEPTH_LIMIT = 50;
    private static final Pattern REPETITION = Pattern.compile("\\{(\\d{1,4})(?:,\\d*)?}");
    private static final Pattern GROUP_START = Pattern.compile("\\((?:\\?(?:[imsU-]*:|P?<\\w+>))?(?!\\?)");
    private static final Pattern FLAGS = Pattern.compile("\\(\\?[imsU-]+\\)");
    private static final String CLASS_LETTERS = "dDwWsSntrfav";
    private static final String BORDER_LETTERS = "bBAz";

    private final String expression;
    private int at;

    private RequiredLiterals(String expression) {
        this.expression = expression;
    }

    /**
     * Sets of literals; of each set at least one occurs in every text that the expression matches, as
     * {@link Automaton#occursIn} sees it. Empty if nothing is known.
     */
    public static List<Set<String>> of(Regex regex) {
        RequiredLiterals reader = new RequiredLiterals(regex.expression());
        try {
            List<Set<String>> required = reader.alternatives(0);
            return reader.at == regex.expression().length() ? required : List.of();
        } catch (OutOfTheOrdinary unknown) {
            return List.of();
        }
    }

    private List<Set<String>> alternatives(int depth) throws OutOfTheOrdinary {
        if (depth > DEPTH_LIMIT) {
            throw new OutOfTheOrdinary();
        }
        List<List<Set<String>>> branches = new ArrayList<>();
        branches.add(sequence(depth));
        while (at < expression.length() && expression.charAt(at) == '|') {
            at++;
            branches.add(sequence(depth));
        }
        if (branches.size() == 1) {
            return branches.getFirst();
        }
        Set<String> oneOf = new LinkedHashSet<>();
        for (List<Set<String>> branch : branches) {
            Optional<Set<String>> best = best(branch);
            if (best.isEmpty()) {
                return List.of();
            }
            oneOf.addAll(best.get());
        }
        return List.of(oneOf);
    }

    /** The set whose shortest literal is longest. */
    public static Optional<Set<String>> best(List<Set<String>> required) {
        return required.stream()
                .max(Comparator.comparingInt(
                        set -> set.stream().mapToInt(String::length).min().orElse(0)));
    }

    private List<Set<String>> sequence(int depth) throws OutOfTheOrdinary {
        Run run = new Run();
        while (at < expression.length() && "|)".indexOf(expression.charAt(at)) < 0) {
            char c = expression.charAt(at);
            switch (c) {
                case '(' -> group(depth, run);
                case '[' -> {
                    skipClass();
                    other(run);
                }
                case '.', '^', '$' -> {
                    at++;
                    other(run);
                }
                case '\\' -> escape(run);
                default -> {
                    at++;
                    letter(c, run);
                }
            }
        }
        run.end();
        return run.required;
    }

    private void letter(char c, Run run) {
        int times = repetition();
        if (c >= 0x80 || times == 0) {
            run.end();
        } else {
            run.text.append(c);
            if (times != ONCE) {
                run.end();
            }
        }
    }

    private void other(Run run) {
        repetition();
        run.end();
    }

    private void group(int depth, Run run) throws OutOfTheOrdinary {
        run.end();
        Matcher flags = from(FLAGS);
        if (flags.lookingAt()) {
            at = flags.end();
            // RE2 lets a repetition here reach back over the flags to what stands before them.
            if (repetition() != ONCE) {
                throw new OutOfTheOrdinary();
            }
            return;
        }
        Matcher start = from(GROUP_START);
        if (!start.lookingAt()) {
            throw new OutOfTheOrdinary();
        }
        at = start.end();
        List<Set<String>> inner = alternatives(depth + 1);
        if (at == expression.length()) {
            throw new OutOfTheOrdinary();
        }
        at++;
        if (repetition() != 0) {
            run.required.addAll(inner);
        }
    }

    private void escape(Run run) throws OutOfTheOrdinary {
        if (at + 1 == expression.length()) {
            throw new OutOfTheOrdinary();
        }
        char c = expression.charAt(at + 1);
        at += 2;
        if (CLASS_LETTERS.indexOf(c) >= 0 || BORDER_LETTERS.indexOf(c) >= 0) {
            other(run);
        } else if (c >= 0x80 || Character.isLetterOrDigit(c)) {
            throw new OutOfTheOrdinary();
        } else {
            letter(c, run);
        }
    }

    private void skipClass() throws OutOfTheOrdinary {
        at++;
        if (at < expression.length() && expression.charAt(at) == '^') {
            at++;
        }
        boolean first = true;
        while (at < expression.length() && (first || expression.charAt(at) != ']')) {
            first = false;
            if (expression.startsWith("[:", at) && expression.indexOf(":]", at + 2) > 0) {
                // Whether this opens a named class depends on more than is worth knowing here.
                throw new OutOfTheOrdinary();
            }
            at += expression.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= expression.length()) {
            throw new OutOfTheOrdinary();
        }
        at++;
    }

    private static final int ONCE = -1;

    /** How often what was just read has to occur: 0, 1 for once or more, or {@link #ONCE} without any repetition. */
    private int repetition() {
        int times = ONCE;
        while (at < expression.length()) {
            char c = expression.charAt(at);
            Matcher counted = from(REPETITION);
            if (c == '*' || c == '?') {
                times = 0;
                at++;
            } else if (c == '+') {
                times = times == ONCE ? 1 : times;
                at++;
            } else if (counted.lookingAt()) {
                times = Integer.parseInt(counted.group(1)) == 0 ? 0 : times == ONCE ? 1 : times;
                at = counted.end();
            } else {
                return times;
            }
            if (at < expression.length() && expression.charAt(at) == '?') {
                at++;
            }
        }
        return times;
    }

    private Matcher from(Pattern pattern) {
        return pattern.matcher(expression).region(at, expression.length());
    }

    /** Letters that have to stand side by side, and what is known before them. */
    private static final class Run {
        final List<Set<String>> required = new ArrayList<>();
        final StringBuilder text = new StringBuilder();

        void end() {
            if (!text.isEmpty()) {
                required.add(Set.of(Automaton.distinct(text.toString())));
                text.setLength(0);
            }
        }
    }

    /** The expression holds syntax that is not followed here. */
    private static final class OutOfTheOrdinary extends Exception {
        private static final long serialVersionUID = 1;
    }
}
