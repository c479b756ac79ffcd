package dev.tocsin.connector.agreement;

import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.regex.Flag;
import dev.tocsin.sigma.regex.RandomExpressions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Predicates of every kind over {@link TestedFields}, whose values {@link RandomDocuments} have too. */
final class RandomPredicates {
    private static final List<String> BOUNDS =
            List.of("0", "7", "9.5", "443", "-4", "443.7", "9223372036854775807", "99999999999999999999");

    private final RandomChoice choice;
    private final List<String> texts;
    private final RandomExpressions expressions;

    /** @param texts which rules of this run ask for */
    RandomPredicates(RandomChoice choice, List<String> texts) {
        this.choice = choice;
        this.texts = texts;
        this.expressions = new RandomExpressions(choice.source());
    }

    Predicate predicate() {
        // Deep ones are seldom exact.
        return predicate(choice.of(List.of(0, 0, 1, 1, 2, 3)));
    }

    private Predicate predicate(int depth) {
        int kind = choice.below(depth == 0 ? 12 : 22);
        return switch (kind) {
            case 10 -> new Predicate.FieldPresent(choice.of(TestedFields.ALL), Optional.empty());
            case 11 -> rare();
            case 12, 13, 14 -> new Predicate.Not(predicate(depth - 1));
            case 15, 16, 17 -> Predicate.allOf(several(depth));
            case 18, 19, 20, 21 -> Predicate.anyOf(several(depth));
            default -> test();
        };
    }

    private Predicate rare() {
        return switch (choice.below(8)) {
            case 0, 1 ->
                new Predicate.FieldComparison(
                        choice.of(List.of(TestedFields.TEXT, choice.of(TestedFields.ALL))),
                        choice.among(Predicate.Relation.values()),
                        TestedFields.EITHER,
                        letterCase(),
                        Optional.empty());
            case 2 ->
                new Predicate.KeywordTest(
                        new Matcher.Like(
                                pattern(choice.of(texts)).afterAnything().beforeAnything(), letterCase()),
                        Optional.empty());
            case 3 -> new Predicate.KeywordTest(new Matcher.Matches(expression()), Optional.empty());
            default -> test();
        };
    }

    private List<Predicate> several(int depth) {
        List<Predicate> terms = new ArrayList<>();
        int count = choice.onceIn(40) ? 60 : 2 + choice.below(3);
        for (int i = 0; i < count; i++) {
            terms.add(predicate(depth - 1));
        }
        return terms;
    }

    private Predicate test() {
        Field field = choice.onceIn(3)
                ? choice.of(TestedFields.ALL)
                : choice.of(List.of(TestedFields.TEXT, TestedFields.EITHER));
        return new Predicate.FieldTest(field, matcher(field), Optional.empty());
    }

    private Matcher matcher(Field field) {
        return switch (choice.below(14)) {
            case 0, 1 -> new Matcher.Matches(expression());
            case 2 ->
                new Matcher.InNetwork(
                        Network.parse(choice.of(EdgeValues.NETWORKS)).orElseThrow());
            case 3 -> new Matcher.Compare(choice.among(Matcher.Comparison.values()), new BigDecimal(choice.of(BOUNDS)));
            case 4 ->
                new Matcher.DatePartEquals(
                        choice.among(Matcher.DatePart.values()), choice.of(List.of(59, 7, 29, 1, 9, 2024, 2026)));
            default -> new Matcher.Like(pattern(choice.of(TestedFields.values(field, texts))), letterCase());
        };
    }

    private Regex expression() {
        return choice.onceIn(3)
                ? new Regex(expressions.expression())
                : Regex.of(
                        choice.of(EdgeValues.EXPRESSIONS),
                        choice.of(List.of(
                                Set.of(),
                                Set.of(Flag.IGNORE_CASE),
                                Set.of(Flag.DOT_ALL),
                                Set.of(Flag.MULTILINE, Flag.IGNORE_CASE))));
    }

    private LetterCase letterCase() {
        return choice.onceIn(4) ? LetterCase.EXACT : LetterCase.IGNORED;
    }

    /** A value, or a piece of one, with wildcards here and there and letters in the other case. */
    private SigmaString pattern(String value) {
        int[] characters = value.codePoints().toArray();
        int from = characters.length == 0 || !choice.onceIn(3) ? 0 : choice.below(characters.length);
        int to = characters.length == 0 || !choice.onceIn(3)
                ? characters.length
                : from + choice.below(characters.length - from);
        List<SigmaString.Part> parts = new ArrayList<>();
        if (from > 0 || choice.onceIn(4)) {
            parts.add(SigmaString.ANY_RUN);
        }
        // Long values keep all but a few of their characters.
        int change = Math.max(60, (to - from) * 10);
        for (int i = from; i < to; i++) {
            String character = Character.toString(characters[i]);
            parts.add(
                    switch (choice.below(change)) {
                        case 0 -> SigmaString.ANY_ONE;
                        case 1 -> SigmaString.ANY_RUN;
                        case 2, 3, 4, 5 -> new SigmaString.Part.Text(otherCase(characters[i]));
                        default -> new SigmaString.Part.Text(character);
                    });
        }
        if (to < characters.length || choice.onceIn(4)) {
            parts.add(SigmaString.ANY_RUN);
        }
        return new SigmaString(parts);
    }

    static String otherCase(int codePoint) {
        return Character.toString(
                Character.isUpperCase(codePoint) ? Character.toLowerCase(codePoint) : Character.toUpperCase(codePoint));
    }
}
