package dev.tocsin.sigma.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.regex.Expression.LetterCase;
import dev.tocsin.sigma.regex.Expression.Notation;
import dev.tocsin.sigma.regex.Expression.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionParserTest {
    private static Expression parsed(String text) {
        ParsedExpression parsed = ExpressionParser.parse(text, Set.of());
        return parsed.expression().orElseThrow(() -> new AssertionError(text + ": " + parsed.problems()));
    }

    private static Expression exact(String text) {
        return Expression.literal(text, LetterCase.EXACT);
    }

    private static Expression ignoring(String text) {
        return Expression.literal(text, LetterCase.IGNORED);
    }

    /** Each line: an expression, and what it is once everything that changes nothing is gone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\u0001',
            value = {
                "abc                ¦ /abc/",
                "(a)(?:b)(?P<n>c)(?<m>d) ¦ /abcd/",
                "a+?b*?c??d{2,3}?   ¦ /a+b*c?d{2,3}/",
                "(?:ab)+            ¦ /(?:ab)+/",
                "a{1}b{0}c{1,1}d{3} ¦ /acd{3}/",
                "a{0,}b{1,}c{0,1}   ¦ /a*b+c?/",
                "http[s]?           ¦ /https?/",
                "[.]                ¦ /\\./",
                "[0-9]              ¦ /\\d/",
                "[^0-9]             ¦ /\\D/",
                "[\\W]              ¦ /\\W/",
                "[^\\S]             ¦ /\\s/",
                "[\\s\\S]           ¦ /./s",
                "[^\\n]             ¦ /./",
                "[a-cb-d]           ¦ /[a-d]/",
                "[]a]               ¦ /[\\]a]/",
                "[^]a]              ¦ /[^\\]a]/",
                "[a\\-z]            ¦ /[\\-az]/",
                "[a-]               ¦ /[\\-a]/",
                "[\\w-.]            ¦ /[\\w\\-.]/",
                "[[a]               ¦ /[\\[a]/",
                "[[:xdigit:]_]      ¦ /[0-9A-F_a-f]/",
                "[[:^space:]]       ¦ /\\S/",
                "[\\b]              ¦ /\\x08/",
                "a{b|c}             ¦ /a\\{b|c\\}/",
                "a{x                ¦ /a\\{x/",
                "a]}                ¦ /a\\]\\}/",
                "\\x41\\x{1F514}\\u2013 ¦ /A\uD83D\uDD14\u2013/",
                "\\t\\n\\r\\f\\a\\e ¦ /\\t\\n\\r\\f\\x07\\x1B/",
                "\\/\\\"\\'\\-\\é\\_ ¦ //\"'-é_/",
                "a|b|(c|d)|a        ¦ /a|b|c|d/",
                "(?:\\s|)           ¦ /\\s|(?:)/",
                "(?i)ab             ¦ /ab/i",
                "a(?i)b|c           ¦ /a(?i:b)|(?i:c)/",
                "(a(?i)b)c          ¦ /a(?i:b)c/",
                "(?i:a\\.)b         ¦ /(?i:a\\.)b/",
                "(?i)a(?-i)b        ¦ /(?i:a)b/",
                "(?i)\\d+           ¦ /\\d+/",
                "(?s).              ¦ /./s",
                "(?s).(?-s).        ¦ /(?s:.)./",
                "(?m)^a$            ¦ /^a$/m",
                "(?m)^a$\\A\\z      ¦ /^a$\\A\\z/m",
                "^a$                ¦ /^a$/",
                "\\Aa\\z            ¦ /^a$/",
                "(?ms-i:^.)         ¦ /^./ms",
                "\\b\\B             ¦ /\\b\\B/",
                "^*                 ¦ /^*/",
            })
    void readsTheDialect(String text, String expected) {
        assertEquals(expected, parsed(text).notation().toString());
    }

    @Test
    void saysWhatAnExpressionMeans() {
        assertEquals(
                Expression.sequence(
                        Expression.anchor(Place.TEXT_START),
                        ignoring("who."),
                        Expression.repetition(
                                Expression.oneOf(CodePoints.DIGITS, LetterCase.EXACT), 2, OptionalInt.of(3)),
                        Expression.alternation(ignoring("x"), Expression.empty())),
                parsed("(?i)^who\\.[0-9]{2,3}(x|)"));
        assertEquals(exact("cmd.exe"), parsed("(?:cmd)[.](exe)"));
        assertEquals(Expression.empty(), parsed(""));
        assertEquals(Expression.empty(), parsed("()(?:)"));
    }

    @Test
    void flagsFromOutsideHoldFromTheFirstCharacterOn() {
        assertEquals(
                List.of(ignoring("a.b"), parsed("(?s)."), parsed("(?m)^")),
                List.of(
                        ExpressionParser.parse("a\\.b", Set.of(Flag.IGNORE_CASE))
                                .expression()
                                .orElseThrow(),
                        ExpressionParser.parse(".", Set.of(Flag.DOT_ALL))
                                .expression()
                                .orElseThrow(),
                        ExpressionParser.parse("^", Set.of(Flag.MULTILINE))
                                .expression()
                                .orElseThrow()));
    }

    /** Each line: an expression, the kind of problem, the part of the expression that it is about, and a word of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\u0001',
            value = {
                "a(?=b)c          ¦ UNSUPPORTED ¦ (?=b)        ¦ lookahead",
                "a(?!(b|c))c      ¦ UNSUPPORTED ¦ (?!(b|c))    ¦ negative lookahead",
                "(?<=a)b          ¦ UNSUPPORTED ¦ (?<=a)       ¦ lookbehind",
                "(?<!a)b          ¦ UNSUPPORTED ¦ (?<!a)       ¦ negative lookbehind",
                "x(?>a|b)         ¦ UNSUPPORTED ¦ (?>a|b)      ¦ atomic",
                "a++b             ¦ UNSUPPORTED ¦ ++           ¦ possessive",
                "a{2,3}+b         ¦ UNSUPPORTED ¦ {2,3}+       ¦ possessive",
                "(a)\\1           ¦ UNSUPPORTED ¦ \\1          ¦ refers back",
                "(?P<n>a)(?P=n)   ¦ UNSUPPORTED ¦ (?P=n)       ¦ refers to another group",
                "(?<n>a)\\k<n>    ¦ UNSUPPORTED ¦ \\k<n>       ¦ refers back",
                "a(?R)?           ¦ UNSUPPORTED ¦ (?R)         ¦ refers to another group",
                "(a)(?1)          ¦ UNSUPPORTED ¦ (?1)         ¦ refers to another group",
                "(a)?(?(1)b|c)    ¦ UNSUPPORTED ¦ (?(1)b|c)    ¦ conditional",
                "a(?|b)           ¦ UNSUPPORTED ¦ (?|b)        ¦ anew",
                "a(?#x)           ¦ UNSUPPORTED ¦ (?#x)        ¦ comment",
                "(*UTF8)a         ¦ UNSUPPORTED ¦ (*UTF8)      ¦ backtracking",
                "(?x)a b          ¦ UNSUPPORTED ¦ (?x)         ¦ flag `x`",
                "\\p{Lu}          ¦ UNSUPPORTED ¦ \\p{Lu}      ¦ Unicode property",
                "a\\Z             ¦ UNSUPPORTED ¦ \\Z          ¦ same to every engine",
                "[\\h]            ¦ UNSUPPORTED ¦ \\h          ¦ same to every engine",
                "\\Qa             ¦ UNSUPPORTED ¦ \\Q          ¦ same to every engine",
                "[[.a.]]          ¦ UNSUPPORTED ¦ [.a.]        ¦ collating",
                "a{1001}          ¦ UNSUPPORTED ¦ {1001}       ¦ 1,000 at most",
                "a{2,99999999999} ¦ UNSUPPORTED ¦ {2,99999999999} ¦ 1,000 at most",
                "x(a{999}){999}   ¦ UNSUPPORTED ¦ (a{999}){999} ¦ 10,000 steps",
                "a)               ¦ SYNTAX      ¦ )            ¦ no `(`",
                "a(b              ¦ SYNTAX      ¦ (            ¦ not closed",
                "a[b              ¦ SYNTAX      ¦ [            ¦ not closed",
                "[]               ¦ SYNTAX      ¦ [            ¦ not closed",
                "a\\              ¦ SYNTAX      ¦ \\           ¦ nothing to escape",
                "C:\\images       ¦ SYNTAX      ¦ \\i          ¦ no escape",
                "*.exe            ¦ SYNTAX      ¦ *            ¦ nothing before",
                "a|+b             ¦ SYNTAX      ¦ +            ¦ nothing before",
                "(?i)*            ¦ SYNTAX      ¦ *            ¦ nothing before",
                "({2})            ¦ SYNTAX      ¦ {2}          ¦ nothing before",
                "a**              ¦ SYNTAX      ¦ *            ¦ another repetition",
                "a{2}{3}          ¦ SYNTAX      ¦ {3}          ¦ another repetition",
                "a{3,2}           ¦ SYNTAX      ¦ {3,2}        ¦ ends before",
                "a{,3}            ¦ SYNTAX      ¦ {,3}         ¦ some engines",
                "a{1, 3}          ¦ SYNTAX      ¦ {1, 3}       ¦ some engines",
                "[z-a]            ¦ SYNTAX      ¦ z-a          ¦ ends before",
                "[a-\\d]          ¦ SYNTAX      ¦ a-\\d        ¦ range without an end",
                "[a\\B]           ¦ SYNTAX      ¦ \\B          ¦ place",
                "[[:letter:]]     ¦ SYNTAX      ¦ [:letter:]   ¦ no class is named `letter`",
                "[:alpha:]        ¦ SYNTAX      ¦ [:alpha:]    ¦ inside of another",
                "\\xZ             ¦ SYNTAX      ¦ \\x          ¦ number",
                "\\x{110000}      ¦ SYNTAX      ¦ \\x{110000}  ¦ no character",
                "\\uD83D          ¦ SYNTAX      ¦ \\uD83D      ¦ no character",
                "(?y)             ¦ UNSUPPORTED ¦ (?y)         ¦ flag `y`",
                "(?%a)            ¦ SYNTAX      ¦ (?           ¦ no group begins",
            })
    void pointsAtWhatItDoesNotRead(String text, Problem.Kind kind, String part, String words) {
        List<Problem> problems = ExpressionParser.parse(text, Set.of()).problems();
        assertEquals(1, problems.size(), problems::toString);
        Problem problem = problems.getFirst();
        assertEquals(kind, problem.kind());
        assertEquals(part, text.substring(problem.from(), problem.to()));
        assertTrue(problem.message().contains(words), problem::message);
    }

    @Test
    void findsEveryConstructThatCannotBeHad() {
        assertEquals(
                "(?=b) \\1 *+ (?!c)",
                ExpressionParser.parse("(a)(?=b)\\1d*+(?!c)", Set.of()).problems().stream()
                        .map(problem -> "(a)(?=b)\\1d*+(?!c)".substring(problem.from(), problem.to()))
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void limitsAreProblems() {
        for (String text : List.of(
                "a".repeat(ExpressionParser.MAX_LENGTH + 1),
                "(".repeat(ExpressionParser.MAX_DEPTH + 1) + ")".repeat(ExpressionParser.MAX_DEPTH + 1),
                "(".repeat(ExpressionParser.MAX_LENGTH),
                "(?:a{100}b{100}){100}")) {
            List<Problem> problems = ExpressionParser.parse(text, Set.of()).problems();
            assertEquals(
                    List.of(Problem.Kind.UNSUPPORTED),
                    problems.stream().map(Problem::kind).toList());
        }
        assertTrue(ExpressionParser.parse(
                        "(".repeat(ExpressionParser.MAX_DEPTH) + ")".repeat(ExpressionParser.MAX_DEPTH), Set.of())
                .expression()
                .isPresent());
        assertTrue(
                ExpressionParser.parse("a".repeat(9_999), Set.of()).expression().isPresent());
    }

    @Test
    void readsBackWhatItWrites() {
        long seed = 20261123;
        RandomExpressions expressions = new RandomExpressions(new Random(seed));
        for (int round = 0; round < 20_000; round++) {
            Expression expression = expressions.expression();
            Notation notation = expression.notation();
            ParsedExpression parsed = ExpressionParser.parse(notation.text(), notation.flags());
            assertEquals(
                    new ParsedExpression(Optional.of(expression), List.of()),
                    parsed,
                    () -> "seed " + seed + ": " + notation);
        }
    }

    @Test
    void anyTextIsReadOrRefused() {
        long seed = 20261124;
        Random random = new Random(seed);
        String[] pieces = {
            "a", "(", ")", "(?", "(?:", "(?i", "(?=", "(?<", "[", "[^", "]", "[:", ":]", "\\", "\\x", "{", "}", ",",
            "2", "1001", "*", "+", "?", "|", "-", "^", "$", ".", "\\p", "\\k", "<n>", "#", "P", "\uD83D", "\uDD14", "é",
            "\\u", "00e9", "alpha", "(*", "R", "\\Q", "'", "=", "!", "&"
        };
        for (int round = 0; round < 100_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            ParsedExpression parsed = ExpressionParser.parse(text.toString(), Set.of());
            for (Problem problem : parsed.problems()) {
                assertTrue(
                        0 <= problem.from() && problem.from() <= problem.to() && problem.to() <= text.length(),
                        () -> "seed " + seed + ": " + text + " " + problem);
            }
            parsed.expression()
                    .ifPresent(expression -> assertEquals(
                            expression,
                            ExpressionParser.parse(
                                            expression.notation().text(),
                                            expression.notation().flags())
                                    .expression()
                                    .orElseThrow(),
                            () -> "seed " + seed + ": " + text));
        }
    }
}
