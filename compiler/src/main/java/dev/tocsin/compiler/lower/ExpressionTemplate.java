package dev.tocsin.compiler.lower;

import dev.tocsin.compiler.placeholder.Placeholders;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.model.SigmaString;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Placeholders in the text of a regular expression. What fills them means itself, but for its wildcards. */
final class ExpressionTemplate {
    private static final Pattern CLASS =
            Pattern.compile("\\[\\^?]?(?:\\\\.|\\[:\\^?\\w+:]|[^\\]\\\\])*]", Pattern.DOTALL);

    private ExpressionTemplate() {}

    /** Every expression that the placeholders make of a text; a backslash makes a percent sign plain. */
    static List<String> filled(String written, Placeholders placeholders) throws NotApplicable {
        List<List<String>> filled = List.of(List.of());
        Matcher placeholder = Template.PLACEHOLDER.matcher(written);
        Matcher characterClass = CLASS.matcher(written);
        int copied = 0;
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) == '\\') {
                i++;
            } else if (written.charAt(i) == '['
                    && characterClass.region(i, written.length()).lookingAt()) {
                refuseInside(written, i, characterClass.end());
                i = characterClass.end() - 1;
            } else if (placeholder.region(i, written.length()).lookingAt()) {
                List<String> values = new ArrayList<>();
                for (SigmaString value : Template.values(placeholders, placeholder.group(1), i, placeholder.end())) {
                    values.add(expression(value));
                }
                filled = Alternatives.combined(filled, List.of(written.substring(copied, i)));
                filled = Alternatives.combined(filled, values);
                copied = placeholder.end();
                i = copied - 1;
            }
        }
        filled = Alternatives.combined(filled, List.of(written.substring(copied)));
        return filled.stream().map(pieces -> String.join("", pieces)).toList();
    }

    private static void refuseInside(String written, int from, int to) throws NotApplicable {
        Matcher placeholder = Template.PLACEHOLDER.matcher(written).region(from, to);
        if (placeholder.find()) {
            throw new NotApplicable(
                            Code.REGULAR_EXPRESSION_SYNTAX,
                            "the placeholder `" + placeholder.group() + "` stands in a class of characters",
                            "take it out of the brackets, or write `\\%` for a percent sign")
                    .at(placeholder.start(), placeholder.end());
        }
    }

    private static String expression(SigmaString value) {
        return value.parts().stream()
                .map(part -> switch (part) {
                    case SigmaString.Part.Text(String text) ->
                        text.codePoints()
                                .mapToObj(codePoint -> (Character.isLetterOrDigit(codePoint) ? "" : "\\")
                                        + Character.toString(codePoint))
                                .collect(Collectors.joining());
                    case SigmaString.Part.AnyRun() -> "(?s:.*)";
                    case SigmaString.Part.AnyOne() -> "(?s:.)";
                })
                .collect(Collectors.joining("", "(?:", ")"));
    }
}
