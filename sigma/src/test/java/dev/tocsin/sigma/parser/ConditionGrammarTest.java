package dev.tocsin.sigma.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.sigma.model.Condition;
import dev.tocsin.sigma.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Random conditions mean the same to the parser as to an evaluator that splits text, weakest operator first. */
class ConditionGrammarTest {
    private static final List<String> NAMES = List.of(
            "selection", "selection_b", "notepad", "android", "order", "of_x", "all", "any", "a-b", "x.y", "_hidden");
    private static final List<String> PATTERNS = List.of(
            "them",
            "sel*",
            "selection*",
            "*",
            "*_b",
            "a*",
            "*d*",
            "_*",
            "notepad",
            "x.*",
            "a-*",
            "s*b",
            "*e*_*",
            "n*t*d",
            "_h*n",
            "_*d*",
            "or*");

    @Test
    void randomConditionsMeanWhatTheirTextSays() {
        long seed = 20231028;
        Random random = new Random(seed);
        for (int round = 0; round < 1_500; round++) {
            String text = new Writer(random).or(0);
            Condition condition = parsed(text);
            for (int world = 0; world < 8; world++) {
                Map<String, Boolean> found =
                        NAMES.stream().collect(Collectors.toMap(name -> name, name -> random.nextBoolean()));
                assertEquals(
                        Splitting.evaluate(text, found),
                        evaluate(condition, found),
                        () -> "seed " + seed + ": " + text + " in " + found);
            }
        }
    }

    private static Condition parsed(String text) {
        String searches =
                NAMES.stream().map(name -> "    " + name + ":\n        F: v\n").collect(Collectors.joining());
        String rule = "title: T\nlogsource:\n    product: p\ndetection:\n" + searches + "    condition: " + text + "\n";
        ParseResult result = SigmaParser.parse(new SourceText("rule", rule));
        assertEquals(List.of(), result.diagnostics(), text);
        return result.rules().getFirst().detection().conditions().getFirst();
    }

    private static boolean evaluate(Condition condition, Map<String, Boolean> found) {
        return switch (condition) {
            case Condition.Identifier identifier -> found.getOrDefault(identifier.name(), false);
            case Condition.Not not -> !evaluate(not.operand(), found);
            case Condition.And and -> and.terms().stream().allMatch(term -> evaluate(term, found));
            case Condition.Or or -> or.terms().stream().anyMatch(term -> evaluate(term, found));
            case Condition.Quantified quantified -> {
                Predicate<String> isFound = name -> found.getOrDefault(name, false);
                yield switch (quantified.quantifier()) {
                    case ANY -> quantified.identifiers().stream().anyMatch(isFound);
                    case ALL -> quantified.identifiers().stream().allMatch(isFound);
                };
            }
        };
    }

    /** Writes conditions along the grammar. */
    private record Writer(Random random) {
        String or(int depth) {
            return joined(" or ", depth, this::and);
        }

        private String and(int depth) {
            return joined(" and ", depth, this::not);
        }

        private String joined(String operator, int depth, java.util.function.IntFunction<String> term) {
            List<String> terms = new ArrayList<>();
            do {
                terms.add(term.apply(depth));
            } while (random.nextInt(3) == 0);
            return String.join(operator, terms);
        }

        private String not(int depth) {
            if (depth < 4 && random.nextInt(12) == 0) {
                return "not(" + or(depth + 1) + ")";
            }
            return (random.nextInt(4) == 0 ? "not " : "") + (random.nextInt(12) == 0 ? "not " : "") + atom(depth);
        }

        private String atom(int depth) {
            if (depth < 4 && random.nextInt(3) == 0) {
                return "(" + space() + or(depth + 1) + space() + ")";
            }
            if (random.nextInt(3) == 0) {
                return List.of("1", "any", "all").get(random.nextInt(3)) + " of "
                        + PATTERNS.get(random.nextInt(PATTERNS.size()));
            }
            return NAMES.get(random.nextInt(NAMES.size()));
        }

        private String space() {
            return " ".repeat(random.nextInt(2));
        }
    }

    /** The slow and obvious reading of a condition. */
    private static final class Splitting {
        static boolean evaluate(String written, Map<String, Boolean> found) {
            String text = written.strip();
            List<String> alternatives = split(text, " or ");
            if (alternatives.size() > 1) {
                return alternatives.stream().anyMatch(part -> evaluate(part, found));
            }
            List<String> terms = split(text, " and ");
            if (terms.size() > 1) {
                return terms.stream().allMatch(part -> evaluate(part, found));
            }
            if (text.startsWith("not ") || text.startsWith("not(")) {
                return !evaluate(text.substring(3), found);
            }
            if (text.startsWith("(")) {
                return evaluate(text.substring(1, text.length() - 1), found);
            }
            int of = text.indexOf(" of ");
            if (of < 0) {
                return found.getOrDefault(text, false);
            }
            String pattern = text.substring(of + 4);
            String regex =
                    pattern.equals("them") ? ".*" : pattern.replace(".", "\\.").replace("*", ".*");
            List<Boolean> selected = NAMES.stream()
                    .filter(name -> name.matches(regex))
                    .filter(name -> !name.startsWith("_") || pattern.startsWith("_"))
                    .map(name -> found.getOrDefault(name, false))
                    .toList();
            return text.startsWith("all ") ? !selected.contains(false) : selected.contains(true);
        }

        /** The parts between an operator that stands outside of all parentheses. */
        private static List<String> split(String text, String operator) {
            List<String> parts = new ArrayList<>();
            int depth = 0;
            int start = 0;
            for (int i = 0; i < text.length(); i++) {
                depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
                if (depth == 0 && text.startsWith(operator, i)) {
                    parts.add(text.substring(start, i));
                    start = i + operator.length();
                    i = start - 1;
                }
            }
            parts.add(text.substring(start));
            return parts;
        }
    }
}
