package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.ir.CaseVariants;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.regex.CodePoints;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Patterns in the two languages that Elasticsearch has for them. Each escapes what has a meaning there and nothing else.
 */
public final class Patterns {
    private Patterns() {}

    /**
     * Whether only a regexp can say the pattern: {@code case_insensitive} folds ASCII letters alone, so other letters
     * that have case variants are written as classes.
     */
    public static boolean needsRegexp(SigmaString pattern, LetterCase letterCase) {
        return letterCase == LetterCase.IGNORED
                && pattern.parts().stream()
                        .anyMatch(part -> part instanceof SigmaString.Part.Text(String text)
                                && text.codePoints().anyMatch(Patterns::hasVariants));
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
     * In the language of {@code regexp} queries without its optional operators ({@code flags: NONE}). Letters outside of
     * ASCII are classes of their variants if letter case is ignored; ASCII letters are left to {@code case_insensitive}.
     */
    public static String regexp(SigmaString pattern, LetterCase letterCase) {
        return pattern.parts().stream()
                .map(part -> switch (part) {
                    case SigmaString.Part.AnyRun() -> ".*";
                    case SigmaString.Part.AnyOne() -> ".";
                    case SigmaString.Part.Text(String text) ->
                        text.codePoints()
                                .mapToObj(codePoint -> switch (letterCase) {
                                    case EXACT -> escaped(codePoint);
                                    case IGNORED -> variants(codePoint);
                                })
                                .collect(Collectors.joining());
                })
                .collect(Collectors.joining());
    }

    private static String variants(int codePoint) {
        return hasVariants(codePoint) ? "[" + written(CaseVariants.of(codePoint)) + "]" : escaped(codePoint);
    }

    private static String written(CodePoints codePoints) {
        return codePoints.ranges().stream()
                .flatMapToInt(range -> IntStream.rangeClosed(range.first(), range.last()))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** Whether it has variants that {@code case_insensitive} does not know. */
    private static boolean hasVariants(int codePoint) {
        return codePoint >= 0x80 && CaseVariants.of(codePoint).size() > 1;
    }

    private static String escaped(int codePoint) {
        String character = Character.toString(codePoint);
        boolean plain = codePoint >= 0x80 || isAsciiLetter(codePoint) || (codePoint >= '0' && codePoint <= '9');
        return plain ? character : "\\" + character;
    }

    private static boolean isAsciiLetter(int codePoint) {
        return (codePoint >= 'a' && codePoint <= 'z') || (codePoint >= 'A' && codePoint <= 'Z');
    }
}
