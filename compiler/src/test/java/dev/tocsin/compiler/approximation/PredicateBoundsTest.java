package dev.tocsin.compiler.approximation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.model.SigmaString;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What bounds say, with a target that tests paths as the oracle does, and with one that is here and there too wide or too
 * narrow: {@code over} holds of every document that the predicate is true of, and the predicate is true of every one that
 * {@code under} holds of.
 */
class PredicateBoundsTest {
    private static final long SEED = Long.getLong("tocsin.seed", 20261123L);
    private static final int DOCUMENTS = 150;
    private static final int PREDICATES = 250;

    private static final List<String> ACCOUNTS = List.of("AUTHORITY", "SYSTEM", "nurse", "-", "", "a", "b\\c");
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry(
                    "text",
                    List.of("cmd.exe", "CMD.EXE", "SYSTEM", "AUTHORITY\\SYSTEM", "", "MD5=AA11,SHA1=AB", "a\nb")),
            Map.entry("other", List.of("cmd", "SYSTEM", "", "AB", "DWORD (0x0000002a)", "MD5=ff,", "42")),
            Map.entry("word", List.of("egress", "ingress", "Egress", "true")),
            Map.entry("domain", ACCOUNTS),
            Map.entry("name", ACCOUNTS),
            Map.entry("md5", List.of("aa11", "ffaa", "")),
            Map.entry("sha1", List.of("ab", "abcd")),
            Map.entry("strings", List.of("42", "1", "0x2A", "001", "whoami", "(0x00000001)")),
            Map.entry("type", List.of("SZ_DWORD", "REG_QWORD", "REG_BINARY", "REG_SZ")),
            Map.entry("access", List.of("0x1A4", "420", "0420", "0x010", "text")));

    private static final List<String> PATTERNS = List.of(
            "cmd.exe",
            "*cmd*",
            "*\\\\SYSTEM",
            "AUTHORITY\\\\*",
            "*AUTH*",
            "SYSTEM",
            "",
            "*",
            "?*",
            "-",
            "a\\\\b*",
            "nurse",
            "true",
            "false",
            "egress",
            "MD5=AA11*",
            "*SHA1=AB*",
            "*aa11*",
            "*=*",
            "*5=aa*",
            "MD5=AA11,SHA1=AB",
            "*ff*",
            "DWORD (0x0000002a)",
            "*0x0000002a*",
            "*DWORD*",
            "Binary Data",
            "42",
            "*42*",
            "QWORD (0x00000000-0x0000002a)",
            "0x1a4",
            "420",
            "0x10",
            "16",
            "*x1*",
            "Host = SYSTEM*",
            "*= cmd*",
            "*Host*",
            "*Command*a*",
            "??",
            "*a*b*");

    private final Random random = new Random(SEED);

    static Stream<Field> fields() {
        Candidate text = new Candidate.Path("text");
        Candidate other = new Candidate.Path("other");
        return Stream.of(
                field("path", text),
                field("several", other, text),
                field(
                        "translated",
                        new Candidate.Translated("word", Map.of("egress", "true", "ingress", "false")),
                        other),
                field("account", new Candidate.Account("domain", "name"), text),
                field(
                        "hashes",
                        new Candidate.Hashes(List.of(
                                new Candidate.Hashes.Algorithm("SHA1", "sha1"),
                                new Candidate.Hashes.Algorithm("MD5", "md5"))),
                        text),
                field("details", new Candidate.RegistryDetails("strings", "type"), other),
                field("decimal", new Candidate.WholeNumber("access", Candidate.WholeNumber.Notation.DECIMAL)),
                field(
                        "hexadecimal",
                        new Candidate.WholeNumber("access", Candidate.WholeNumber.Notation.HEXADECIMAL),
                        other),
                field("together", new Candidate.Together(List.of(text, other))),
                field("between", new Candidate.Between("text", "MD5=", ","), other),
                field(
                        "lines",
                        new Candidate.Lines(List.of(
                                new Candidate.Lines.Line(
                                        "Host = ", List.of(other, text), Candidate.Lines.WithoutValue.LABEL_ALONE),
                                new Candidate.Lines.Line(
                                        "Command = ", List.of(text), Candidate.Lines.WithoutValue.NO_LINE)))),
                field("invocations", new Candidate.Invocations("details"), other));
    }

    private static Field field(String name, Candidate... candidates) {
        return new Field(name, List.of(candidates));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void liesBetween(Field field) {
        List<Document> documents =
                Stream.generate(this::document).limit(DOCUMENTS).toList();
        int matched = 0;
        int narrower = 0;
        for (int i = 0; i < PREDICATES; i++) {
            Predicate predicate = predicate(field, 2);
            List<PathTests<Predicate>> targets = List.of(new ExactPaths(), new LoosePaths(random.nextLong()));
            for (PathTests<Predicate> target : targets) {
                Bounds<Predicate> bounds = new PredicateBounds<>(target).of(predicate);
                for (Document document : documents) {
                    boolean meaning = Oracle.matches(predicate, document);
                    boolean over = holds(bounds.over(), document);
                    boolean under = holds(bounds.under(), document);
                    assertTrue(over || !meaning, () -> "lost: " + about(predicate, bounds));
                    assertTrue(meaning || !under, () -> "too much below: " + about(predicate, bounds));
                    matched += meaning ? 1 : 0;
                    narrower += over ? 0 : 1;
                }
            }
        }
        assertTrue(matched > 1_000 && narrower > 1_000, "seed " + SEED + ": " + matched + " " + narrower);
    }

    private static String about(Predicate predicate, Bounds<Predicate> bounds) {
        return "seed " + SEED + ", " + predicate + "\n" + bounds;
    }

    private static boolean holds(Formula<Predicate> formula, Document document) {
        return switch (formula) {
            case Formula.Everything<Predicate> everything -> true;
            case Formula.Nothing<Predicate> nothing -> false;
            case Formula.Leaf<Predicate>(Predicate test) -> Oracle.matches(test, document);
            case Formula.All<Predicate>(List<Formula<Predicate>> terms) ->
                terms.stream().allMatch(term -> holds(term, document));
            case Formula.Any<Predicate>(List<Formula<Predicate>> terms) ->
                terms.stream().anyMatch(term -> holds(term, document));
            case Formula.Not<Predicate>(Formula<Predicate> operand) -> !holds(operand, document);
        };
    }

    /** Tests of one path, as exact as the oracle. */
    private static class ExactPaths implements PathTests<Predicate> {
        @Override
        public Bounds<Predicate> fits(String path, Matcher matcher) {
            return exactly(new Predicate.FieldTest(at(path), matcher, Optional.empty()));
        }

        @Override
        public Bounds<Predicate> present(String path) {
            return exactly(new Predicate.FieldPresent(at(path), Optional.empty()));
        }

        @Override
        public Bounds<Predicate> compares(
                String left, Predicate.Relation relation, String right, LetterCase letterCase) {
            return exactly(new Predicate.FieldComparison(at(left), relation, at(right), letterCase, Optional.empty()));
        }

        @Override
        public Bounds<Predicate> anywhere(Matcher matcher) {
            return exactly(new Predicate.KeywordTest(matcher, Optional.empty()));
        }

        private static Field at(String path) {
            return field(path, new Candidate.Path(path));
        }

        private static Bounds<Predicate> exactly(Predicate test) {
            return Bounds.exactly(Formula.leaf(test));
        }
    }

    /** Some of which are too wide, too narrow or both; compares no paths and knows nothing of all fields. */
    private static final class LoosePaths implements PathTests<Predicate> {
        private final ExactPaths exact = new ExactPaths();
        private final Random random;

        LoosePaths(long seed) {
            this.random = new Random(seed);
        }

        @Override
        public Bounds<Predicate> fits(String path, Matcher matcher) {
            return loosened(exact.fits(path, matcher));
        }

        @Override
        public Bounds<Predicate> present(String path) {
            return loosened(exact.present(path));
        }

        private Bounds<Predicate> loosened(Bounds<Predicate> bounds) {
            return switch (random.nextInt(6)) {
                case 0 -> Bounds.between(bounds.under(), new Formula.Everything<>(), "path", Reason.OTHER_TYPE);
                case 1 -> Bounds.within(bounds.over(), "path", Reason.OTHER_TYPE);
                case 2 -> Bounds.unknown("path", Reason.UNSEARCHABLE);
                default -> bounds;
            };
        }
    }

    private Predicate predicate(Field field, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 9)) {
            case 0 -> new Predicate.FieldPresent(field, Optional.empty());
            case 1 ->
                new Predicate.FieldComparison(
                        field,
                        oneOf(Predicate.Relation.values()),
                        random.nextBoolean()
                                ? field("right", new Candidate.Path("text"), new Candidate.Path("name"))
                                : field,
                        oneOf(LetterCase.values()),
                        Optional.empty());
            case 2 -> new Predicate.KeywordTest(matcher(), Optional.empty());
            case 6 -> Predicate.not(predicate(field, depth - 1));
            case 7 -> Predicate.allOf(List.of(predicate(field, depth - 1), predicate(field, depth - 1)));
            case 8 -> Predicate.anyOf(List.of(predicate(field, depth - 1), predicate(field, depth - 1)));
            default -> new Predicate.FieldTest(field, matcher(), Optional.empty());
        };
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private Matcher matcher() {
        return switch (random.nextInt(8)) {
            case 0 -> new Matcher.Matches(Regex.of("(?i)(sys|cmd)", Set.of()));
            case 1 -> new Matcher.Compare(Matcher.Comparison.GREATER, new BigDecimal("41"));
            default ->
                new Matcher.Like(
                        SigmaString.parse(PATTERNS.get(random.nextInt(PATTERNS.size()))),
                        random.nextInt(4) == 0 ? LetterCase.EXACT : LetterCase.IGNORED);
        };
    }

    private Document document() {
        Map<String, Object> json = new TreeMap<>();
        VALUES.forEach((path, values) -> {
            switch (random.nextInt(6)) {
                case 0, 1 -> {}
                case 2 -> json.put(path, List.of(pick(values), pick(values)));
                default -> json.put(path, pick(values));
            }
        });
        if (random.nextBoolean()) {
            List<Map<String, String>> invocations = new ArrayList<>();
            invocations.add(Map.of("type", "CommandInvocation", "related_command", "cmd", "value", "SYSTEM"));
            json.put("details", invocations);
        }
        try {
            return Document.parse(new ObjectMapper().writeValueAsBytes(json));
        } catch (JsonProcessingException | UnreadableDocumentException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
