package dev.tocsin.compiler.querydsl;

import dev.tocsin.compiler.ir.CaseFolding;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.sigma.model.SigmaString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Patterns in the two languages that Elasticsearch has for them. Each escapes what has a meaning there and nothing else.
 */
final class Patterns {
    private Patterns() {}

    /**
     * Whether only a regexp can say the pattern: {@code case_insensitive} folds ASCII letters alone, so other letters
     * that have case variants are written as classes.
     */
    static boolean needsRegexp(SigmaString pattern, LetterCase letterCase) {
        return letterCase == LetterCase.IGNORED
                && pattern.parts().stream()
                        .anyMatch(part -> part instanceof SigmaString.Part.Text(String text)
                                && text.codePoints()
                                        .anyMatch(codePoint ->
                                                !CaseVariants.of(codePoint).isEmpty()));
    }

    /** Whether letter case makes a difference to the pattern at all. */
    static boolean hasLetters(SigmaString pattern) {
        return pattern.parts().stream()
                .anyMatch(part -> part instanceof SigmaString.Part.Text(String text)
                        && text.codePoints().anyMatch(Patterns::isAsciiLetter));
    }

    /** In the language of {@code wildcard} queries. */
    static String wildcard(SigmaString pattern) {
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
    static String regexp(SigmaString pattern, LetterCase letterCase) {
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
        String others = CaseVariants.of(codePoint);
        return others.isEmpty() ? escaped(codePoint) : "[" + others + "]";
    }

    private static String escaped(int codePoint) {
        String character = Character.toString(codePoint);
        boolean plain = codePoint >= 0x80 || isAsciiLetter(codePoint) || (codePoint >= '0' && codePoint <= '9');
        return plain ? character : "\\" + character;
    }

    private static boolean isAsciiLetter(int codePoint) {
        return (codePoint >= 'a' && codePoint <= 'z') || (codePoint >= 'A' && codePoint <= 'Z');
    }

    /** Letters outside of ASCII that {@link CaseFolding} holds for the same. */
    private static final class CaseVariants {
        private static final Map<Integer, String> VARIANTS = variants();

        private CaseVariants() {}

        /** All variants in the order of code points; empty if there is but one. */
        static String of(int codePoint) {
            return codePoint < 0x80 ? "" : VARIANTS.getOrDefault(CaseFolding.fold(codePoint), "");
        }

        private static Map<Integer, String> variants() {
            Map<Integer, List<Integer>> byFold = new HashMap<>();
            for (int codePoint = 0x80; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
                int fold = CaseFolding.fold(codePoint);
                if (fold != codePoint) {
                    byFold.computeIfAbsent(fold, first -> new ArrayList<>(List.of(first)))
                            .add(codePoint);
                }
            }
            Map<Integer, String> variants = new HashMap<>();
            byFold.forEach((fold, codePoints) -> variants.put(
                    fold, codePoints.stream().sorted().map(Character::toString).collect(Collectors.joining())));
            return variants;
        }
    }
}
