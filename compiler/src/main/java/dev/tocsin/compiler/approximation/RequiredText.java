package dev.tocsin.compiler.approximation;

import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.model.SigmaString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text that stands in everything a regular expression matches: the plain characters outside of groups, in their order.
 * Where an alternative at the top, or syntax that is not read here, leaves it open, none.
 */
public final class RequiredText {
    private static final int SHORTEST = 2;
    private static final Pattern FLAGS = Pattern.compile("\\(\\?[a-zA-Z-]*\\)");
    private static final Pattern COUNT = Pattern.compile("\\{\\d+(,\\d*)?\\}");

    private final String expression;
    private final LetterCase letterCase;
    private final List<SigmaString.Part> parts = new ArrayList<>(List.of(SigmaString.ANY_RUN));
    private final List<SigmaString.Part> run = new ArrayList<>();
    private int charactersInRun;
    private int at;

    private RequiredText(String expression, LetterCase letterCase) {
        this.expression = expression;
        this.letterCase = letterCase;
    }

    /** What every matching text fits; empty if nothing can be said. */
    public static Optional<Matcher.Like> of(Regex regex) {
        String expression = regex.expression();
        if (expression.contains("\\Q")) {
            return Optional.empty();
        }
        boolean ignoring = regex.flags().contains(Regex.Flag.IGNORE_CASE) || expression.contains("(?");
        LetterCase letterCase = ignoring ? LetterCase.IGNORED : LetterCase.EXACT;
        RequiredText reader = new RequiredText(expression, letterCase);
        return reader.read() && reader.parts.size() > 1
                ? Optional.of(new Matcher.Like(new SigmaString(reader.parts), letterCase))
                : Optional.empty();
    }

    /** False if nothing can be said, as with alternatives at the top. */
    private boolean read() {
        while (at < expression.length()) {
            int character = expression.codePointAt(at);
            switch (character) {
                case '|' -> {
                    return false;
                }
                case '(' -> {
                    endRun();
                    int opened = at;
                    skipGroup();
                    // Flags alone are nothing to repeat: a quantifier behind them belongs to what stands before them.
                    if (quantifierLength() > 0
                            && FLAGS.matcher(expression.substring(opened, Math.min(at, expression.length())))
                                    .matches()) {
                        return false;
                    }
                    skipQuantifier();
                }
                case '[' -> {
                    endRun();
                    skipClass();
                    skipQuantifier();
                }
                case '.', '^', '$' -> {
                    endRun();
                    at++;
                    skipQuantifier();
                }
                case '\\' -> readEscape();
                default -> readCharacter(character, Character.charCount(character));
            }
        }
        endRun();
        return true;
    }

    private void readEscape() {
        if (at + 1 >= expression.length()) {
            at++;
            return;
        }
        int escaped = expression.codePointAt(at + 1);
        if (escaped < 0x80 && !Character.isLetterOrDigit(escaped)) {
            readCharacter(escaped, 2);
            return;
        }
        endRun();
        at += 1 + Character.charCount(escaped);
        if ("xpP".indexOf(escaped) >= 0 && expression.startsWith("{", at)) {
            at = expression.indexOf('}', at) + 1;
        }
        // What follows \x41, \pL, \123 belongs to the escape; plain characters there are given up with it.
        while (at < expression.length() && Character.isLetterOrDigit(expression.charAt(at))) {
            at++;
        }
        skipQuantifier();
    }

    private void readCharacter(int character, int length) {
        at += length;
        if (quantifierLength() > 0) {
            // x+ has an x, but where the run goes on behind it is open.
            if (expression.charAt(at) == '+') {
                append(character);
            }
            endRun();
            skipQuantifier();
        } else {
            append(character);
        }
    }

    /**
     * RE2 folds k to the Kelvin sign, s to the long s, and letters outside of ASCII by its own tables; where letter case
     * is ignored, such a letter is any one character.
     */
    private void append(int character) {
        boolean foldsElsewhere = character >= 0x80 || "kKsS".indexOf(character) >= 0;
        if (letterCase == LetterCase.IGNORED && foldsElsewhere) {
            run.add(SigmaString.ANY_ONE);
        } else {
            run.add(new SigmaString.Part.Text(Character.toString(character)));
            charactersInRun++;
        }
    }

    private void endRun() {
        if (charactersInRun >= SHORTEST) {
            parts.addAll(run);
            parts.add(SigmaString.ANY_RUN);
        }
        run.clear();
        charactersInRun = 0;
    }

    private void skipGroup() {
        int depth = 0;
        while (at < expression.length()) {
            switch (expression.charAt(at)) {
                case '\\' -> at += 2;
                case '[' -> skipClass();
                case '(' -> {
                    depth++;
                    at++;
                }
                case ')' -> {
                    depth--;
                    at++;
                }
                default -> at++;
            }
            if (depth == 0) {
                return;
            }
        }
    }

    /** A bracket that stands first in a class is plain. */
    private void skipClass() {
        at++;
        if (at < expression.length() && expression.charAt(at) == '^') {
            at++;
        }
        if (at < expression.length() && expression.charAt(at) == ']') {
            at++;
        }
        while (at < expression.length() && expression.charAt(at) != ']') {
            if (expression.startsWith("[:", at)) {
                at = Math.max(expression.indexOf(":]", at) + 2, at + 2);
            } else {
                at += expression.charAt(at) == '\\' ? 2 : 1;
            }
        }
        at++;
    }

    private void skipQuantifier() {
        for (int length = quantifierLength(); length > 0; length = quantifierLength()) {
            at += length;
        }
    }

    /** Of the quantifier that stands here, 0 if none does; a brace that opens no count is plain. */
    private int quantifierLength() {
        if (at >= expression.length()) {
            return 0;
        }
        if ("*+?".indexOf(expression.charAt(at)) >= 0) {
            return 1;
        }
        var count = COUNT.matcher(expression).region(at, expression.length());
        return count.lookingAt() ? count.end() - at : 0;
    }
}
