package dev.tocsin.compiler.esql;

import dev.tocsin.compiler.ir.CaseVariants;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.regex.CodePoints;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Patterns in the language of {@code RLIKE}: Lucene's regular expressions with all optional operators, of whole values.
 * Neither {@code LIKE} nor {@code RLIKE} ignores letter case, so letters are classes of their variants.
 */
final class RlikePattern {
    /** These have no meaning in an expression. */
    private static final String PLAIN = " _-:;,='%/!";

    /** An alternative has to be something. */
    private static final String EMPTY = "()";

    private RlikePattern() {}

    static String of(SigmaString pattern, LetterCase letterCase) {
        return pattern.parts().isEmpty() ? EMPTY : written(pattern, letterCase);
    }

    private static String written(SigmaString pattern, LetterCase letterCase) {
        return pattern.parts().stream()
                .map(part -> switch (part) {
                    case SigmaString.Part.AnyRun() -> ".*";
                    case SigmaString.Part.AnyOne() -> ".";
                    case SigmaString.Part.Text(String text) ->
                        text.codePoints()
                                .mapToObj(codePoint -> switch (letterCase) {
                                    case EXACT -> character(codePoint);
                                    case IGNORED -> variants(codePoint);
                                })
                                .collect(Collectors.joining());
                })
                .collect(Collectors.joining());
    }

    /** Variants are letters, of which none has a meaning in a class. */
    private static String variants(int codePoint) {
        CodePoints variants = CaseVariants.of(codePoint);
        return variants.size() == 1
                ? character(codePoint)
                : variants.ranges().stream()
                        .flatMapToInt(range -> IntStream.rangeClosed(range.first(), range.last()))
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining("", "[", "]"));
    }

    private static String character(int codePoint) {
        String character = Character.toString(codePoint);
        boolean plain = codePoint >= 0x80
                || (codePoint >= '0' && codePoint <= '9')
                || (codePoint >= 'a' && codePoint <= 'z')
                || (codePoint >= 'A' && codePoint <= 'Z')
                || PLAIN.indexOf(codePoint) >= 0;
        return plain ? character : "\\" + character;
    }
}
