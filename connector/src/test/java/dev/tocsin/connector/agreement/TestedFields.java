package dev.tocsin.connector.agreement;

import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import java.util.List;
import java.util.Map;

/** Fields of every kind of candidate, over the paths that {@link RandomDocuments} writes. */
final class TestedFields {
    private TestedFields() {}

    static final Field TEXT = field("text", path("a.text"));
    static final Field EITHER = field("either", path("a.other"), path("a.text"));
    private static final Field ANALYSED = field("analysed", path("a.body"));
    private static final Field NUMBER = field("number", path("a.number"), path("b.number"));
    private static final Field ADDRESS = field("address", path("a.address"));
    private static final Field TIME = field("time", path("a.time"));
    static final Field MOMENT = field("moment", path("@timestamp"));
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
    private static final Field DECIMAL =
            field("decimal", new Candidate.WholeNumber("a.access", Candidate.WholeNumber.Notation.DECIMAL));
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
    private static final Field INVOCATIONS = field("invocations", new Candidate.Invocations("ps.details"));

    static final List<Field> ALL = List.of(
            TEXT,
            EITHER,
            ANALYSED,
            NUMBER,
            ADDRESS,
            TIME,
            MOMENT,
            FLAG,
            USER,
            HASH,
            DETAIL,
            ACCESS,
            DECIMAL,
            SPACED,
            INSIDE,
            UNKNOWN,
            TOGETHER,
            LINES,
            INVOCATIONS);

    private static Field field(String name, Candidate... candidates) {
        return new Field(name, List.of(candidates));
    }

    private static Candidate path(String path) {
        return new Candidate.Path(path);
    }

    /** What a rule may ask of the field, beside the texts that are drawn for the run. */
    static List<String> values(Field field, List<String> texts) {
        return switch (field.name()) {
            case "number" -> EdgeValues.NUMBERS;
            case "address" -> EdgeValues.ADDRESSES;
            case "time" -> EdgeValues.TIMES;
            case "moment" -> EdgeValues.MOMENTS;
            case "flag" -> List.of("true", "false", "egress", "");
            case "user" -> EdgeValues.ACCOUNTS;
            case "hashes" -> EdgeValues.HASHES;
            case "inside" -> List.of("AA11", "ffaa", "A");
            case "details" -> EdgeValues.DETAILS;
            case "access", "decimal" -> List.of("0x1a4", "420", "0x10", "16", "text", "18446744073709551615");
            case "lines" ->
                List.of("Host Name = POWERSHELL", "Command", "= a", "powershell", "nd = c:\\windows", "nurse");
            case "invocations" -> List.of("CommandInvocation(x): \"x\"", "name=a; value=", "x", "\n");
            default -> texts;
        };
    }
}
