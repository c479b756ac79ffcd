package dev.tocsin.connector.agreement;

import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.regex.Flag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Predicates and documents that meet often: both draw from the same few values. */
final class RandomDetections {
    static final List<String> TEXTS = List.of(
            "C:\\Windows\\System32\\cmd.exe",
            "c:\\windows\\system32\\CMD.EXE",
            "powershell -enc SQBFAFgA",
            "POWERSHELL",
            "",
            "-",
            "a*b",
            "a?b",
            "a\\*b",
            "\\\\server\\share",
            "ÉCOLE straße ΣΑΣ",
            "école STRASSE σας",
            "K kelvin ſ",
            "k kelvin s",
            "line one\nline two",
            "😀 𐐀 𐐨",
            "x".repeat(31) + "Y",
            "x".repeat(40) + "y",
            "Z" + "z".repeat(1_200) + "end",
            "~ & @ # < > \" { } [ ] ( ) | . + ^ $ /",
            "0010",
            "10",
            "4688");
    private static final List<String> NUMBERS = List.of("0", "7", "10", "443", "4688", "-3", "0443", "443.7");
    private static final List<String> ADDRESSES = List.of(
            "10.0.0.5", "10.20.30.40", "192.168.1.1", "::ffff:10.0.0.5", "fe80::1", "FE80:0:0::1", "2001:db8::7");
    private static final List<String> NETWORKS =
            List.of("10.0.0.0/8", "192.168.1.0/24", "10.0.0.5/32", "fe80::/10", "::/0", "2001:db8::/32");
    private static final List<String> DETAILS = List.of(
            "DWORD (0x0000002a)",
            "DWORD (0x00000001)",
            "QWORD (0x00000000-0x0000002a)",
            "Binary Data",
            "cmd.exe /c whoami",
            "42",
            "(0x00000001)");
    private static final List<String> ACCOUNTS =
            List.of("NT AUTHORITY\\SYSTEM", "WARD3\\nurse", "nurse", "SYSTEM", "a\\b\\c", "-");
    private static final List<String> HASHES =
            List.of("MD5=AA11", "SHA1=AB", "aa11", "MD5", "SHA1=ABCD,MD5=AA11", "=", "5=aa");
    private static final List<String> REGEXES = List.of(
            "cmd\\.exe$",
            "^C:",
            "(?i)powershell",
            "a[?*]b",
            "x{31}",
            "k+elvin",
            "one.line",
            "(foo|école)",
            "\\d{4}",
            "4688|10",
            "(^|\\\\)cmd\\.exe(\\s|$)",
            "\\bpower",
            "shell\\b",
            "k\\b.*n",
            "(?m)^line",
            "one$",
            "^.{2,5}$",
            "^(?:-|[a-z]:)?.*\\.exe$",
            "~ & @ # < > \" \\{",
            "[^\\x00-\\x7f]",
            "^z{1,900}end$",
            "a.{30}b|\\*b");

    static final Field TEXT = field("text", path("a.text"));
    static final Field EITHER = field("either", path("a.other"), path("a.text"));
    private static final Field ANALYSED = field("analysed", path("a.body"));
    private static final Field NUMBER = field("number", path("a.number"), path("b.number"));
    private static final Field ADDRESS = field("address", path("a.address"));
    private static final Field FLAG = field(
            "flag",
            path("a.flag"),
            new Candidate.Translated("a.direction", Map.of("egress", "true", "ingress", "false")));
    private static final Field USER =
            field("user", path("raw.User"), new Candidate.Account("user.domain", "user.name"));
    private static final Field HASH = field(
            "hashes",
            new Candidate.Hashes(List.of(
                    new Candidate.Hashes.Algorithm("SHA1", "hash.sha1"),
                    new Candidate.Hashes.Algorithm("MD5", "hash.md5"))),
            path("raw.Hashes"));
    private static final Field DETAIL =
            field("details", new Candidate.RegistryDetails("reg.strings", "reg.type"), path("raw.Details"));
    private static final Field ACCESS =
            field("access", new Candidate.WholeNumber("a.access", Candidate.WholeNumber.Notation.HEXADECIMAL));
    private static final Field SPACED = field("spaced", path("a.ThreatName"));
    private static final Field INSIDE =
            field("inside", new Candidate.Between("raw.Hashes", "MD5=", ","), path("a.text"));
    private static final Field UNKNOWN = field("unknown", path("no.such.field"));
    private static final Field TOGETHER =
            field("together", new Candidate.Together(List.of(path("a.other"), path("a.text"))));
    private static final Field LINES = field(
            "lines",
            new Candidate.Lines(List.of(
                    new Candidate.Lines.Line(
                            "Host Name = ", List.of(path("a.other")), Candidate.Lines.WithoutValue.LABEL_ALONE),
                    new Candidate.Lines.Line(
                            "Command = ", List.of(path("a.text")), Candidate.Lines.WithoutValue.NO_LINE))));

    private final Random random;

    RandomDetections(long seed) {
        this.random = new Random(seed);
    }

    private static Field field(String name, Candidate... candidates) {
        return new Field(name, List.of(candidates));
    }

    private static Candidate path(String path) {
        return new Candidate.Path(path);
    }

    Predicate predicate(int depth) {
        int kind = random.nextInt(depth == 0 ? 12 : 22);
        if (kind < 10) {
            return test();
        }
        return switch (kind) {
            case 10 -> new Predicate.FieldPresent(pick(ALL), Optional.empty());
            case 11 ->
                random.nextInt(6) > 0
                        ? test()
                        : new Predicate.FieldComparison(
                                TEXT,
                                pick(List.of(Predicate.Relation.values())),
                                EITHER,
                                letterCase(),
                                Optional.empty());
            case 12, 13, 14 -> new Predicate.Not(predicate(depth - 1));
            case 15, 16, 17 -> Predicate.allOf(several(depth));
            default -> Predicate.anyOf(several(depth));
        };
    }

    private static final List<Field> ALL = List.of(
            INSIDE, TEXT, EITHER, ANALYSED, NUMBER, ADDRESS, FLAG, USER, HASH, DETAIL, ACCESS, SPACED, UNKNOWN,
            TOGETHER, LINES);

    private List<Predicate> several(int depth) {
        List<Predicate> terms = new ArrayList<>();
        int count = random.nextInt(40) == 0 ? 60 : 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            terms.add(predicate(depth - 1));
        }
        return terms;
    }

    private Predicate test() {
        Field field = random.nextInt(3) == 0 ? pick(ALL) : pick(List.of(TEXT, EITHER));
        return new Predicate.FieldTest(field, matcher(field), Optional.empty());
    }

    private Matcher matcher(Field field) {
        return switch (random.nextInt(14)) {
            case 0 ->
                new Matcher.Matches(
                        Regex.of(pick(REGEXES), random.nextBoolean() ? Set.of() : Set.of(Flag.IGNORE_CASE)));
            case 1 -> new Matcher.InNetwork(Network.parse(pick(NETWORKS)).orElseThrow());
            case 2 ->
                new Matcher.Compare(
                        pick(List.of(Matcher.Comparison.values())),
                        new BigDecimal(pick(List.of("7", "9.5", "443", "-4", "99999999999999999999"))));
            case 3 -> new Matcher.DatePartEquals(Matcher.DatePart.HOUR, 7);
            default -> new Matcher.Like(pattern(pick(values(field))), letterCase());
        };
    }

    private static List<String> values(Field field) {
        return switch (field.name()) {
            case "number" -> NUMBERS;
            case "address" -> ADDRESSES;
            case "flag" -> List.of("true", "false", "egress", "");
            case "user" -> ACCOUNTS;
            case "hashes" -> HASHES;
            case "inside" -> List.of("AA11", "ffaa", "A");
            case "details" -> DETAILS;
            case "access" -> List.of("0x1a4", "420", "0x10", "16", "text");
            case "lines" ->
                List.of("Host Name = POWERSHELL", "Command", "= a", "powershell", "nd = c:\\windows", "nurse");
            default -> TEXTS;
        };
    }

    private LetterCase letterCase() {
        return random.nextInt(4) == 0 ? LetterCase.EXACT : LetterCase.IGNORED;
    }

    /** A value, or a piece of one, with wildcards here and there. */
    private SigmaString pattern(String value) {
        int[] characters = value.codePoints().toArray();
        int from = characters.length == 0 || random.nextInt(3) > 0 ? 0 : random.nextInt(characters.length);
        int to = characters.length == 0 || random.nextInt(3) > 0
                ? characters.length
                : from + random.nextInt(characters.length - from);
        List<SigmaString.Part> parts = new ArrayList<>();
        if (from > 0 || random.nextInt(4) == 0) {
            parts.add(SigmaString.ANY_RUN);
        }
        for (int i = from; i < to; i++) {
            int kind = random.nextInt(60);
            String character = Character.toString(characters[i]);
            parts.add(
                    switch (kind) {
                        case 0 -> SigmaString.ANY_ONE;
                        case 1 -> SigmaString.ANY_RUN;
                        case 2, 3, 4, 5 -> new SigmaString.Part.Text(swapped(characters[i]));
                        default -> new SigmaString.Part.Text(character);
                    });
        }
        if (to < characters.length || random.nextInt(4) == 0) {
            parts.add(SigmaString.ANY_RUN);
        }
        return new SigmaString(parts);
    }

    private static String swapped(int codePoint) {
        return Character.toString(
                Character.isUpperCase(codePoint) ? Character.toLowerCase(codePoint) : Character.toUpperCase(codePoint));
    }

    <V> V pick(List<V> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** JSON of one document; {@code typed} keeps to what number, address and boolean fields take. */
    String document(Shape shape, Strictness strictness) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        List<String> texts = TEXTS.stream().map(RandomDetections::quoted).toList();
        add(fields, "a.text", texts);
        add(fields, "a.other", texts);
        add(fields, "a.body", texts);
        add(fields, "a.Threat Name", texts);
        boolean typed = strictness == Strictness.TYPED;
        add(
                fields,
                "a.number",
                typed
                        ? List.of("7", "\"0443\"", "443", "443.7", "-3", "4688", "\"\"")
                        : NUMBERS.stream().map(RandomDetections::quoted).toList());
        add(fields, "b.number", NUMBERS.stream().map(RandomDetections::quoted).toList());
        List<String> addresses =
                new ArrayList<>(ADDRESSES.stream().map(RandomDetections::quoted).toList());
        addresses.add(typed ? "\"fe80::1%2\"" : "\"-\"");
        add(fields, "a.address", addresses);
        add(
                fields,
                "a.flag",
                typed
                        ? List.of("true", "false", "\"true\"", "\"\"")
                        : List.of("\"true\"", "\"false\"", "\"True\"", "\"\""));
        add(fields, "a.direction", List.of("\"egress\"", "\"ingress\"", "\"Egress\"", "\"inbound\""));
        add(fields, "raw.User", ACCOUNTS.stream().map(RandomDetections::quoted).toList());
        add(fields, "user.domain", List.of("\"NT AUTHORITY\"", "\"WARD3\"", "\"a\"", "\"-\"", "\"\""));
        add(fields, "user.name", List.of("\"SYSTEM\"", "\"nurse\"", "\"b\\\\c\"", "\"-\"", "\"\""));
        add(fields, "hash.sha1", List.of("\"abcd\"", "\"ab\""));
        add(fields, "hash.md5", List.of("\"aa11\"", "\"ffaa\""));
        add(fields, "raw.Hashes", List.of("\"SHA1=ABCD,MD5=AA11\"", "\"MD5=FFAA\""));
        add(
                fields,
                "reg.strings",
                List.of("\"42\"", "\"1\"", "\"0x2A\"", "\"001\"", "\"cmd.exe /c whoami\"", "\"(0x00000001)\""));
        add(fields, "reg.type", List.of("\"SZ_DWORD\"", "\"SZ_QWORD\"", "\"REG_BINARY\"", "\"REG_SZ\""));
        add(
                fields,
                "raw.Details",
                DETAILS.stream().map(RandomDetections::quoted).toList());
        add(fields, "a.access", List.of("\"0x1A4\"", "\"420\"", "\"0420\"", "\"0x010\"", "\"text\""));
        return switch (shape) {
            case FLAT -> json(fields);
            case NESTED -> json(nested(fields));
        };
    }

    private void add(List<Map.Entry<String, String>> fields, String path, List<String> values) {
        Supplier<String> value = () -> pick(values);
        switch (random.nextInt(8)) {
            case 0, 1 -> {}
            case 2 -> fields.add(Map.entry(path, random.nextBoolean() ? "null" : "[]"));
            case 3 -> fields.add(Map.entry(path, "[" + value.get() + "," + value.get() + "]"));
            default -> fields.add(Map.entry(path, value.get()));
        }
    }

    private static List<Map.Entry<String, String>> nested(List<Map.Entry<String, String>> fields) {
        Map<String, List<Map.Entry<String, String>>> byObject = new java.util.TreeMap<>();
        for (Map.Entry<String, String> field : fields) {
            int dot = field.getKey().indexOf('.');
            byObject.computeIfAbsent(field.getKey().substring(0, dot), object -> new ArrayList<>())
                    .add(Map.entry(field.getKey().substring(dot + 1), field.getValue()));
        }
        return byObject.entrySet().stream()
                .map(object -> Map.entry(object.getKey(), json(object.getValue())))
                .toList();
    }

    private static String json(List<Map.Entry<String, String>> fields) {
        return "{"
                + String.join(
                        ",",
                        fields.stream()
                                .map(field -> quoted(field.getKey()) + ":" + field.getValue())
                                .toList())
                + "}";
    }

    private static String quoted(String text) {
        return "\""
                + new String(com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance()
                        .quoteAsString(text)) + "\"";
    }

    /** How a document writes a path. */
    enum Shape {
        FLAT,
        NESTED
    }

    /** Whether the fields take any text. */
    enum Strictness {
        TYPED,
        TEXTUAL
    }
}
