package dev.tocsin.connector.agreement;

import dev.tocsin.sigma.regex.Expression;
import dev.tocsin.sigma.regex.RandomExpressions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The texts of Sigma rules with every modifier and every form of a condition, over the log sources of {@link EventKind}. */
final class RandomRules {
    private static final List<String> CONDITIONS = List.of(
            "a",
            "a",
            "a",
            "a and b",
            "a or b",
            "not a",
            "a and not b",
            "not (a and b)",
            "a or not (b and c)",
            "1 of them",
            "all of them",
            "a and not 1 of other*",
            "2 of them",
            "not 1 of them",
            "(a or b) and not c");

    /** The items that take texts, each with its modifiers. */
    private static final List<String> OF_TEXT = List.of(
            "",
            "",
            "",
            "|contains",
            "|contains",
            "|startswith",
            "|endswith",
            "|contains|all",
            "|cased",
            "|contains|cased",
            "|endswith|cased",
            "|neq",
            "|contains|neq",
            "|windash|contains",
            "|base64offset|contains",
            "|wide|base64offset|contains",
            "|base64",
            "|utf16|base64offset|contains");

    private final RandomChoice choice;
    private final List<String> texts;
    private final RandomExpressions expressions;

    RandomRules(RandomChoice choice, List<String> texts) {
        this.choice = choice;
        this.texts = texts;
        this.expressions = new RandomExpressions(choice.source());
    }

    /** One rule. */
    String rule(int number) {
        EventKind kind = choice.among(EventKind.values());
        String condition = choice.of(CONDITIONS);
        StringBuilder rule = new StringBuilder("title: Random " + number + "\n");
        rule.append(kind.yaml()).append("detection:\n");
        for (String identifier : List.of("a", "b", "c", "other_1", "other_2")) {
            boolean used = condition.matches(".*\\b" + identifier + "\\b.*")
                    || condition.endsWith("them")
                    || (condition.endsWith("*") && identifier.startsWith("other"));
            if (used) {
                rule.append("    ").append(identifier).append(":\n").append(search(kind));
            }
        }
        return rule.append("    condition: ").append(condition).append('\n').toString();
    }

    private String search(EventKind kind) {
        return switch (choice.below(12)) {
            case 0 -> "        - " + text(choice.of(texts) + "x") + "\n        - " + text(value(texts)) + "\n";
            case 1, 2 ->
                IntStream.range(0, 2 + choice.below(2))
                        .mapToObj(i -> "        - "
                                + item(kind, choice.of(kind.fields())).strip() + "\n")
                        .collect(Collectors.joining());
            default ->
                choice.some(kind.fields(), 1 + choice.below(2)).stream()
                        .map(field -> "        " + item(kind, field) + "\n")
                        .collect(Collectors.joining());
        };
    }

    private String item(EventKind kind, String field) {
        List<String> values = EventKind.values(field, texts);
        return field
                + switch (choice.below(16)) {
                    case 0, 1 -> expression();
                    case 2 -> "|cidr: " + choice.of(EdgeValues.NETWORKS);
                    case 3 ->
                        choice.among("|gt", "|gte", "|lt", "|lte") + ": "
                                + choice.among("7", "443", "0", "-4", "9.5", "4688");
                    case 4 -> "|exists: " + choice.among("true", "false");
                    case 5 ->
                        "|fieldref" + choice.among("", "|contains", "|startswith", "|endswith") + ": "
                                + choice.of(kind.fields());
                    case 6 -> choice.among(": null", ": ''", ": '*'", ": [null, '']");
                    case 7 -> choice.among("|minute: 0", "|hour: 7", "|year: 2026", "|week: 1");
                    default -> choice.of(OF_TEXT) + ": " + list(values);
                };
    }

    private String expression() {
        if (choice.onceIn(2)) {
            return "|re" + choice.among("", "|i", "|i|m", "|s") + ": " + text(choice.of(EdgeValues.EXPRESSIONS));
        }
        Expression.Notation notation = expressions.expression().notation();
        String flags = notation.letters()
                .chars()
                .mapToObj(letter -> "|" + (char) letter)
                .collect(Collectors.joining());
        return "|re" + flags + ": " + text(notation.text());
    }

    private String list(List<String> values) {
        int count = choice.onceIn(30) ? 40 : 1 + choice.below(3);
        List<String> written = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            written.add(text(value(values)));
        }
        return count == 1 ? written.getFirst() : "[" + String.join(", ", written) + "]";
    }

    /** A value as a rule writes it: whole or a piece, its letters in the other case, its wildcards escaped or not. */
    private String value(List<String> values) {
        String value = choice.of(values);
        int[] characters = value.codePoints().toArray();
        int from = characters.length < 4 || !choice.onceIn(3) ? 0 : choice.below(characters.length / 2);
        int to = characters.length < 4 || !choice.onceIn(3)
                ? characters.length
                : from + 1 + choice.below(characters.length - from - 1);
        StringBuilder written = new StringBuilder();
        int change = Math.max(60, (to - from) * 10);
        for (int i = from; i < to; i++) {
            String character = Character.toString(characters[i]);
            written.append(
                    switch (choice.below(change)) {
                        case 0 -> "?";
                        case 1 -> "*";
                        case 2, 3, 4 -> RandomPredicates.otherCase(characters[i]);
                        default -> "*?".contains(character) && choice.onceIn(2) ? "\\" + character : character;
                    });
        }
        return written.toString();
    }

    /** A YAML scalar between double quotes. */
    private static String text(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(codePoint -> {
            if (codePoint >= ' ' && codePoint <= '~' && codePoint != '"' && codePoint != '\\') {
                quoted.append((char) codePoint);
            } else {
                quoted.append("\\U%08X".formatted(codePoint));
            }
        });
        return quoted.append('"').toString();
    }
}
