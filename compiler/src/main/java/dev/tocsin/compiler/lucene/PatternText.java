package dev.tocsin.compiler.lucene;

import dev.tocsin.compiler.elasticsearch.Clause;
import dev.tocsin.compiler.elasticsearch.Patterns;
import dev.tocsin.compiler.elasticsearch.QueryLanguage;
import dev.tocsin.sigma.model.SigmaString;
import java.util.stream.Collectors;

/**
 * A pattern as a value of {@code query_string}, which has no {@code case_insensitive}. Where letter case makes no
 * difference it is a quoted text or a word with wildcards, otherwise a regular expression with a class for each letter.
 */
final class PatternText {
    private PatternText() {}

    static String of(Clause.Like like) {
        SigmaString pattern = like.pattern();
        if (Patterns.needsRegexp(pattern, like.letterCase(), QueryLanguage.QUERY_STRING)) {
            return Syntax.expression(Patterns.regexp(pattern, like.letterCase(), QueryLanguage.QUERY_STRING));
        }
        return pattern.isLiteral() ? Syntax.quoted(pattern.literalText()) : wildcards(pattern);
    }

    private static String wildcards(SigmaString pattern) {
        return pattern.parts().stream()
                .map(part -> switch (part) {
                    case SigmaString.Part.AnyRun() -> "*";
                    case SigmaString.Part.AnyOne() -> "?";
                    case SigmaString.Part.Text(String text) -> Syntax.escaped(text);
                })
                .collect(Collectors.joining());
    }
}
