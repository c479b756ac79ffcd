package dev.tocsin.compiler.lucene;

import dev.tocsin.compiler.elasticsearch.Clause;
import dev.tocsin.compiler.ir.CaseVariants;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.regex.CodePoints;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A pattern as a value of {@code query_string}, which has no {@code case_insensitive}. Where letter case makes no
 * difference it is a quoted text or a word with wildcards, otherwise a regular expression with a class for each letter.
 */
final class PatternText {
    /** These have no meaning in an expression, whatever its flags. */
    private static final String PLAIN = " _-:;,='%";

    private PatternText() {}

    static String of(Clause.Like like) {
        if (needsExpression(like)) {
            return Syntax.expression(expression(like.pattern(), like.letterCase()));
        }
        return like.pattern().isLiteral()
                ? Syntax.quoted(like.pattern().literalText())
                : like.pattern().parts().stream()
                        .map(part -> switch (part) {
                            case SigmaString.Part.AnyRun() -> "*";
                            case SigmaString.Part.AnyOne() -> "?";
                            case SigmaString.Part.Text(String text) -> Syntax.escaped(text);
                        })
                        .collect(Collectors.joining());
    }

    static boolean needsExpression(Clause.Like like) {
        return like.letterCase() == LetterCase.IGNORED
                && like.pattern().parts().stream()
                        .anyMatch(part -> part instanceof SigmaString.Part.Text(String text)
                                && text.codePoints()
                                        .anyMatch(codePoint ->
                                                CaseVariants.of(codePoint).size() > 1));
    }

    /** In Lucene's regular expressions with all their operators, which {@code query_string} does not turn off. */
    static String expression(SigmaString pattern, LetterCase letterCase) {
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
