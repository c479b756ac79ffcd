package dev.tocsin.compiler.ir;

import com.google.re2j.Pattern;
import java.util.EnumSet;
import java.util.Set;

/**
 * A regular expression that matches in linear time, in RE2's syntax.
 *
 * @param expression as the rule writes it
 * @param flags in force from the first character on
 */
public record Regex(String expression, Set<Flag> flags) {
    /** Sigma's sub-modifiers of {@code re}. */
    public enum Flag {
        /** {@code i}: letter case is ignored. */
        IGNORE_CASE(Pattern.CASE_INSENSITIVE),
        /** {@code m}: {@code ^} and {@code $} also match at line ends. */
        MULTILINE(Pattern.MULTILINE),
        /** {@code s}: {@code .} also matches a line end. */
        DOT_ALL(Pattern.DOTALL);

        private final int re2j;

        Flag(int re2j) {
            this.re2j = re2j;
        }
    }

    /** @throws com.google.re2j.PatternSyntaxException if the expression is none */
    public Regex {
        flags = Set.copyOf(flags.isEmpty() ? EnumSet.noneOf(Flag.class) : EnumSet.copyOf(flags));
        compile(expression, flags);
    }

    /** A matcher for it, ready to run; may be shared between threads. */
    public Pattern pattern() {
        return compile(expression, flags);
    }

    private static Pattern compile(String expression, Set<Flag> flags) {
        return Pattern.compile(
                expression, flags.stream().mapToInt(flag -> flag.re2j).sum());
    }
}
