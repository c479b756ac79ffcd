package dev.tocsin.sigma.fuzz;

import dev.tocsin.sigma.corpus.Corpus;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes texts that are nearly rules. The same seed and rules give the same texts. */
public final class RuleMutator {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern VALUE = Pattern.compile("(?m)(?<=: |- )\\S.*$");
    private static final Pattern MODIFIERS = Pattern.compile("(?:\\|[a-z0-9]+)+(?=['\"]?:)");
    private static final Pattern KEY = Pattern.compile("(?m)(?<=^|[ -])[A-Za-z][A-Za-z0-9_.-]*(?=(?:\\|[a-z0-9|]*)?:)");
    private static final Pattern CONDITION = Pattern.compile("(?m)(?<=condition: ).*$");
    private static final Pattern INDENTATION = Pattern.compile("(?m)^ *(?=\\S)");
    private static final List<String> MODIFIER_WORDS = Modifier.allWords().toList();

    /** What may be put in anywhere. */
    private static final List<String> SPLINTERS = List.of(
            "'",
            "\"",
            "\\",
            "|",
            "*",
            "?",
            ":",
            ": ",
            "- ",
            "\n",
            "\n\n",
            "\t",
            "[",
            "]",
            "{",
            "}",
            "&a ",
            "*a",
            "<<: *a",
            "!!str ",
            "!!int ",
            "!!binary ",
            "!x ",
            "---\n",
            "...\n",
            "%YAML 1.1\n",
            "%YAML 99999999999.1\n",
            "%TAG ! x\n",
            ">",
            "|-\n",
            "|9+\n",
            "# ",
            "? ",
            "null",
            "~",
            ".nan",
            "-.inf",
            "1e999999999",
            "0x",
            "0o17",
            "1_000",
            "yes",
            "12:30:45",
            "\ufeff",
            "\u0000",
            "\u0085",
            "\u2028",
            "\u202e",
            "\u0301",
            "\u2013a",
            "\ud83d\udd14",
            "\ud800",
            "\udc00",
            "\r",
            "\"\\x4\"",
            "\"\\UFFFFFFFF\"",
            "\"\\ud83d\\udd14\"",
            " or ",
            " and not ",
            "1 of ",
            "all of them",
            "(((",
            ")",
            "|all",
            "|re",
            "||",
            "|cidr: ::1/x",
            "|expand",
            "%name%",
            "condition",
            "detection:",
            "2024-01-01",
            "correlation:",
            "filter:",
            "action: global\n",
            "action: repeat\n",
            "timeframe: 5m\n",
            "    - ",
            "\ud83d\udc69\u200d\ud83d\udcbb");

    /** Values that cost a careless reader much. */
    private static final List<String> HARD_VALUES = List.of(
            "(a+)+$",
            "(?:(?:a{1,500}){1,500}){1,500}",
            "(?<=a)b\\1",
            "[^\\W\\d",
            "(?i)(?-i:x)(?P<n>y)",
            "\\",
            "a{99999}",
            "-a -b -c -d -e -f -g -h -i -j -k -l",
            "/x/y/z",
            "%a%%b%\\%c%%",
            "10.0.0.0/33",
            "fe80::/10",
            "::ffff:1.2.3.4/96",
            "*".repeat(2_000),
            "?".repeat(2_000),
            "\\*".repeat(2_000),
            "a*".repeat(1_000),
            "x".repeat(50_000),
            "(".repeat(400) + ")".repeat(400),
            "[".repeat(400),
            "{a: ".repeat(60),
            "- ".repeat(60) + "a",
            "9".repeat(400),
            "-0.000e-999999999",
            "\ud835\udd4f".repeat(500),
            "'\\u0130\\u0131\u0130\u017f\u212a'");

    private static final List<String> WORDS = List.of(
            "selection",
            "filter",
            "condition",
            "correlation",
            "detection",
            "logsource",
            "not",
            "of",
            "them",
            "all",
            "any",
            "null",
            "true",
            "windows",
            "process_creation",
            "event_count",
            "value_count",
            "temporal",
            "rules",
            "group-by",
            "timespan",
            "CommandLine",
            "EventID",
            "Hashes",
            "level",
            "status",
            "tags",
            "_private",
            "a");

    private final List<String> rules;
    private final Random random;
    private final List<BiFunction<String, Integer, String>> mutations = mutations();

    /** @param seed of all that is random */
    public RuleMutator(List<String> rules, long seed) {
        this.rules = List.copyOf(rules);
        this.random = new Random(seed);
    }

    /** Each takes a text and a place in it, which it need not heed. */
    private List<BiFunction<String, Integer, String>> mutations() {
        return List.of(
                this::delete,
                this::repeat,
                this::truncate,
                this::splice,
                this::putIn,
                this::putIn,
                this::moveLine,
                this::indent,
                (text, at) -> replace(text, WORD, at, found -> pick(WORDS)),
                (text, at) -> replace(
                        text,
                        NUMBER,
                        at,
                        found -> found + pick(List.of("", "0", ".5", "e9")) + "7".repeat(random.nextInt(80))),
                (text, at) -> replace(text, VALUE, at, found -> pick(HARD_VALUES)),
                (text, at) -> replace(text, VALUE, at, this::quoted),
                (text, at) -> replace(text, MODIFIERS, at, found -> modifiers()),
                (text, at) -> replace(text, KEY, at, found -> found + modifiers()),
                (text, at) -> replace(text, CONDITION, at, found -> condition(text)),
                (text, at) -> replace(text, CONDITION, at, found -> nested(found)),
                this::share,
                this::bomb,
                (text, at) -> text + "\n---\n" + anotherRule());
    }

    /** The rules of the golden cases, from the folder of a module beside {@code sigma} or of itself. */
    public static List<String> goldenRules() throws IOException {
        List<String> rules = new ArrayList<>();
        for (String folder : List.of("golden", "golden-sets")) {
            Path root = Path.of("../sigma/src/test/resources").resolve(folder);
            if (Files.isDirectory(root)) {
                try (Stream<Path> paths = Files.walk(root)) {
                    for (Path path : paths.filter(path -> path.toString().endsWith(".yml"))
                            .sorted()
                            .toList()) {
                        rules.add(Files.readString(path));
                    }
                }
            }
        }
        return rules;
    }

    /** The rules of SigmaHQ. */
    public static List<String> realRules() throws IOException {
        return Corpus.rules().stream().map(SourceText::text).toList();
    }

    /** The next text: a rule with one to four changes. */
    public String next() {
        String text = pick(rules);
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            text = pick(mutations).apply(text, random.nextInt(text.length() + 1));
        }
        return text;
    }

    /** Splinters in a row, which were never a rule. */
    public String noise() {
        return IntStream.range(0, random.nextInt(30))
                .mapToObj(i -> pick(SPLINTERS))
                .collect(Collectors.joining());
    }

    private String anotherRule() {
        return pick(rules);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String delete(String text, int at) {
        return text.substring(0, at) + text.substring(end(text, at));
    }

    private String repeat(String text, int at) {
        int end = end(text, at);
        return text.substring(0, at) + text.substring(at, end).repeat(1 + random.nextInt(20)) + text.substring(end);
    }

    private String truncate(String text, int at) {
        return text.substring(0, at);
    }

    private String splice(String text, int at) {
        String other = pick(rules);
        return text.substring(0, at) + other.substring(random.nextInt(other.length() + 1));
    }

    private String putIn(String text, int at) {
        return text.substring(0, at) + pick(SPLINTERS) + text.substring(at);
    }

    private int end(String text, int at) {
        return Math.min(text.length(), at + random.nextInt(12));
    }

    /** A line leaves its place, or appears a second time. */
    private String moveLine(String text, int at) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (lines.isEmpty()) {
            return text;
        }
        int from = random.nextInt(lines.size());
        String line = random.nextBoolean() ? lines.get(from) : lines.remove(from);
        lines.add(random.nextInt(lines.size() + 1), line);
        return String.join("\n", lines) + "\n";
    }

    private String indent(String text, int at) {
        return replace(text, INDENTATION, at, found -> " ".repeat(random.nextInt(12)));
    }

    private String quoted(String value) {
        return switch (random.nextInt(6)) {
            case 0 -> "'" + value.replace("'", "''") + "'";
            case 1 -> "\"" + value + "\"";
            case 2 -> value.replaceAll("^['\"]|['\"]$", "");
            case 3 -> "[" + value + ", " + value + "]";
            case 4 -> ">-\n            " + value;
            default -> "&a " + value;
        };
    }

    private String modifiers() {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> "|" + pick(MODIFIER_WORDS))
                .collect(Collectors.joining());
    }

    /** Words of conditions in any order, most of them in a good one. */
    private String condition(String text) {
        List<String> names = new ArrayList<>(
                KEY.matcher(text).results().map(MatchResult::group).toList());
        names.addAll(List.of("them", "sel*", "*", "a", "1 of them", "all of sel*"));
        StringBuilder condition = new StringBuilder();
        for (int terms = random.nextInt(40); terms >= 0; terms--) {
            condition
                    .append(pick(List.of("", "", "not ", "(", "not not ")))
                    .append(pick(names))
                    .append(pick(List.of(" and ", " or ", " or ", ") and ", " AND ", " ", " | count() by ")));
        }
        return condition.append(pick(names)).toString();
    }

    private String nested(String condition) {
        int depth = random.nextInt(300);
        return random.nextBoolean()
                ? "(".repeat(depth) + condition + ")".repeat(depth)
                : "not ".repeat(depth) + condition;
    }

    /** A value gets an anchor, and others become aliases of it. */
    private String share(String text, int at) {
        String anchored = replace(text, VALUE, at, found -> "&shared " + found);
        return replace(anchored, VALUE, anchored.length() / 2, found -> "*shared");
    }

    /** Aliases of aliases. */
    private String bomb(String text, int at) {
        StringBuilder bomb = new StringBuilder("bomb0: &b0 [x, y]\n");
        for (int level = 1; level < 4 + random.nextInt(30); level++) {
            bomb.append("bomb%d: &b%d [*b%d, *b%d]\n".formatted(level, level, level - 1, level - 1));
        }
        return random.nextBoolean() ? bomb + text : text + "\n" + bomb;
    }

    /** The first place from an offset on, or else the first of all, that the pattern finds. */
    private static String replace(String text, Pattern pattern, int from, UnaryOperator<String> change) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find(from) && !matcher.find(0)) {
            return text;
        }
        return text.substring(0, matcher.start()) + change.apply(matcher.group()) + text.substring(matcher.end());
    }
}
