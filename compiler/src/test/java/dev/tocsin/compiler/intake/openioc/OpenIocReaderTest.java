package dev.tocsin.compiler.intake.openioc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.Provenance.Place;
import dev.tocsin.compiler.intake.truth.TermText;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenIocReaderTest {
    private static final String MD5 = "00112233445566778899aabbccddeeff";

    private static Extraction read(String xml) {
        return OpenIocReader.read(new Publication("some.ioc", xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String ioc(String definition) {
        return "<?xml version=\"1.0\"?><!-- c --><OpenIOC id=\"ioc-1\" xmlns=\"http://openioc.org/schemas/OpenIOC_1.1\">"
                + "<metadata><short_description>A tool</short_description><description>Uses T1543.003.</description>"
                + "<authored_by>Somebody</authored_by><authored_date>2020-11-26T20:46:54Z</authored_date>"
                + "<links><link rel=\"report\" href=\"https://example.com/report\"/></links></metadata>"
                + "<criteria>" + definition + "</criteria></OpenIOC>";
    }

    /** {@code (and a, (or b, c))}: items are {@code !search condition content}. */
    private static String definition(String text) {
        StringBuilder xml = new StringBuilder();
        for (String piece : text.split("(?<=[(,)])|(?=[(,)])", -1)) {
            String item = piece.strip();
            if (item.startsWith("and ") || item.startsWith("or ")) {
                int end = item.indexOf(' ');
                xml.append("<Indicator operator=\"")
                        .append(item.substring(0, end).toUpperCase(Locale.ROOT))
                        .append("\" id=\"group\">");
                item = item.substring(end + 1).strip();
            } else if (item.equals("and") || item.equals("or")) {
                xml.append("<Indicator operator=\"" + item.toUpperCase(Locale.ROOT) + "\" id=\"group\">");
                continue;
            }
            switch (item) {
                case "(", ",", "" -> {}
                case ")" -> xml.append("</Indicator>");
                default -> {
                    String[] words = item.split(" ", 3);
                    boolean negated = words[0].startsWith("!");
                    xml.append("<IndicatorItem id=\"item\" condition=\"" + words[1] + "\" negate=\"" + negated + "\">")
                            .append("<Context document=\"x\" search=\"" + words[0].substring(negated ? 1 : 0) + "\"/>")
                            .append("<Content type=\"string\">" + words[2] + "</Content></IndicatorItem>");
                }
            }
        }
        return xml.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
        (or FileItem/Md5sum is MD5, FileItem/FileName is a.exe)       # + md5 MD5~+ file-name a.exe
        (or FileItem/Md5sum is MD5, (or FileItem/FileName is a.exe))  # + md5 MD5~+ file-name a.exe
        (and FileItem/Md5sum is MD5, FileItem/FileName is a.exe)      # + all(md5 MD5, file-name a.exe)
        (and FileItem/Md5sum is MD5)                                  # + md5 MD5
        (or (and FileItem/FileName is a.exe, (or FileItem/FullPath contains \\\\x\\\\, FileItem/Md5sum is MD5))) # + all(file-name a.exe, any(file-path contains \\\\x\\\\, md5 MD5))
        (and fileWriteEvent/md5 is MD5, !fileWriteEvent/process is b.exe) # + all(md5 MD5, not(file-name b.exe @process))
        (and !fileWriteEvent/process is b.exe, fileWriteEvent/fileName is a.exe) # + all(file-name a.exe, not(file-name b.exe @process))
        (or FileItem/FileName isnot a.exe)                            # - not-for-detection: is an exception, with nothing that it is an exception to
        (or FileItem/FileName containsnot a)                          # - not-for-detection: is an exception, with nothing that it is an exception to
        (and !FileItem/FileName is a.exe, !FileItem/FileName is b.exe) # - not-supported: `not a.exe; not b.exe` names only what it is not
        (and fileWriteEvent/md5 is MD5, fileWriteEvent/writes greater-than 0) # + md5 MD5
        (and fileWriteEvent/fileName is a.exe, fileWriteEvent/writes greater-than 0) # - not-supported: `fileWriteEvent/writes greater-than 0` compares in a way that lists do not have: `greater-than` [file-name a.exe]
        (and fileWriteEvent/fileName is a.exe, My/Own is 5)           # - not-supported: `My/Own is 5` is a search term that lists do not have [file-name a.exe]
        (and fileWriteEvent/md5 is MD5, My/Own is 5)                  # + md5 MD5
        (and processEvent/eventType is start, (or processEvent/process is a.exe, processEvent/processCmdLine contains -x)) # + file-name a.exe @process~+ command-line contains -x
        (and imageLoadEvent/fileName is a.dll, !imageLoadEvent/filePath is windows\\\\system32) # + all(file-name a.dll, not(file-path matches ^(?:[a-z]:)?\\\\\\\\?windows\\\\\\\\system32\\\\\\\\[^\\\\\\\\]+$))
        (and imageLoadEvent/fileName is a.dll, !imageLoadEvent/filePath starts-with C:\\\\x) # + all(file-name a.dll, not(file-path matches ^C:\\\\\\\\x))
        (and imageLoadEvent/fileName is a.dll, imageLoadEvent/filePath is windows\\\\temp) # + all(file-name a.dll, file-path contains windows\\\\temp)
        (or FileItem/FilePath is C:\\\\Temp)                          # + file-path starts-with C:\\\\Temp\\\\
        (or processEvent/processCmdLine contains  -m add )            # + command-line contains  -m add
        (or DnsEntryItem/Host contains Evil.example.com)              # + domain contains evil.example.com
        (or Network/DNS is evil[.]example[.]com)                      # + domain evil.example.com
        (or RouteEntryItem/Destination is 192.0.2.1)                  # + ipv4 192.0.2.1 @destination
        (or RouteEntryItem/Destination is example.com)                # + domain example.com
        (or PortItem/remoteIP is 192.0.2.0/24)                        # + cidr 192.0.2.0/24
        (and PortItem/remoteIP is 192.0.2.1, PortItem/remotePort is 443, PortItem/protocol is TCP) # + all(ipv4 192.0.2.1, port 443)
        (or PortItem/remotePort is 443)                               # - not-supported: a port number is no indicator without something beside it
        (or UrlHistoryItem/URL contains http://example.com/a)         # + url http://example.com/a
        (or Network/URI contains msg=)                                # - not-supported: is a part of a web request which Windows events do not show
        (or RegistryItem/KeyPath contains CurrentVersion\\\\Run)      # + registry-key contains CurrentVersion\\\\Run
        (and RegistryItem/Path contains Run, RegistryItem/ValueName is x, RegistryItem/Text contains y) # + all(registry-key contains Run, registry-key ends-with \\\\x, registry-data contains y)
        (or ServiceItem/name is EvilSvc)                              # + service-name EvilSvc
        (or TaskItem/name is Evil)                                    # + scheduled-task Evil
        (or ProcessItem/HandleList/Handle/Name is Evil_Mutex)         # + mutex Evil_Mutex
        (or ProcessItem/HandleList/Handle/Name is \\\\Device\\\\NamedPipe\\\\evil) # + named-pipe \\\\evil
        (or ProcessItem/HandleList/Handle/Name is \\\\Device\\\\Mailslot\\\\box) # - not-supported: is a handle of something that is no mutex and no pipe
        (or ProcessItem/HandleList/Handle/Name is \\\\Sessions\\\\2\\\\BaseNamedObjects\\\\box) # + mutex box
        (or ProcessItem/SectionList/MemorySection/Name contains \\\\a.dll) # - not-supported: is about the memory of a process; taken it is looked for as a file of that path [file-path contains \\\\a.dll]
        (and RegistryItem/Path contains Run, RegistryItem/ValueName contains x.y) # + all(registry-key contains Run, registry-key matches x\\\\.y[^\\\\\\\\]*$)
        (or PortItem/remoteIP contains 192.0.2.)                      # + cidr 192.0.2.0/24
        (or processEvent/parentProcess is a.exe)                      # - not-supported: is about the parent of a process which lists do not have; a Sigma rule can say it
        (or FileItem/PEInfo/PETimeStamp is 2014)                      # - not-supported: is about the inside of a program which lists do not have
        (and FileItem/FileName contains out, !fileWriteEvent/fileExtension is tmp) # + all(file-name contains out, not(file-name ends-with .tmp))
        (or Network/UserAgent is Evil/1.0)                            # + user-agent Evil/1.0
        (or Email/From is a@example.com)                              # + email a@example.com
        (or FileItem/Md5sum is 0011)                                  # - not-valid: has 4 digits; a MD5 has 32
        (or processEvent/processCmdLine matches a\\\\d+)              # + command-line matches a\\\\d+
        (or processEvent/processCmdLine sounds-like a)                # - not-supported: compares in a way that lists do not have: `sounds-like`
        """)
    void itemsBecomeTerms(String definition, String expected) {
        String xml = ioc(definition(definition.replace("is MD5", "is " + MD5).replace("\\\\", "\\")));
        String wanted =
                expected.replace("md5 MD5", "md5 " + MD5).replace("\\\\", "\\").replace('~', '\n');
        assertEquals(
                wanted.replaceAll("[,;]? ", " "),
                TermText.of(read(xml)).replaceAll("[,;]? ", " ").strip());
    }

    @Test
    void conditionsUnderNotKeepTheFolderOfTheFile() {
        assertEquals(Optional.of("^(?:[a-z]:)?\\\\?a\\\\[^\\\\]+$"), of("is", "a\\"));
        assertEquals(Optional.of("a\\.b.*\\\\"), of("contains", "a.b"));
        assertEquals(Optional.of("\\\\a\\\\[^\\\\]+$"), of("ends-with", "\\a"));
        assertEquals(Optional.of("^(?:[a-z]:)?\\\\?a( b)?\\\\c\\d+\\\\[^\\\\]+$"), of("matches", "^a( b)?\\\\c\\d+$"));
        assertEquals(Optional.of("^(?:[a-z]:)?\\\\?(a|b)"), of("matches", "^(a|b)"));
        assertEquals(Optional.empty(), of("matches", "^a|b$"));
        assertEquals(Optional.of("a|b"), of("matches", "a|b"));
    }

    private static Optional<String> of(String condition, String folder) {
        return FolderExpression.of(
                dev.tocsin.compiler.indicator.Condition.of(condition).orElseThrow(), folder);
    }

    @Test
    void factsAndPlacesComeFromTheFile() {
        Extraction extraction = read(ioc(definition("(or FileItem/FileName is a.exe)")));
        assertEquals(Optional.of("A tool"), extraction.facts().title());
        assertEquals(Optional.of("Uses T1543.003."), extraction.facts().description());
        assertEquals(Optional.of("Somebody"), extraction.facts().publisher());
        assertEquals(
                Optional.of("https://example.com/report"), extraction.facts().url());
        assertEquals(Optional.of(LocalDate.of(2020, 11, 26)), extraction.facts().published());
        assertEquals(List.of("attack.t1543.003"), extraction.facts().tags());
        Indicator indicator = ((Extracted.Taken) extraction.items().get(0)).indicator();
        assertEquals(
                new Place.ObjectId("item"),
                indicator.details().provenance().get(0).place());
        assertEquals(
                "FileItem/FileName is a.exe",
                indicator.details().provenance().get(0).context());
    }

    @Test
    void aValueInTheIdIsTakenAndSaid() {
        String xml =
                "<ioc id=\"i\" xmlns=\"http://schemas.mandiant.com/2010/ioc\"><definition><Indicator operator=\"OR\">"
                        + "<IndicatorItem id=\"evil.example.com\" condition=\"is\"><Context search=\"Network/DNS\"/>"
                        + "<Content type=\"string\"></Content></IndicatorItem>"
                        + "<IndicatorItem id=\"5cd56487-0b50-4e81-b7eb-651f0a14d415\" condition=\"is\">"
                        + "<Context search=\"Network/DNS\"/><Content/></IndicatorItem></Indicator></definition></ioc>";
        Extraction extraction = read(xml);
        assertEquals("+ domain evil.example.com\n- not-valid: has no value", TermText.of(extraction));
        Indicator indicator = ((Extracted.Taken) extraction.items().get(0)).indicator();
        assertEquals(
                Optional.of("The published content is empty; the value stands in the id of the item."),
                indicator.details().note());
        assertEquals(
                new Place.ObjectId("i"), indicator.details().provenance().get(0).place());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
        ``                             # 1  # no XML
        <OpenIOC><criteria></OpenIOC>  # 1  # no XML
        <html></html>                  # 1  # `html` is not the root of an OpenIOC file
        <STIX_Package></STIX_Package>  # 1  # STIX 1 in XML
        <ioc><Indicator operator="NAND"></Indicator></ioc> # 1 # is `AND` or `OR`
        <!DOCTYPE ioc [<!ENTITY a "b">]><ioc>&a;</ioc>     # 1 # document type
        """)
    void whatIsNotOpenIocSaysWhat(String xml, int line, String message) {
        Extraction extraction = read(xml);
        assertEquals(List.of(), extraction.items());
        Diagnostic diagnostic = extraction.diagnostics().get(0);
        assertTrue(diagnostic.message().contains(message), diagnostic.message());
        assertEquals(
                line, diagnostic.source().position(diagnostic.span().start()).line());
    }

    @Test
    void everyEncodingIsRead() {
        String xml = ioc(definition("(or FileItem/FileName is \u00E9.exe)"));
        String declared = xml.replace("<?xml version=\"1.0\"?>", "<?xml version=\"1.0\" encoding=\"windows-1252\"?>");
        for (byte[] content : List.of(
                xml.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + xml).getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + xml).getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF" + xml).getBytes(StandardCharsets.UTF_16BE),
                xml.getBytes(StandardCharsets.UTF_16LE),
                declared.getBytes(Charset.forName("windows-1252")))) {
            assertEquals(
                    "+ file-name \u00E9.exe", TermText.of(OpenIocReader.read(new Publication("some.ioc", content))));
        }
    }

    @Test
    void theMistakeIsPlaced() {
        Diagnostic diagnostic =
                read("<ioc>\n  <criteria>\n  </ioc>").diagnostics().get(0);
        assertEquals(3, diagnostic.source().position(diagnostic.span().start()).line());
    }

    @Test
    void hostileFilesEndInTime() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE ioc [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY l" + i + " \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        String bomb = laughs + "]><ioc><short_description>&l29;</short_description></ioc>";
        String file =
                "<!DOCTYPE ioc [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><ioc><description>&f;</description></ioc>";
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            assertEquals(1, read(bomb).diagnostics().size());
            assertEquals(1, read(file).diagnostics().size());
            assertEquals(Optional.empty(), read(file).facts().description());
            assertEquals(
                    1,
                    read("<ioc>" + "<Indicator operator=\"OR\">".repeat(100_000))
                            .diagnostics()
                            .size());
            assertEquals(1, read("<".repeat(5_000_000)).diagnostics().size());
            assertEquals(1, read("<ioc " + "a".repeat(5_000_000)).diagnostics().size());
            String items =
                    definition("(or " + "FileItem/FileName is a.exe, ".repeat(20_000) + "FileItem/FileName is b.exe)");
            assertEquals(20_001, read(ioc(items)).items().size());
        });
    }

    @Test
    void mutatedFilesNeverThrow() {
        byte[] file = ioc(definition("(or (and FileItem/Md5sum is " + MD5
                        + ", !fileWriteEvent/filePath matches ^a$), PortItem/remoteIP is 192.0.2.1)"))
                .getBytes(StandardCharsets.UTF_8);
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            byte[] mutated = file.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                mutated[random.nextInt(mutated.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : "<>/\"&;!(^".charAt(random.nextInt(9)));
            }
            try {
                OpenIocReader.read(new Publication("mutated.ioc", mutated));
            } catch (RuntimeException thrown) {
                throw new AssertionError("seed " + seed, thrown);
            }
        }
    }
}
