package dev.tocsin.compiler.intake.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
    private static final String SHA256 = "0a".repeat(32);
    private static final String SHA1 = "0b".repeat(20);
    private static final String MD5 = "0c".repeat(16);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Indicator_type,Data,Note\nsha256,%s,a note\n",
                "\uFEFFindicator ,Data,Notes\r\nSHA256 hash,%s ,a note\r\n",
                "type,data,info\nSHA-256,%s\u00A0,a note",
                "value,type,notes\n%s,sha256,a note\n",
                "value;type;notes\n%s;sha256;a note\n",
                "value\ttype\tnotes\n%s\tsha256\ta note\n",
                "sep=;\nnotes;indicator\na note;%s\n",
                "Some title,,\nIndicator,Type,Comment\n\"%s\",hash,a note\n",
                "SHA256,Comment\n%s,a note\n",
                "indicator,data,notes,,,\n,%s,a note,,,\n",
                "%s,sha256,a note\n",
                "# comments,first\n# type,value,note\nsha256,%s,a note\n",
            })
    void takesAnyLayout(String table) {
        Extraction extraction = read(table.formatted(SHA256));
        assertEquals(List.of(SHA256), names(extraction), extraction::toString);
        assertEquals(
                Optional.of("a note"), taken(extraction).getFirst().details().note(), extraction::toString);
    }

    static Stream<List<String>> cells() {
        return Stream.of(
                List.of("ip", "192[.]0.2.17", "ipv4 192.0.2.17"),
                List.of("ip address ", "192.0.2.17 ", "ipv4 192.0.2.17"),
                List.of("ip_port", "192.0.2[.]17: 443", "ipv4 192.0.2.17"),
                List.of("ipport", "192.0.2.17|443", "ipv4 192.0.2.17"),
                List.of("ip-dst|port", "192.0.2.17|443", "ipv4 192.0.2.17"),
                List.of("ipv6", "2001:db8::17", "ipv6 2001:db8::17"),
                List.of("ip", "[2001:db8::17]:443", "ipv6 2001:db8::17"),
                List.of("ip", "192.0.2.0/24", "cidr 192.0.2.0/24"),
                List.of("ip", "192.0.2.17\n192.0.2.18", "ipv4 192.0.2.17", "ipv4 192.0.2.18"),
                List.of("ip", "192.0.2.17 + 192.0.2.18", "ipv4 192.0.2.17", "ipv4 192.0.2.18"),
                List.of("ip", "192.0.2.17 (Tor exit)", "ipv4 192.0.2.17"),
                List.of("domain", "evil[.]example", "domain evil.example"),
                List.of("domain_port", "evil.example:6363", "domain evil.example"),
                List.of("domain|ip", "evil.example|192.0.2.17", "domain evil.example", "ipv4 192.0.2.17"),
                List.of("URL", "evil[.]example", "domain evil.example"),
                List.of("domain", "hxxps[:]//evil.example/A?b", "url https://evil.example/A?b"),
                List.of(
                        "url_path",
                        "hxxp://evil.example/a.jsp?0.9*%computername%",
                        "url http://evil.example/a.jsp?0.9*%computername%"),
                List.of("email-sender", "a@evil.example", "email a@evil.example"),
                List.of("emailwhois", "a@evil.example", "email a@evil.example"),
                List.of("md5", SHA1, "sha1 " + SHA1),
                List.of("file", SHA256 + "," + SHA1 + "," + MD5, "sha256 " + SHA256, "sha1 " + SHA1, "md5 " + MD5),
                List.of("filename|sha256", "a.exe|" + SHA256, "sha256 " + SHA256, "file-name a.exe"),
                List.of("filename", "C:\\Users\\Public\\a.exe", "file-path C:\\Users\\Public\\a.exe"),
                List.of("file_path_name", "a.exe", "file-name a.exe"),
                List.of("File", "blackball", "file-name blackball"),
                List.of("registry_path_key", "HKLM\\SOFTWARE\\Evil\\", "registry-key HKLM\\SOFTWARE\\Evil"),
                List.of("mutex", "Global\\x", "mutex Global\\x"),
                List.of("user-agent", "Evil/1.0", "user-agent Evil/1.0"),
                List.of("domain", "evil.nosuchtld", "hostname evil.nosuchtld"),
                List.of("url", "https://192.0.2.17@80/x", "url https://192.0.2.17@80/x"),
                List.of("url", "http://3221226001/x", "url http://3221226001/x"),
                List.of("url", "www[.] evil[.]example", "domain www.evil.example"),
                List.of("ip_path", "192.0.2[.]17/a/", "url 192.0.2.17/a/"),
                List.of("", "192.0.2.17", "ipv4 192.0.2.17"),
                List.of("never heard of", "192.0.2.17", "ipv4 192.0.2.17"));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void readsTypedCells(List<String> typeCellValues) {
        Extraction extraction = read("type,value,note\n" + quoted(typeCellValues.get(0)) + ","
                + quoted(typeCellValues.get(1)) + ",x\nip,198.51.100.1,\n");
        List<String> values = taken(extraction).stream()
                .flatMap(indicator -> indicator.term().values())
                .map(value -> value.type().word() + " " + value.text())
                .filter(value -> !value.endsWith("198.51.100.1"))
                .toList();
        assertEquals(typeCellValues.subList(2, typeCellValues.size()), values, extraction::toString);
    }

    static Stream<List<String>> heldBack() {
        return Stream.of(
                List.of("sha256", "0a".repeat(31) + "0", "NOT_VALID", "has 63 digits"),
                List.of("ip", "999.0.2.17", "NOT_VALID", "IPv4"),
                List.of("domain", "not a domain", "NOT_VALID", "domain"),
                List.of("monero_address", "4862mTLmCo9LGqn3XUrV9xaEfzgNPid7AM26Xpe", "NOT_SUPPORTED", "monero_address"),
                List.of("yara", "rule x {\n condition: true }", "NOT_SUPPORTED", "yara"),
                List.of("username", "netcat", "NOT_SUPPORTED", "username"),
                List.of("port", "65529", "NOT_SUPPORTED", "port"),
                List.of("target-user", "bob", "NOT_FOR_DETECTION", "attacked"),
                List.of("link", "https://blog.example/x", "REFERENCE", "read more"));
    }

    @ParameterizedTest
    @MethodSource("heldBack")
    void holdsBackWithTheReason(List<String> typeCellReason) {
        Extraction extraction = read("type,value,note\n" + quoted(typeCellReason.get(0)) + ","
                + quoted(typeCellReason.get(1)) + ",x\nip,198.51.100.1,\n");
        Extracted.HeldBack held = (Extracted.HeldBack) extraction.items().getFirst();
        assertEquals(HoldReason.valueOf(typeCellReason.get(2)), held.reason(), held::toString);
        assertTrue(held.explanation().contains(typeCellReason.get(3)), held::toString);
        assertEquals(new Provenance.Place.Line(2), held.provenance().place());
        assertEquals(1, taken(extraction).size());
    }

    @Test
    void cleanFilesAreHeldBackUnlessTheirPlaceTells() {
        Extraction extraction = read("""
                type,value,note
                sha256,%s,Clean File used for sideloading
                filename,updater.exe,abused legitimate updater
                path,C:\\Users\\Public\\updater.exe,abused legitimate updater
                sha1,%s,malicious DLL loaded by a legitimate program
                domain,shop.example,"legitimate shop, compromised"
                md5,%s,cleans event logs
                """.formatted(SHA256, SHA1, MD5));
        assertEquals(List.of("C:\\Users\\Public\\updater.exe", SHA1, "shop.example", MD5), names(extraction));
        assertEquals(
                List.of(HoldReason.BENIGN, HoldReason.BENIGN),
                heldBack(extraction).stream().map(Extracted.HeldBack::reason).toList());
        assertTrue(
                heldBack(extraction).stream().allMatch(held -> held.indicator().isPresent()));
    }

    @Test
    void descriptionsAreFacts() {
        Extraction extraction = read("""
                indicator,Data,Notes
                description,Indicators for X,https://vendor.example/report
                Description,https://vendor.example/older,(older ones)
                ip,192.0.2.17,
                """);
        assertEquals(Optional.of("Indicators for X"), extraction.facts().title());
        assertEquals(
                Optional.of("https://vendor.example/report"), extraction.facts().url());
        assertEquals(List.of("192.0.2.17"), names(extraction));
        assertEquals(HoldReason.REFERENCE, heldBack(extraction).getFirst().reason());
    }

    @Test
    void digestsOfOneRowAreOneFileAndNameIsForPeople() {
        Extraction extraction = read("File name,MD5,SHA-256,Size\na.exe," + MD5 + "," + SHA256 + ",1024\nb.exe,,,\n");
        Indicator first = taken(extraction).getFirst();
        assertEquals(
                new Term.Any(
                        List.of(Term.Value.of(IndicatorType.SHA256, SHA256), Term.Value.of(IndicatorType.MD5, MD5))),
                first.term());
        assertEquals(SHA256, first.name());
        assertEquals(Optional.of("Size: 1024; file a.exe"), first.details().note());
        assertEquals(List.of(SHA256, "b.exe"), names(extraction));
    }

    @Test
    void twoValueColumnsAreTwoIndicators() {
        Extraction extraction =
                read("Domain,Relevant resolution,Relevant date\nevil.example.com,192.0.2.17,\"May 1st, 2015\"\n");
        assertEquals(List.of("evil.example.com", "192.0.2.17"), names(extraction));
    }

    @Test
    void urlWithoutSchemeIsAStretchOfOne() {
        Extraction extraction = read("type,value\nurl,raw[.]evil.example/a/b/\n");
        assertEquals(
                new Term.Value(IndicatorType.URL, Condition.CONTAINS, "raw.evil.example/a/b/", List.of(MatchScope.ANY)),
                taken(extraction).getFirst().term());
    }

    @Test
    void wildcardDomainMeansSubdomains() {
        Extraction extraction = read("type,value\ndomain,*.evil.example\n");
        assertEquals(
                new Term.Value(IndicatorType.DOMAIN, Condition.IS, "evil.example", List.of(MatchScope.SUBDOMAINS)),
                taken(extraction).getFirst().term());
    }

    @Test
    void notesAreLookedThrough() {
        Extraction extraction = read("type,value,note\nsha256," + SHA256
                + ",\"from hxxp://a[.]evil.example/x, see https://blog.example/y (and 192.0.2[.]9)\"\n");
        assertEquals(
                List.of(
                        "hxxp://a[.]evil.example/x NOT_FOR_DETECTION true",
                        "https://blog.example/y REFERENCE false",
                        "192.0.2[.]9 NOT_FOR_DETECTION true"),
                heldBack(extraction).stream()
                        .map(held -> held.text() + " " + held.reason() + " "
                                + held.indicator().isPresent())
                        .toList());
    }

    @Test
    void mispTablesSayWhatIsForDetection() {
        Extraction extraction = read("""
                uuid,event_id,category,type,value,comment,to_ids,date
                5820ab7b-5a8c-4164-8113-49798e96ca05,17,Network activity,ip-dst,"192.0.2.17",C2,1,20161107
                5820ab7b-5a8c-4164-8113-49798e96ca06,17,Network activity,ip-dst,"192.0.2.18",,0,20161107
                """);
        assertEquals(List.of("192.0.2.17"), names(extraction));
        assertEquals(
                HoldReason.NOT_FOR_DETECTION, heldBack(extraction).getFirst().reason());
    }

    @Test
    void saidColumnsWin() {
        List<CsvColumn> columns =
                List.of(new CsvColumn.Ignored(), new CsvColumn.ValueOf(IndicatorType.MUTEX), new CsvColumn.Note());
        Extraction extraction = CsvReader.read(
                new Publication("x.csv", bytes("192.0.2.17,Local\\x,note\n198.51.100.1,Local\\y,\n")),
                Optional.of(columns));
        assertEquals(List.of("Local\\x", "Local\\y"), names(extraction));
        assertEquals(
                IndicatorType.MUTEX,
                taken(extraction)
                        .getFirst()
                        .term()
                        .values()
                        .findFirst()
                        .orElseThrow()
                        .type());
    }

    @Test
    void unclosedQuoteOnTheFirstLineLosesNothing() {
        Extraction extraction = read("type,value,\"note\nip,192.0.2.17,a\nip,192.0.2.18,\"b\"\n");
        assertEquals(List.of("192.0.2.17", "192.0.2.18"), names(extraction));
        Diagnostic diagnostic = extraction.diagnostics().getFirst();
        assertEquals(12, diagnostic.source().position(diagnostic.span().start()).column(), diagnostic::toString);
    }

    @Test
    void quoteThatSwallowsRowsIsFound() {
        Extraction extraction =
                read("type,value,note\nip,\"192.0.2.17,a\nip,192.0.2.18,b\nip,192.0.2.19,\"c\"\nip,192.0.2.20,d\n");
        assertTrue(
                names(extraction).containsAll(List.of("192.0.2.18", "192.0.2.19", "192.0.2.20")), extraction::toString);
        assertEquals(
                2,
                extraction
                        .diagnostics()
                        .getFirst()
                        .source()
                        .position(extraction.diagnostics().getFirst().span().start())
                        .line());
    }

    @Test
    void raggedRowsAndTextBehindQuotes() {
        Extraction extraction =
                read("type,value,note\nip,192.0.2.17\nip,192.0.2.18,a,b,c\nip,\"192.0.2.19\" ,\"x\" y\n");
        assertEquals(List.of("192.0.2.17", "192.0.2.18", "192.0.2.19"), names(extraction));
        assertEquals(Optional.of("a; b; c"), taken(extraction).get(1).details().note());
    }

    @Test
    void otherEncodings() {
        String table = "type,value,note\nip,192.0.2.17,caf\u00e9\n";
        for (Charset charset :
                List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, Charset.forName("windows-1252"))) {
            Extraction extraction = CsvReader.read(new Publication("x", table.getBytes(charset)), Optional.empty());
            assertEquals(
                    Optional.of("caf\u00e9"),
                    taken(extraction).getFirst().details().note(),
                    charset.name());
            assertEquals(
                    charset.name().equals("windows-1252") ? 1 : 0,
                    extraction.diagnostics().size(),
                    charset.name());
        }
    }

    @Test
    void tableWithoutIndicatorsSaysSo() {
        Extraction extraction = read("colour,size\nred,big\nblue,small\n");
        assertEquals(List.of(), extraction.items());
        assertEquals(1, extraction.diagnostics().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example\nworse.example\n",
                "192.0.2.1, 192.0.2.2, 192.0.2.3\n192.0.2.4, 192.0.2.5, 192.0.2.6\n",
                "# Reference: https://blog.example/x\nevil.example\nhttp://192.0.2.1/x\n",
                "When it began, nobody knew, and so\nit went on, as it does, for a time,\nuntil 192.0.2.1 was found.\n",
                "The type, the value and the note were lost.\nThe domain was evil.example, the address 192.0.2.1.\n",
                "{\"Event\": {\"info\": \"a, b\"}}",
                "<html><body>a,b</body></html>",
                "Indicators: domain, url, hash\n\nevil[.]example\n",
                "SHA256: 0a0a, MD5: 0c0c\n",
            })
    void otherTextIsNoTable(String text) {
        assertFalse(CsvReader.isCsv(text), text);
    }

    @Test
    void hostileTablesEndInTime() {
        String digits = "0a".repeat(5 << 20);
        String quotes = "\"a\n".repeat(100_000);
        List<String> tables = List.of(
                "type,value\nsha256," + digits + "\n",
                "type,value\ndomain," + "a.".repeat(2 << 20) + "\n",
                "type,value\nurl,http://" + "a/".repeat(2 << 20) + "\n",
                "type,value,note\nip,192.0.2.1," + "[.]".repeat(2 << 20) + "\n",
                "type,value\n" + ",\n".repeat(1_000_000) + "ip,192.0.2.1\n",
                "type,value\n" + quotes,
                "type,value,\"" + "ip,192.0.2.1\n".repeat(100_000),
                ",".repeat(2_000_000),
                "\"".repeat(1_000_001),
                " ".repeat(5_000_000));
        for (String table : tables) {
            String shown = table.substring(0, 40);
            assertTimeoutPreemptively(
                    Duration.ofSeconds(60),
                    () -> {
                        CsvReader.isCsv(table);
                        read(table);
                    },
                    shown);
        }
    }

    @Test
    void neverThrows() {
        long seed = 20240122;
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "type",
                "value",
                "note",
                "ip",
                "sha256",
                ",",
                ",",
                ";",
                "\t",
                "\n",
                "\r\n",
                "\"",
                "'",
                "=",
                "#",
                "[.]",
                "192.0.2.1",
                "evil.example",
                "hxxp://",
                "http://[",
                "*.",
                "|",
                ":443",
                "\u00A0",
                "\uFEFF",
                "\uD83D",
                "%s",
                "<u>",
                "C:\\",
                SHA256,
                "filename|md5",
                "{\"all\":[]}",
                "pattern",
                "\u0000",
                " ",
                "\u0130.com");
        for (int run = 0; run < 3_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(5) == 0 && content.length > 0) {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            }
            try {
                CsvReader.isCsv(text.toString());
                CsvReader.read(new Publication("fuzz.csv", content), Optional.empty());
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", run " + run + ": " + text, e);
            }
        }
    }

    private static String quoted(String cell) {
        return "\"" + cell.replace("\"", "\"\"") + "\"";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Extraction read(String table) {
        return CsvReader.read(new Publication("table.csv", bytes(table)), Optional.empty());
    }

    private static List<Indicator> taken(Extraction extraction) {
        List<Indicator> taken = new ArrayList<>();
        for (Extracted item : extraction.items()) {
            if (item instanceof Extracted.Taken(Indicator indicator, Extracted.Basis basis)) {
                assertEquals(Extracted.Basis.DECLARED, basis);
                taken.add(indicator);
            }
        }
        return taken;
    }

    private static List<String> names(Extraction extraction) {
        return taken(extraction).stream().map(Indicator::name).toList();
    }

    private static List<Extracted.HeldBack> heldBack(Extraction extraction) {
        return extraction.items().stream()
                .filter(Extracted.HeldBack.class::isInstance)
                .map(Extracted.HeldBack.class::cast)
                .toList();
    }
}
