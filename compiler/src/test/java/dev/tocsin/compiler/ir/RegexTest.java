package dev.tocsin.compiler.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.eval.Matchers;
import dev.tocsin.sigma.regex.Expression;
import dev.tocsin.sigma.regex.ExpressionParser;
import dev.tocsin.sigma.regex.Flag;
import dev.tocsin.sigma.regex.ParsedExpression;
import dev.tocsin.sigma.regex.RandomExpressions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexTest {
    private static boolean finds(Regex regex, String text) {
        return regex.pattern().matcher(text).find();
    }

    /** Each line: an expression, a text (with \n for a line feed and \r for a carriage return), whether it is found. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\u0001',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "^a$            ¦ a             ¦ true",
                "^a$            ¦ a\\n          ¦ false",
                "^a$            ¦ b\\na         ¦ false",
                "(?m)^a$        ¦ b\\na\\nc     ¦ true",
                "(?m)^a$        ¦ b\\ra         ¦ false",
                "(?m)a$         ¦ a\\r\\n       ¦ false",
                "(?m)a\\n^$     ¦ a\\n          ¦ true",
                "a.b            ¦ a\\nb         ¦ false",
                "a.b            ¦ a\\rb         ¦ true",
                "(?s)a.b        ¦ a\\nb         ¦ true",
                "a\\sb          ¦ a\u000Bb      ¦ true",
                "a\\sb          ¦ a\u00A0b      ¦ false",
                "^\\w$          ¦ é             ¦ false",
                "^\\d$          ¦ \u0663        ¦ false",
                "(?i)k          ¦ \u212A        ¦ false",
                "(?i)s          ¦ \u017F        ¦ false",
                "(?i)[k-s]      ¦ \u212A        ¦ false",
                "(?i)^[^k]$     ¦ \u212A        ¦ true",
                "(?i)É          ¦ é             ¦ true",
                "(?i)[é]        ¦ É             ¦ true",
                "(?i)[à-ï]      ¦ É             ¦ true",
                "(?i)^[^é]$     ¦ É             ¦ false",
                "(?i)ß          ¦ SS            ¦ false",
                "^.$            ¦ \uD83D\uDD14  ¦ true",
                "^[^a]$         ¦ \uD83D\uDD14  ¦ true",
                "[^\\x00-\\x{10FFFF}] ¦ a       ¦ false",
                "\\bb           ¦ éb            ¦ true",
            })
    void meansWhatThePackageSays(String expression, String text, boolean expected) {
        assertEquals(
                expected,
                finds(Regex.of(expression, Set.of()), text.replace("\\n", "\n").replace("\\r", "\r")));
    }

    @Test
    void whatIsNoExpressionIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Regex.of("a(", Set.of()));
    }

    /** A piece of an expression as Sigma has it, and what says the same to {@link Pattern}. */
    private record Piece(String ours, String theirs, String theirsInLines) {
        static Piece of(String both) {
            return new Piece(both, both, both);
        }
    }

    private static final Piece[] PIECES = {
        Piece.of("a"),
        Piece.of("b"),
        Piece.of("ab"),
        Piece.of("K"),
        Piece.of("s"),
        Piece.of("é"),
        Piece.of("1"),
        Piece.of("\\."),
        Piece.of("\\\\"),
        Piece.of("."),
        Piece.of("[ab]"),
        Piece.of("[^a]"),
        Piece.of("[a-k_]"),
        Piece.of("[^\\w.]"),
        Piece.of("[\\d\\s]"),
        Piece.of("[^\\S\\n]"),
        Piece.of("\\d"),
        Piece.of("\\D"),
        Piece.of("\\w"),
        Piece.of("\\W"),
        Piece.of("\\s"),
        Piece.of("\\S"),
        Piece.of("\\b"),
        Piece.of("\\B"),
        Piece.of("\\A"),
        Piece.of("\\z"),
        Piece.of("("),
        Piece.of("(?:"),
        Piece.of("(?i)"),
        Piece.of("(?i:"),
        Piece.of("(?-i)"),
        Piece.of("(?s)"),
        Piece.of("(?s-i:"),
        Piece.of(")"),
        Piece.of("|"),
        Piece.of("*"),
        Piece.of("+"),
        Piece.of("?"),
        Piece.of("*?"),
        Piece.of("{0}"),
        Piece.of("{2}"),
        Piece.of("{1,}"),
        Piece.of("{0,2}"),
        Piece.of("\\n"),
        Piece.of("\\x41"),
        Piece.of("\\x{1F514}"),
        Piece.of("\\u00e9"),
        Piece.of("\\t"),
        Piece.of("\\/"),
        Piece.of(" "),
        Piece.of("-"),
        Piece.of("(?<n>"),
        new Piece("[]a]", "[\\]a]", "[\\]a]"),
        new Piece("[[:alpha:]_]", "[a-zA-Z_]", "[a-zA-Z_]"),
        new Piece("[[:^space:]]", "\\S", "\\S"),
        new Piece("[\\w-.]", "[\\w\\-.]", "[\\w\\-.]"),
        // The two readings in which we differ, see the package.
        new Piece("$", "\\z", "(?:\\z|(?=\\n))"),
        new Piece("^", "\\A", "(?:\\A|(?<=\\n))"),
    };
    private static final String[] LETTERS = {
        "a",
        "b",
        "A",
        "B",
        "k",
        "K",
        "s",
        "S",
        "é",
        "É",
        "1",
        "2",
        "_",
        " ",
        "\n",
        "\r",
        "\t",
        ".",
        "\\",
        "/",
        "-",
        "]",
        "\uD83D\uDD14"
    };

    /** An independent reading of the same text: the engine of the JDK, which backtracks. */
    @Test
    void agreesWithAnotherEngineAboutRandomTexts() {
        int compared = 0;
        int found = 0;
        for (int seed = 0; seed < 60_000; seed++) {
            Random random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
            Set<Flag> flags = EnumSet.noneOf(Flag.class);
            int theirFlags = Pattern.UNIX_LINES | Pattern.UNICODE_CASE;
            if (random.nextInt(3) == 0) {
                flags.add(Flag.IGNORE_CASE);
                theirFlags |= Pattern.CASE_INSENSITIVE;
            }
            if (random.nextInt(3) == 0) {
                flags.add(Flag.DOT_ALL);
                theirFlags |= Pattern.DOTALL;
            }
            boolean lines = random.nextInt(3) == 0;
            if (lines) {
                flags.add(Flag.MULTILINE);
            }
            StringBuilder ours = new StringBuilder();
            StringBuilder theirs = new StringBuilder();
            for (int length = 1 + random.nextInt(7); length > 0; length--) {
                Piece piece = PIECES[random.nextInt(PIECES.length)];
                ours.append(piece.ours());
                theirs.append(lines ? piece.theirsInLines() : piece.theirs());
            }
            ParsedExpression parsed = ExpressionParser.parse(ours.toString(), flags);
            Optional<Pattern> other = compiled(theirs.toString(), theirFlags);
            if (parsed.expression().isEmpty() || other.isEmpty()) {
                continue;
            }
            Regex regex = new Regex(parsed.expression().get());
            com.google.re2j.Pattern pattern = regex.pattern();
            for (int i = 0; i < 10; i++) {
                StringBuilder text = new StringBuilder();
                for (int length = random.nextInt(7); length > 0; length--) {
                    text.append(LETTERS[random.nextInt(LETTERS.length)]);
                }
                if (ours.indexOf("\\B") >= 0 && text.indexOf("\uD83D") >= 0) {
                    // The JDK finds no word boundary between the two halves of a character.
                    continue;
                }
                boolean expected = other.get().matcher(text).find();
                compared++;
                found += expected ? 1 : 0;
                assertEquals(
                        expected,
                        pattern.matcher(text).find(),
                        "seed " + seed + ": /" + ours + "/ " + flags + " as " + pattern + " in '" + text + "'");
            }
        }
        assertTrue(compared > 100_000 && found > 10_000, compared + " comparisons, " + found + " matches");
    }

    private static Optional<Pattern> compiled(String text, int flags) {
        try {
            return Optional.of(Pattern.compile(text, flags));
        } catch (PatternSyntaxException refused) {
            return Optional.empty();
        }
    }

    @Test
    void anEqualPatternIsEqual() {
        assertEquals(Optional.of("*a.b*"), pattern("a\\.b"));
        assertEquals(Optional.of("a*b"), pattern("(?s)^a.*b$"));
        assertEquals(Optional.of("*a?"), pattern("(?s)a.$"));
        assertEquals(Optional.of("*"), pattern(""));
        assertEquals(Optional.of(""), pattern("^$"));
        assertEquals(Optional.empty(), pattern("a.*b"));
        assertEquals(Optional.empty(), pattern("a(?i)b"));
        assertEquals(Optional.empty(), pattern("a|b"));
        assertEquals(Optional.empty(), pattern("(?m)^a"));
    }

    private static Optional<String> pattern(String expression) {
        return Regex.of(expression, Set.of()).plain().map(like -> like.pattern().toString());
    }

    @Test
    void anEqualPatternFitsTheSameRandomTexts() {
        long seed = 20261125;
        RandomExpressions random = new RandomExpressions(new Random(seed));
        int plain = 0;
        for (int round = 0; round < 50_000; round++) {
            Expression expression = random.expression();
            Regex regex = new Regex(expression);
            Optional<Matcher.Like> like = regex.plain();
            if (like.isPresent()) {
                com.google.re2j.Pattern pattern = regex.pattern();
                for (int i = 0; i < 10; i++) {
                    String text = random.text();
                    boolean finds = pattern.matcher(text).find();
                    plain += finds ? 1 : 0;
                    assertEquals(finds, Matchers.fits(like.get(), text), "seed " + seed + ": " + regex + " in " + text);
                }
            }
        }
        assertTrue(plain > 1_000, "too few to prove anything: " + plain);
    }
}
