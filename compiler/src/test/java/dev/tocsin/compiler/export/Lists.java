package dev.tocsin.compiler.export;

import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.Tlp;
import dev.tocsin.compiler.indicator.ValueReading;
import dev.tocsin.sigma.model.Level;
import dev.tocsin.sigma.source.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists to export. */
final class Lists {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2024-02-01T10:20:30Z"), ZoneOffset.UTC);

    private Lists() {}

    static IocList of(List<Indicator> indicators) {
        return new IocList(
                "601e5b98-6875-4d12-adcc-2c3f54e45af3",
                "Addresses, \"quoted\" and 'so'",
                Optional.of("What happened."),
                new IocList.Source("Example ISAC", Optional.of("https://isac.example/bulletin-7")),
                Tlp.AMBER_STRICT,
                LocalDate.parse("2024-01-22"),
                Optional.of(LocalDate.parse("2023-10-28")),
                Optional.empty(),
                Confidence.MEDIUM,
                Level.HIGH,
                List.of("attack.t1059.001", "attack.command-and-control"),
                List.of("https://isac.example/bulletin-7", "https://other.example/"),
                indicators,
                List.of());
    }

    /** One of each type, and what is more than a value. */
    static List<Indicator> everything() {
        List<Indicator> indicators = new ArrayList<>();
        for (IndicatorType type : IndicatorType.values()) {
            indicators.add(named(Term.Value.of(type, spelled(type, sample(type)))));
        }
        indicators.addAll(compounds());
        return indicators;
    }

    static List<Indicator> compounds() {
        Term.Value program =
                new Term.Value(IndicatorType.FILE_NAME, Condition.IS, "MSBuild.exe", List.of(MatchScope.PROCESS));
        Term.Value argument =
                new Term.Value(IndicatorType.FILE_NAME, Condition.IS, "payload.xml", List.of(MatchScope.COMMAND_LINE));
        Term.Value sha256 = Term.Value.of(IndicatorType.SHA256, "b".repeat(64));
        Term.Value md5 = Term.Value.of(IndicatorType.MD5, "c".repeat(32));
        Term.Value key = Term.Value.of(IndicatorType.REGISTRY_KEY, "HKCU\\Software\\It's\\Run\\x");
        Term.Value data = Term.Value.of(IndicatorType.REGISTRY_DATA, "%TEMP%\\a|b.dll");
        return List.of(
                compound("payload.xml built by MSBuild", new Term.All(List.of(program, argument))),
                compound("b".repeat(64), new Term.Any(List.of(sha256, md5))),
                compound(key.text() + " and " + data.text(), new Term.All(List.of(key, data))),
                compound(
                        "not that one",
                        new Term.All(List.of(
                                Term.Value.of(IndicatorType.FILE_NAME, "=cmd.exe"),
                                new Term.Not(new Term.Any(List.of(
                                        Term.Value.of(IndicatorType.SHA1, "d".repeat(40)),
                                        Term.Value.of(IndicatorType.MD5, "e".repeat(32)))))))),
                compound(
                        "/gate_50%.php?id=",
                        new Term.Value(
                                IndicatorType.URL, Condition.CONTAINS, "/gate_50%.php?id=", List.of(MatchScope.ANY))),
                compound(
                        "subdomains.example",
                        new Term.Value(
                                IndicatorType.DOMAIN,
                                Condition.IS,
                                "subdomains.example",
                                List.of(MatchScope.SUBDOMAINS))));
    }

    /** A value of a type, in its one spelling. */
    static String spelled(IndicatorType type) {
        return spelled(type, sample(type));
    }

    private static String spelled(IndicatorType type, String text) {
        return switch (type.read(text)) {
            case ValueReading.Valid(String value) -> value;
            case ValueReading.Invalid(String why) -> throw new AssertionError(type + " " + text + " " + why);
        };
    }

    private static String sample(IndicatorType type) {
        return switch (type) {
            case IPV4 -> "192.0.2.17";
            case IPV6 -> "2001:db8::17";
            case CIDR -> "192.0.2.0/24";
            case PORT -> "8443";
            case SHA512 -> "a".repeat(128);
            case SHA256 -> "a".repeat(64);
            case SHA1 -> "a".repeat(40);
            case MD5 -> "a".repeat(32);
            case IMPHASH -> "f".repeat(32);
            case DOMAIN -> "evil.example";
            case HOSTNAME -> "www.evil.example";
            case URL -> "https://evil.example/a'b?x=1,2&y=\"z\"";
            case EMAIL -> "someone@evil.example";
            case FILE_NAME -> "+it's, a name.exe";
            case FILE_PATH -> "C:\\Users\\*\\x_y\\a.exe";
            case REGISTRY_KEY -> "HKLM\\Software\\Evil";
            case REGISTRY_DATA -> "@data";
            case SERVICE_NAME -> "-EvilService";
            case SCHEDULED_TASK -> "\\Microsoft\\Evil";
            case NAMED_PIPE -> "\\\\.\\pipe\\evil";
            case MUTEX -> "Global\\{evil}";
            case COMMAND_LINE -> "=evil.exe -c \"a; b\", c";
            case USER_AGENT -> "Evil/1.0 (x; y)";
        };
    }

    private static Indicator named(Term.Value value) {
        return new Indicator(value.text(), value, details(), new Span(0, 0));
    }

    private static Indicator compound(String name, Term term) {
        return new Indicator(name, term, details(), new Span(0, 0));
    }

    private static Details details() {
        return new Details(
                Optional.of("command and control"),
                Optional.of(Confidence.HIGH),
                Optional.of(new Expiry.LastDay(LocalDate.parse("2024-04-21"))),
                Optional.of("page 2"),
                Optional.of("Line one, \"quoted\"; =1+1"),
                List.of());
    }
}
