package dev.tocsin.compiler.screening;

import dev.tocsin.compiler.extraction.Extracted.Basis;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.screening.Entries.Entry;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the files of warning lists: a value a line, comments behind a number sign. */
final class WarningListReader {
    private static final List<String> BUILT_IN = List.of(
            "reserved-addresses",
            "reserved-domains",
            "public-resolvers",
            "content-delivery-networks",
            "popular-domains",
            "empty-files");

    private static final Pattern LINE = Pattern.compile("^[^\\r\\n]*", Pattern.MULTILINE);
    private static final Pattern HEADER = Pattern.compile("# (\\w+): (.*)");
    private static final Pattern NETWORK = Pattern.compile("[0-9a-fA-F:.]+/\\d+");

    private WarningListReader() {}

    /** The lists that come with the program, in the order in which they are asked. */
    static List<WarningList> builtIn() {
        return BUILT_IN.stream().map(WarningListReader::builtIn).toList();
    }

    private static WarningList builtIn(String name) {
        try (InputStream file = WarningListReader.class.getResourceAsStream(name + ".txt")) {
            if (file == null) {
                throw new IllegalStateException("no warning list " + name);
            }
            SourceText source = new SourceText(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, String> header = header(source.text());
            return new WarningList(
                    required(header, "name"),
                    Optional.of(required(header, "reason")),
                    required(header, "source"),
                    Optional.of(LocalDate.parse(required(header, "date"))),
                    HoldReason.WARNING_LIST,
                    Basis.valueOf(required(header, "holds").toUpperCase(Locale.ROOT)),
                    entries(source, new Findings(source)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String required(Map<String, String> header, String key) {
        String value = header.get(key);
        if (value == null) {
            throw new IllegalStateException("a warning list says no " + key);
        }
        return value;
    }

    private static Map<String, String> header(String text) {
        Map<String, String> header = new HashMap<>();
        for (Matcher line = LINE.matcher(text); line.find() && line.group().startsWith("#"); ) {
            Matcher entry = HEADER.matcher(line.group());
            if (entry.matches()) {
                header.put(entry.group(1), entry.group(2));
            }
        }
        return header;
    }

    /** A team's own list; what is wrong with it goes to the findings. */
    static WarningList allowList(SourceText source, Findings findings) {
        return new WarningList(
                source.name(),
                Optional.empty(),
                source.name(),
                Optional.empty(),
                HoldReason.ALLOW_LIST,
                Basis.DECLARED,
                entries(source, findings));
    }

    private static Entries entries(SourceText source, Findings findings) {
        Entries entries = new Entries();
        for (Matcher line = LINE.matcher(source.text()); line.find(); ) {
            String text = line.group();
            int comment = comment(text);
            String value = text.substring(0, comment).strip();
            if (value.isEmpty()) {
                continue;
            }
            if (NETWORK.matcher(value).matches() && Network.parse(value).isEmpty()) {
                int start = source.text().codePointCount(0, line.start() + text.indexOf(value));
                findings.error(
                        Code.INVALID_ALLOW_LIST,
                        new Span(start, start + value.codePointCount(0, value.length())),
                        "`" + value + "` is no network",
                        "no bit behind the prefix may be set, as in 192.0.2.0/24");
                continue;
            }
            entries.add(new Entry(
                    value, text.substring(Math.min(text.length(), comment + 1)).strip()));
        }
        return entries;
    }

    /** Where the comment begins: at a number sign that begins the line or stands behind a blank. */
    private static int comment(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return i;
            }
        }
        return line.length();
    }
}
