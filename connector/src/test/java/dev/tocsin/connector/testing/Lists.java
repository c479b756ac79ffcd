package dev.tocsin.connector.testing;

import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.Tlp;
import dev.tocsin.compiler.ioc.IocLists;
import dev.tocsin.sigma.model.Level;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** IoC lists for tests. */
public final class Lists {
    /** The list that ships with Tocsin. */
    public static final Path HC3 = Path.of("../rules/hc3-2024-01-screenconnect/iocs.yml");

    private Lists() {}

    /** The list that ships with Tocsin, compiled. */
    public static CompiledRule hc3() {
        try {
            return compiled(new SourceText("rules/hc3-2024-01-screenconnect/iocs.yml", Files.readString(HC3)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The text of a list that looks for file names in started programs' command lines. */
    public static String text(String title, String dates, List<String> fileNames) {
        StringBuilder text = new StringBuilder("""
                list: %s
                title: %s
                source: {name: Example ISAC}
                tlp: amber-strict
                %s
                confidence: medium
                level: high
                indicators:
                """.formatted(id(title), title, dates.replace(", ", "\n")));
        fileNames.forEach(name -> text.append("  - {type: file-name, value: ")
                .append(name)
                .append(", match: command-line, role: tool}\n"));
        return text.toString();
    }

    /** The id of a list of this title. */
    public static String id(String title) {
        return UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** A list from its text. */
    public static CompiledRule compiled(String file, String text) {
        return compiled(new SourceText("rules/testing/" + file, text));
    }

    private static CompiledRule compiled(SourceText source) {
        Compilation compilation = IocLists.forWinlogbeat().compile(source);
        if (compilation instanceof Compilation.Compiled compiled) {
            return compiled.rule();
        }
        throw new IllegalArgumentException(compilation.toString());
    }

    /** A list of these indicators, published on 1 January 2025. */
    public static CompiledRule of(String title, List<Indicator> indicators) {
        IocList list = new IocList(
                id(title),
                title,
                Optional.empty(),
                new IocList.Source("Example ISAC", Optional.of("https://isac.example/7")),
                Tlp.AMBER_STRICT,
                LocalDate.parse("2025-01-01"),
                Optional.of(LocalDate.parse("2024-12-01")),
                Optional.empty(),
                Confidence.MEDIUM,
                Level.HIGH,
                List.of("attack.command-and-control"),
                List.of("https://isac.example/7"),
                indicators,
                List.of());
        return IocLists.forWinlogbeat().compile(list, new SourceText("rules/testing/list.yml", title));
    }

    public static Indicator indicator(IndicatorType type, String value, Confidence confidence) {
        return Indicator.of(
                Term.Value.of(type, value),
                new Details(
                        Optional.of("command and control"),
                        Optional.of(confidence),
                        Optional.of(new Expiry.LastDay(LocalDate.parse("2025-06-30"))),
                        Optional.of("bulletin 7"),
                        Optional.of("Look, do not block."),
                        List.of(new Provenance(
                                "bulletin.pdf", new Provenance.Place.Page(2), "traffic to 192[.]0[.]2[.]17 was seen"))),
                new Span(0, 0));
    }
}
