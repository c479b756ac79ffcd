package dev.tocsin.compiler.intake.stix.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tocsin.compiler.intake.stix.pattern.Comparison.Sense;
import dev.tocsin.compiler.intake.truth.GroundTruth;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternParserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '"', textBlock = """
        [a:b = 'x']                                          # [a:b equal x]
        [a:b='x']                                            # [a:b equal x]
        [a:b == 'x' OR a:c != 1 AND a:d <> true]             # [or(a:b equal x, and(a:c not equal 1, a:d not equal true))]
        [(a:b = 'x' OR a:c = 'y') AND a:d = 'z']             # [and(or(a:b equal x, a:c equal y), a:d equal z)]
        [a:b NOT = 'x' AND a:b NOT != 'y']                   # [and(a:b not equal x, a:b equal y)]
        [a:b < 1 AND a:b <= 2.5 AND a:b > -3 AND a:b >= +4]  # [and(a:b less 1, a:b less_or_equal 2.5, a:b greater -3, a:b greater_or_equal +4)]
        [a:b IN ('x', 'y') AND a:c NOT IN (1, 2)]            # [and(a:b in x|y, a:c not in 1|2)]
        [a:b IN ()]                                          # [a:b in ]
        [a:b LIKE 'x%' AND a:b NOT LIKE '_x']                # [and(a:b like x%, a:b not like _x)]
        [a:b MATCHES '^x' AND a:b NOT MATCHES'y$']           # [and(a:b matches ^x, a:b not matches y$)]
        [a:b ISSUBSET '10.0.0.0/8' OR a:b ISSUPERSET '1.1.1.1/32'] # [or(a:b is_subset 10.0.0.0/8, a:b is_superset 1.1.1.1/32)]
        [EXISTS a:b AND NOT EXISTS a:c]                      # [and(a:b exists , a:c not exists )]
        [exists:b = 'x']                                     # [exists:b equal x]
        [a:b = 'it''s']                                      # !11 `AND`, `OR` or `]` is missing before the string `s`
        [a:b = 'it\\'s C:\\\\x']                             # [a:b equal it's C:\\x]
        [a:b = h'FFd8' OR a:b = b'AQID' OR a:b = t'2014-01-13T07:03:17.5Z'] # [or(a:b equal FFd8, a:b equal AQID, a:b equal 2014-01-13T07:03:17.5Z)]
        [a-b:c_d.'e-f'[*].g[3]."h" = 'x']                    # !23 `"` has no meaning here
        [a-b:c_d.'e-f'[*].g[3] = 'x']                        # [a-b:c_d.e-f[*].g[3] equal x]
        [a:hashes.SHA-256 = 'x']                             # [a:hashes.SHA-256 equal x]
        [a:hashes.'SHA-256' = 'x']                           # [a:hashes.SHA-256 equal x]
        [a:b_ref.c = .5]                                     # [a:b_ref.c equal .5]
        [and:or = 'x']                                       # [and:or equal x]
        [a:b = 'x'] /* c ] */ OR // d                        # !29 `[`, which begins an observation, is missing before the end of the pattern
        /* c */ [ a:b /* d */ = 'x' ]                        # [a:b equal x]
        [a:b=1] AND [a:b=2] OR [a:b=3] FOLLOWEDBY [a:b=4]    # followed(or(and([a:b equal 1], [a:b equal 2]), [a:b equal 3]), [a:b equal 4])
        [a:b=1] and [a:b=2]                                  # and([a:b equal 1], [a:b equal 2])
        [a:b=1] AND ([a:b=2] OR [a:b=3])                     # and([a:b equal 1], or([a:b equal 2], [a:b equal 3]))
        [a:b=1] OR [a:b=2] WITHIN 5 SECONDS                  # or([a:b equal 1], [a:b equal 2] within 5.0)
        ([a:b=1] OR [a:b=2]) REPEATS 3 TIMES WITHIN 1.5 SECONDS # or([a:b equal 1], [a:b equal 2]) repeats 3 within 1.5
        [a:b=1] START t'2014-06-01T00:00:00Z' STOP '2014'    # [a:b equal 1] from 2014-06-01T00:00:00Z to 2014
        """)
    void readsEveryConstruct(String pattern, String expected) {
        switch (PatternParser.parse(pattern)) {
            case ParsedPattern.Read(Observations observations) -> assertEquals(expected, text(observations));
            case ParsedPattern.Broken broken -> {
                String place = "!" + broken.span().start() + " ";
                assertTrue((place + broken.message()).startsWith(expected), () -> pattern + ": " + broken);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '"', textBlock = """
        a:b = 'x']                    # 0  # before `a`
        [a:b = 'x'                    # 10 # before the end
        [a:b = 'x']]                  # 11 # before `]`
        ([a:b = 'x']                  # 12 # `)`
        [a:b = 'x]                    # 7  # no closing quote
        [a:b = x]                     # 7  # before `x`
        [a:b 'x']                     # 5  # a comparison
        [a = 'x']                     # 3  # `:`
        [a: = 'x']                    # 4  # the name of a property
        [a:b = ]                      # 7  # a constant
        [a:b = h'fff']                # 7  # not hexadecimal bytes
        [a:b = t'2014']               # 7  # not a timestamp
        [a:b = 1.2.3.4]               # 7  # is no number
        [a:b LIKE 5]                  # 10 # a string
        [a:b IN 'x']                  # 8  # `(`
        [a:b IN ('x' 'y')]            # 13 # `,` or `)`
        [NOT a:b = 'x']               # 5  # `EXISTS`
        [a:b = 'x'] WITHIN SECONDS    # 19 # a number of seconds
        [a:b = 'x'] REPEATS 2 SECONDS # 22 # `TIMES`
        [a:b = 'x'] REPEATS 2.5 TIMES # 20 # no number of times
        [a:b = 'x'] START t'2014-06-01T00:00:00Z' # 41 # `STOP`
        [a:b[x] = 'x']                # 5  # `*` or a number
        [a:b ! 'x']                   # 5  # only in `!=`
        [a:b = "x"]                   # 7  # has no meaning
        [a:b = '\\x']                 # 8  # written twice
        /* [a:b = 'x']                # 0  # has no end
        """)
    void saysWhereItBreaks(String pattern, int place, String message) {
        ParsedPattern parsed = PatternParser.parse(pattern);
        assertTrue(parsed instanceof ParsedPattern.Broken, () -> pattern + " was read");
        ParsedPattern.Broken broken = (ParsedPattern.Broken) parsed;
        assertEquals(place, broken.span().start(), () -> pattern + ": " + broken);
        assertTrue(broken.message().contains(message), () -> pattern + ": " + broken);
    }

    @Test
    void placesCountCodePoints() {
        ParsedPattern parsed = PatternParser.parse("[a:b = '\uD83D\uDD14' x]");
        assertEquals(new ParsedPattern.Broken(new Span(11, 12), "`AND`, `OR` or `]` is missing before `x`"), parsed);
    }

    @Test
    void readsThePatternsOfTheCorpus() throws IOException {
        int read = 0;
        for (Path file : GroundTruth.files("stix-patterns")) {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    ParsedPattern parsed = PatternParser.parse(line);
                    assertTrue(parsed instanceof ParsedPattern.Read, () -> file.getFileName() + ": " + line + parsed);
                    read++;
                }
            }
        }
        System.out.println(read + " patterns of stix-patterns read");
        int bundled = 0;
        int broken = 0;
        for (Path file : GroundTruth.files("stix")) {
            for (JsonNode object : objects(file)) {
                if (object.path("type").asText().equals("indicator")) {
                    String pattern = object.path("pattern").asText();
                    bundled++;
                    broken += PatternParser.parse(pattern) instanceof ParsedPattern.Broken ? 1 : 0;
                    assertEquals(
                            pattern.startsWith("file:"),
                            PatternParser.parse(pattern) instanceof ParsedPattern.Broken,
                            pattern);
                }
            }
        }
        System.out.println(bundled + " patterns of bundles, " + broken + " of them broken");
    }

    private static JsonNode objects(Path file) throws IOException {
        try {
            return JsonMapper.builder().build().readTree(file.toFile()).path("objects");
        } catch (JsonProcessingException broken) {
            return JsonMapper.builder().build().createArrayNode();
        }
    }

    @Test
    void nestingHasALimit() {
        String deep = "(".repeat(100_000) + "[a:b = 'x']" + ")".repeat(100_000);
        assertBroken(deep, "more than 100 deep");
        assertBroken("[" + "(".repeat(100_000) + "a:b = 'x'", "more than 100 deep");
        String allowed = "(".repeat(100) + "[a:b = 'x']" + ")".repeat(100);
        assertTrue(PatternParser.parse(allowed) instanceof ParsedPattern.Read);
    }

    @Test
    void lengthHasALimitAndTimeGrowsWithIt() {
        String term = "a:b = '" + "x".repeat(80) + "' OR ";
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            assertBroken("[" + term.repeat(120_000) + "a:b = 'y']", "5,000,000 characters");
            String large = "[" + term.repeat(50_000) + "a:b = 'y']";
            assertTrue(PatternParser.parse(large) instanceof ParsedPattern.Read);
            assertBroken("[a:b = '" + "\\\\".repeat(2_000_000), "no closing quote");
            assertBroken("/* ".repeat(1_500_000), "no end");
            assertBroken("[a:b = 'x'] " + "WITHIN 1 SECONDS ".repeat(100_000), "100 qualifiers");
        });
    }

    private static void assertBroken(String pattern, String message) {
        ParsedPattern parsed = PatternParser.parse(pattern);
        assertTrue(
                parsed instanceof ParsedPattern.Broken broken
                        && broken.message().contains(message),
                () -> parsed instanceof ParsedPattern.Broken broken ? broken.message() : "was read");
    }

    @Test
    void nothingIsThrownWhateverTheTextHolds() {
        List<String> words = List.of(
                "[",
                "]",
                "(",
                ")",
                "a:b",
                "file:hashes.'SHA-256'",
                "=",
                "!=",
                "'x'",
                "'",
                "\\",
                " AND ",
                " OR ",
                " FOLLOWEDBY ",
                " NOT ",
                " IN ",
                " LIKE ",
                " EXISTS ",
                " WITHIN 5 SECONDS",
                " REPEATS 2 TIMES",
                " START t'2014-06-01T00:00:00Z' STOP '2'",
                "h'ff'",
                "b'",
                "t''",
                "1",
                "-1.5",
                ".",
                "[*]",
                "[2]",
                "/*",
                "*/",
                "//",
                "\n",
                "\uD83D",
                "\uDD14",
                "\u0000",
                ",",
                "true",
                "_ref.",
                "0x",
                "+");
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i >= 0; i--) {
                text.append(words.get(random.nextInt(words.size())));
            }
            String pattern = text.toString();
            try {
                if (PatternParser.parse(pattern) instanceof ParsedPattern.Broken broken) {
                    int length = pattern.codePointCount(0, pattern.length());
                    assertTrue(broken.span().end() <= length, pattern + broken);
                }
            } catch (RuntimeException thrown) {
                throw new AssertionError("seed " + seed + ": " + pattern, thrown);
            }
        }
    }

    private static String text(Observations observations) {
        return switch (observations) {
            case Observations.Observation observation -> "[" + text(observation.comparison()) + "]";
            case Observations.And and -> "and(" + joined(and.terms()) + ")";
            case Observations.Or or -> "or(" + joined(or.terms()) + ")";
            case Observations.FollowedBy followedBy -> "followed(" + joined(followedBy.terms()) + ")";
            case Observations.Qualified qualified -> text(qualified.term()) + text(qualified.qualifier());
        };
    }

    private static String joined(List<Observations> terms) {
        return terms.stream().map(PatternParserTest::text).collect(Collectors.joining(", "));
    }

    private static String text(Observations.Qualifier qualifier) {
        return switch (qualifier) {
            case Observations.Qualifier.Within(double seconds) -> " within " + seconds;
            case Observations.Qualifier.Repeats(int times) -> " repeats " + times;
            case Observations.Qualifier.StartStop(String start, String stop) -> " from " + start + " to " + stop;
        };
    }

    private static String text(Comparison comparison) {
        return switch (comparison) {
            case Comparison.And and ->
                "and(" + and.terms().stream().map(PatternParserTest::text).collect(Collectors.joining(", ")) + ")";
            case Comparison.Or or ->
                "or(" + or.terms().stream().map(PatternParserTest::text).collect(Collectors.joining(", ")) + ")";
            case Comparison.Test test ->
                test.path().text()
                        + (test.sense() == Sense.NEGATED ? " not " : " ")
                        + test.operator().name().toLowerCase(Locale.ROOT)
                        + " "
                        + test.operands().stream().map(Literal::text).collect(Collectors.joining("|"));
        };
    }
}
