package dev.tocsin.sigma.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text, how far it is read, and what was found wrong in it. */
final class Reader {
    private final String text;
    private final List<Problem> problems = new ArrayList<>();
    private int at;

    Reader(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    void goTo(int index) {
        at = index;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    /** Whether one of these characters comes next. */
    boolean isAtOneOf(String characters) {
        return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
    }

    boolean isAt(String prefix) {
        return text.startsWith(prefix, at);
    }

    /** Whether this comes next; if so, it is read. */
    boolean skip(String prefix) {
        boolean found = isAt(prefix);
        if (found) {
            at += prefix.length();
        }
        return found;
    }

    /** The next code point, which is read. */
    int next() {
        int codePoint = text.codePointAt(at);
        at += Character.charCount(codePoint);
        return codePoint;
    }

    /** The next code point, which stays. */
    int peek() {
        return text.codePointAt(at);
    }

    /** The match of a pattern that begins here. */
    Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }

    /** What was read from an index on. */
    String since(int from) {
        return text.substring(from, at);
    }

    /** The index of a text from here on, or -1. */
    int indexOf(String sought) {
        return text.indexOf(sought, at);
    }

    int length() {
        return text.length();
    }

    Malformed malformed(int from, int to, String message, String hint) {
        return new Malformed(new Problem(Problem.Kind.SYNTAX, from, to, message, hint));
    }

    /** A limit is passed; nothing more is read. */
    Malformed beyond(int from, int to, String message, String hint) {
        return new Malformed(new Problem(Problem.Kind.UNSUPPORTED, from, to, message, hint));
    }

    /** Notes what cannot be had; reading goes on. */
    void unsupported(int from, int to, String message, String hint) {
        problems.add(new Problem(Problem.Kind.UNSUPPORTED, from, to, message, hint));
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    List<Problem> problems() {
        return problems;
    }

    /** The flags in force, and how many groups are open. */
    record Context(Set<Flag> flags, int depth) {
        Context {
            flags = Set.copyOf(flags);
        }

        Context deeper() {
            return new Context(flags, depth + 1);
        }

        Context with(Set<Flag> others) {
            return new Context(others, depth);
        }

        Expression.LetterCase letterCase() {
            return flags.contains(Flag.IGNORE_CASE) ? Expression.LetterCase.IGNORED : Expression.LetterCase.EXACT;
        }
    }

    /** The text is no expression; nothing sensible can be read behind the place. Becomes a {@link Problem}. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        private Malformed(Problem problem) {
            super(problem.message(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
