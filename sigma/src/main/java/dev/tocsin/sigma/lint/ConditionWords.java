package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.parser.IdentifierPattern;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a condition names, read word by word. It needs no condition that is well formed, so that a document with an error
 * elsewhere is judged like any other.
 *
 * @param quantified what stands behind each {@code of}
 * @param identifiers words that are neither operators nor part of {@code x of y}
 */
record ConditionWords(List<Quantified> quantified, List<String> identifiers) {
    private static final Pattern WORD = Pattern.compile("[^\\s()|]+");
    private static final Set<String> OPERATORS = Set.of("and", "or", "not");
    private static final String THEM = "them";

    ConditionWords {
        quantified = List.copyOf(quantified);
        identifiers = List.copyOf(identifiers);
    }

    /**
     * {@code quantifier of pattern}.
     *
     * @param from index of its first code unit in the condition
     * @param to index after the last
     */
    record Quantified(String quantifier, String pattern, Scalar condition, int from, int to) {
        boolean isThem() {
            return pattern.equals(THEM);
        }

        Span place() {
            return condition.places().span(from, to);
        }

        /** Whether the pattern selects the identifier; a leading underscore hides it from patterns without one. */
        boolean selects(String identifier) {
            if (identifier.startsWith("_") && !pattern.startsWith("_")) {
                return false;
            }
            return isThem() || IdentifierPattern.matches(pattern, identifier);
        }
    }

    private record Word(String text, int from, int to) {}

    /** @param defined the search identifiers; one of them may be spelt like an operator in capitals */
    static ConditionWords of(Scalar condition, Set<String> defined) {
        List<Word> words = words(condition.text());
        List<Quantified> quantified = new ArrayList<>();
        List<String> identifiers = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            Word word = words.get(i);
            boolean isQuantifier =
                    i + 2 < words.size() && words.get(i + 1).text().equalsIgnoreCase("of");
            if (isQuantifier) {
                Word pattern = words.get(i + 2);
                String text = pattern.text().equalsIgnoreCase(THEM) ? THEM : pattern.text();
                quantified.add(new Quantified(
                        word.text().toLowerCase(Locale.ROOT), text, condition, word.from(), pattern.to()));
                i += 3;
            } else {
                boolean isOperator = OPERATORS.contains(word.text().toLowerCase(Locale.ROOT))
                        && (OPERATORS.contains(word.text()) || !defined.contains(word.text()));
                if (!isOperator) {
                    identifiers.add(word.text());
                }
                i++;
            }
        }
        return new ConditionWords(quantified, identifiers);
    }

    private static List<Word> words(String condition) {
        // Behind a pipe stands an aggregation of Sigma version 1.
        int pipe = condition.indexOf('|');
        Matcher word = WORD.matcher(pipe < 0 ? condition : condition.substring(0, pipe));
        List<Word> words = new ArrayList<>();
        while (word.find()) {
            words.add(new Word(word.group(), word.start(), word.end()));
        }
        return words;
    }
}
