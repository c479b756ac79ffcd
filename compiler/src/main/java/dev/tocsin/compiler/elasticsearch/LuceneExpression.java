package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.regex.Expression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A regular expression that matches a whole value, in Lucene's syntax and within its limits.
 *
 * @param text the same with and without Lucene's optional operators
 * @param letterCase {@code IGNORED} if it is to be run with {@code case_insensitive}
 * @param longest of the matching values, in code points; empty if there is no end to them
 */
public record LuceneExpression(String text, LetterCase letterCase, OptionalInt longest) {
    /** Far more than the expressions of all of SigmaHQ's rules. */
    private static final int MOST_KNOWN = 1_000;

    /** What was asked lately. A field has several places, and a rule several targets, that ask for the same. */
    private static final Map<Question, Optional<LuceneExpression>> KNOWN =
            Collections.synchronizedMap(new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Question, Optional<LuceneExpression>> eldest) {
                    return size() > MOST_KNOWN;
                }
            });

    private record Question(Regex regex, QueryLanguage language) {}

    /** Matches every value in which the given expression matches somewhere, and no other; empty if Lucene has none. */
    public static Optional<LuceneExpression> of(Regex regex, QueryLanguage language) {
        Question question = new Question(regex, language);
        Optional<LuceneExpression> known = KNOWN.get(question);
        if (known == null) {
            // Two threads may find out the same; making an automaton must not keep others waiting.
            known = found(regex, language);
            KNOWN.put(question, known);
        }
        return known;
    }

    /**
     * Whether Lucene takes the expression also as one stretch of a longer text, between any such separators. Behind each of
     * them a match can begin, which makes the automaton larger.
     */
    public static boolean allowsBetween(Regex regex, String separator) {
        return WholeValue.of(regex.expression())
                .map(whole -> WholeValue.between(whole, separator))
                .filter(ExpressionEffort::allows)
                .isPresent();
    }

    private static Optional<LuceneExpression> found(Regex regex, QueryLanguage language) {
        Optional<Expression> whole = WholeValue.of(regex.expression());
        if (whole.isEmpty() || !LuceneDialect.canWrite(whole.get()) || !ExpressionEffort.allows(whole.get())) {
            return Optional.empty();
        }
        LetterCase letterCase = switch (language) {
            case QUERY_DSL -> LuceneDialect.ignoresAsciiCase(whole.get()) ? LetterCase.IGNORED : LetterCase.EXACT;
            case QUERY_STRING -> LetterCase.EXACT;
        };
        String text = new LuceneDialect(letterCase).write(whole.get());
        return text.length() > PatternLimits.LONGEST_REGEXP
                ? Optional.empty()
                : Optional.of(new LuceneExpression(text, letterCase, longest(whole.get())));
    }

    private static OptionalInt longest(Expression expression) {
        return switch (expression) {
            case Expression.Literal(String text, var letterCase) ->
                OptionalInt.of(text.codePointCount(0, text.length()));
            case Expression.AnyCharacter any -> OptionalInt.of(1);
            case Expression.CharacterClass characterClass -> OptionalInt.of(1);
            case Expression.Anchor anchor -> OptionalInt.of(0);
            case Expression.Sequence(List<Expression> terms) -> {
                int sum = 0;
                for (Expression term : terms) {
                    OptionalInt longest = longest(term);
                    if (longest.isEmpty()) {
                        yield OptionalInt.empty();
                    }
                    sum += longest.getAsInt();
                }
                yield OptionalInt.of(sum);
            }
            case Expression.Alternation(List<Expression> branches) -> {
                int greatest = 0;
                for (Expression branch : branches) {
                    OptionalInt longest = longest(branch);
                    if (longest.isEmpty()) {
                        yield OptionalInt.empty();
                    }
                    greatest = Math.max(greatest, longest.getAsInt());
                }
                yield OptionalInt.of(greatest);
            }
            case Expression.Repetition(Expression operand, int least, OptionalInt most) -> {
                OptionalInt once = longest(operand);
                yield once.isEmpty() || most.isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(once.getAsInt() * most.getAsInt());
            }
        };
    }
}
