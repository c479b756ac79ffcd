package dev.tocsin.connector.agreement;

import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Portion;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.compiler.ir.Values;
import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.regex.Flag;
import dev.tocsin.sigma.regex.RandomExpressions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Predicates of every kind over {@link TestedFields}, whose values {@link RandomDocuments} have too. */
final class RandomPredicates {
    private static final List<String> BOUNDS =
            List.of("0", "7", "9.5", "443", "-4", "443.7", "9223372036854775807", "99999999999999999999");

    private static final int MORE_THAN_NAMED = 300;
    private static final int MORE_THAN_CLAUSES = 2_100;

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
        int kind = choice.below(depth == 0 ? 13 : 24);
        return switch (kind) {
            case 10 -> new Predicate.FieldPresent(choice.of(TestedFields.ALL), Optional.empty());
            case 11 -> rare();
            case 12 -> new Predicate.FieldTest(TestedFields.MOMENT, notBefore(), Optional.empty());
            case 13, 14, 22 -> new Predicate.Not(predicate(depth - 1));
            case 15, 16, 17 -> Predicate.allOf(several(depth));
            case 18, 19, 20, 21, 23 -> Predicate.anyOf(several(depth));
            default -> test();
        };
    }

    private Predicate rare() {
        return switch (choice.below(9)) {
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
            case 4 -> new Predicate.KeywordTest(oneOf(texts), Optional.empty());
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
        return switch (choice.below(20)) {
            case 0, 1 -> new Matcher.Matches(expression());
            case 2 ->
                new Matcher.InNetwork(
                        Network.parse(choice.of(EdgeValues.NETWORKS)).orElseThrow());
            case 3 -> new Matcher.Compare(choice.among(Matcher.Comparison.values()), new BigDecimal(choice.of(BOUNDS)));
            case 4 ->
                new Matcher.DatePartEquals(
                        choice.among(Matcher.DatePart.values()), choice.of(List.of(59, 7, 29, 1, 9, 2024, 2026)));
            case 5, 6, 7, 8, 9 -> oneOf(TestedFields.values(field, texts));
            case 10 -> notBefore();
            default -> new Matcher.Like(pattern(choice.of(TestedFields.values(field, texts))), letterCase());
        };
    }

    private Matcher notBefore() {
        return new Matcher.NotBefore(Instant.parse(choice.of(EdgeValues.BOUNDS_OF_TIME)));
    }

    /** A few values, or more than a query names one by one. */
    private Matcher oneOf(List<String> from) {
        Portion portion = choice.among(Portion.values());
        int count = switch (choice.below(40)) {
            case 0 -> MORE_THAN_CLAUSES;
            case 1, 2, 3 -> MORE_THAN_NAMED;
            default -> 1 + choice.below(4);
        };
        List<Values.Listed> listed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String text = i < 4 ? value(portion, choice.of(from)) : filling(portion, i);
            listed.add(new Values.Listed(text, Optional.empty()));
        }
        return new Matcher.OneOf(Values.of(portion, listed));
    }

    private String value(Portion portion, String text) {
        return switch (portion) {
            case ADDRESS, ADDRESS_AMONG -> choice.of(choice.among(EdgeValues.NETWORKS, EdgeValues.ADDRESSES));
            case WHOLE, LAST_NAME, NAME_OR_ABOVE, PATH, KEY_OR_ABOVE, WORD, ANYWHERE -> {
                int[] borders = IntStream.range(0, text.length())
                        .filter(at -> "\\/. \"=*".indexOf(text.charAt(at)) >= 0)
                        .toArray();
                String piece = borders.length == 0 || choice.onceIn(3)
                        ? text
                        : choice.onceIn(2)
                                ? text.substring(borders[choice.below(borders.length)] + 1)
                                : text.substring(0, borders[choice.below(borders.length)]);
                yield letters(piece) + choice.of(EdgeValues.VALUE_ENDS);
            }
        };
    }

    private String letters(String text) {
        StringBuilder letters = new StringBuilder();
        boolean other = choice.onceIn(2);
        text.codePoints()
                .forEach(letter ->
                        letters.append(other && choice.onceIn(3) ? otherCase(letter) : Character.toString(letter)));
        return letters.toString();
    }

    /** What no document has. */
    private static String filling(Portion portion, int number) {
        return switch (portion) {
            case ADDRESS, ADDRESS_AMONG -> "203.0." + number / 256 + "." + number % 256;
            case WHOLE, LAST_NAME, NAME_OR_ABOVE, PATH, KEY_OR_ABOVE, WORD, ANYWHERE -> "Nowhere" + number + ".example";
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
