package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.ir.CaseVariants;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.regex.CodePoints;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Patterns in the two languages that Elasticsearch has for them. Each escapes what has a meaning there and nothing else.
 */
public final class Patterns {
    private Patterns() {}

    /**
     * Whether only a regexp can say the pattern. {@code case_insensitive} folds ASCII letters alone, so other letters that
     * have case variants are written as classes; the text of a {@code query_string} writes them all so.
     */
    public static boolean needsRegexp(SigmaString pattern, LetterCase letterCase, QueryLanguage language) {
        IntPredicate written = switch (language) {
            case QUERY_DSL -> Patterns::hasVariantsBeyondAscii;
            case QUERY_STRING -> codePoint -> isAsciiLetter(codePoint) || hasVariantsBeyondAscii(codePoint);
        };
        return letterCase == LetterCase.IGNORED
                && pattern.parts().stream()
                        .anyMatch(part -> part instanceof SigmaString.Part.Text(String text)
                                && text.codePoints().anyMatch(written));
    }

    /** The same in Query DSL. */
    public static boolean needsRegexp(SigmaString pattern, LetterCase letterCase) {
        return needsRegexp(pattern, letterCase, QueryLanguage.QUERY_DSL);
    }

    /** Whether letter case makes a difference to the pattern at all. */
    public static boolean hasLetters(SigmaString pattern) {
        return pattern.parts().stream()
                .anyMatch(part -> part instanceof SigmaString.Part.Text(String text)
                        && text.codePoints().anyMatch(Patterns::isAsciiLetter));
    }

    /** In the language of {@code wildcard} queries. */
    public static String wildcard(SigmaString pattern) {
        return pattern.parts().stream()
                .map(part -> switch (part) {
                    case SigmaString.Part.AnyRun() -> "*";
                    case SigmaString.Part.AnyOne() -> "?";
                    // Unlike Sigma, Lucene drops a backslash before any character.
                    case SigmaString.Part.Text(String text) -> text.replaceAll("[\\\\*?]", "\\\\$0");
                })
                .collect(Collectors.joining());
    }

    /**
     * In the language of {@code regexp} queries, the same with and without its optional operators ({@code flags}). Letters
     * whose case is ignored are classes of their variants, but ASCII letters in Query DSL, which {@code case_insensitive}
     * takes care of.
     */
    public static String regexp(SigmaString pattern, LetterCase letterCase, QueryLanguage language) {
        LetterCase flag = switch (language) {
            case QUERY_DSL -> letterCase;
            case QUERY_STRING -> LetterCase.EXACT;
        };
        return pattern.parts().stream()
                .map(part -> switch (part) {
                    case SigmaString.Part.AnyRun() -> ".*";
                    case SigmaString.Part.AnyOne() -> ".";
                    case SigmaString.Part.Text(String text) -> regexp(text, letterCase, flag);
                })
                .collect(Collectors.joining());
    }

    /** The same in Query DSL. */
    public static String regexp(SigmaString pattern, LetterCase letterCase) {
        return regexp(pattern, letterCase, QueryLanguage.QUERY_DSL);
    }

    /**
     * A text in the language of {@code regexp} queries.
     *
     * @param flag {@code IGNORED} if the expression is run with {@code case_insensitive}
     */
    static String regexp(String text, LetterCase letterCase, LetterCase flag) {
        StringBuilder written = new StringBuilder(2 * text.length());
        text.codePoints()
                .forEach(codePoint -> written.append(
                        switch (letterCase) {
                            case EXACT -> escaped(codePoint);
                            case IGNORED -> variants(codePoint, flag);
                        }));
        return written.toString();
    }

    private static String variants(int codePoint, LetterCase flag) {
        boolean left = codePoint < 0x80 && (flag == LetterCase.IGNORED || !isAsciiLetter(codePoint));
        if (left) {
            return escaped(codePoint);
        }
        CodePoints variants = CaseVariants.of(codePoint);
        return variants.size() == 1 ? escaped(codePoint) : "[" + written(variants) + "]";
    }

    private static String written(CodePoints codePoints) {
        StringBuilder written = new StringBuilder();
        for (CodePoints.Range range : codePoints.ranges()) {
            for (int codePoint = range.first(); codePoint <= range.last(); codePoint++) {
                written.appendCodePoint(codePoint);
            }
        }
        return written.toString();
    }

    /** Whether it has variants that {@code case_insensitive} does not know. */
    private static boolean hasVariantsBeyondAscii(int codePoint) {
        return codePoint >= 0x80 && CaseVariants.of(codePoint).size() > 1;
    }

    static String escaped(int codePoint) {
        String character = Character.toString(codePoint);
        boolean plain = codePoint >= 0x80 || isAsciiLetter(codePoint) || (codePoint >= '0' && codePoint <= '9');
        return plain ? character : "\\" + character;
    }

    static boolean isAsciiLetter(int codePoint) {
        return (codePoint >= 'a' && codePoint <= 'z') || (codePoint >= 'A' && codePoint <= 'Z');
    }
}
