package dev.tocsin.compiler.intake.stix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Provenance.Place;
import dev.tocsin.compiler.indicator.Tlp;
import dev.tocsin.compiler.intake.truth.TermText;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StixReaderTest {
    private static final String MD5 = "00112233445566778899aabbccddeeff";
    private static final String SHA1 = "00112233445566778899aabbccddeeff00112233";
    private static final String SHA256 = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    /** MD5, SHA1 and SHA256 stand for digests; `~` for a line end. */
    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
        [ipv4-addr:value = '192.0.2.1']                                    # + ipv4 192.0.2.1
        [ipv4-addr:value = '192[.]0[.]2[.]1']                              # + ipv4 192.0.2.1
        [ipv4-addr:value = '192.0.2.0/24']                                 # + cidr 192.0.2.0/24
        [ipv4-addr:value = '192.0.2.1/32']                                 # + ipv4 192.0.2.1
        [ipv4-addr:value ISSUBSET '192.0.2.77/24']                         # + cidr 192.0.2.0/24
        [ipv4-addr:value = 'evil.example.com']                             # + domain evil.example.com
        [ipv4-addr:value LIKE '192.0.%']                                   # + cidr 192.0.0.0/16
        [ipv4-addr:value LIKE '%192.0.2.%']                                # + cidr 192.0.2.0/24
        [ipv4-addr:value LIKE '%92.0.2.%']                                 # - not-supported: `92.0.2.` of an IPv4 address only the whole is looked for, not `contains`
        [ipv4-addr:value LIKE '192.0.2%']                                  # - not-supported: `192.0.2` of an IPv4 address only the whole is looked for, not `starts-with`
        [windows-registry-key:values[*].name LIKE 'Up%']                   # + registry-key matches \\\\Up[^\\\\]*$
        [named-pipe:name = 'evil']                                         # + named-pipe \\evil
        [scheduled-task:name = 'Evil']                                     # + scheduled-task Evil
        [domain-name:value IN ('a.example.com', 'b.example.com')]          # + domain a.example.com~+ domain b.example.com
        [domain-name:value LIKE '%.example.com']                           # + domain ends-with .example.com
        [domain-name:value = '192.0.2.1']                                  # + ipv4 192.0.2.1
        [url:value = 'hxxps://example[.]com/a?b=C']                        # + url https://example.com/a?b=C
        [file:hashes.MD5 = 'MD5']                                          # + md5 MD5
        [file:hashes.'SHA-256' = 'SHA1']                                   # + sha1 SHA1
        [file:hashes.MD5 = 'MD5' AND file:hashes.'SHA-1' = 'SHA1']         # + any(md5 MD5, sha1 SHA1)
        [file:hashes.MD5 = 'MD5' OR file:hashes.'SHA-1' = 'SHA1']          # + md5 MD5~+ sha1 SHA1
        [file:hashes.MD5 = 'MD5' AND file:name = 'a.exe']                  # + all(md5 MD5, file-name a.exe)
        [file:name = 'a.exe' AND file:size = 5]                            # - not-supported: `file:size = 5` is a property of files that Windows events do not show [file-name a.exe]
        [file:hashes.MD5 = 'MD5' AND file:size = 5]                        # + md5 MD5
        [file:hashes.MD5 = 'MD5' AND file:hashes.IMPHASH = 'MD5']          # + md5 MD5
        [file:hashes.MD5 = 'MD5' AND mutex:name = 'm']                     # + md5 MD5
        [(file:hashes.MD5 = 'MD5' OR file:hashes.'SHA-1' = 'SHA1') AND file:name != 'a.exe'] # + all(any(md5 MD5, sha1 SHA1), not(file-name a.exe))
        [file:name = 'a.exe' AND (file:name = 'b.exe' OR file:size > 5)]   # - not-supported: `file:size > 5` is a property of files that Windows events do not show [file-name a.exe]
        [file:name = 'a.exe' AND (file:name = 'b.exe' OR file:hashes.MD5 = 'no')] # + all(file-name a.exe, file-name b.exe)
        [file:name != 'a.exe']                                             # - not-for-detection: is an exception, with nothing that it is an exception to
        [file:name NOT IN ('a.exe', 'b.exe') AND file:name != 'c.exe']     # - not-supported: `not (a.exe or b.exe); not c.exe` names only what it is not
        [file:name = 'C:\\\\Temp\\\\a.exe']                                # + file-path C:\\Temp\\a.exe
        [file:name = 'hxxp://example.com/a.exe']                           # + url http://example.com/a.exe
        [file:name = 'a.exe' AND file:parent_directory_ref.path = 'C:\\\\Temp'] # + file-path C:\\Temp\\a.exe
        [file:parent_directory_ref.path = 'C:\\\\Temp']                    # + file-path starts-with C:\\Temp\\
        [process:image_ref.name = 'a.exe' AND process:image_ref.parent_directory_ref.path = 'C:\\\\Temp'] # + file-path C:\\Temp\\a.exe @process
        [file:name MATCHES '^a\\\\d+[.]exe$']                              # + file-name matches ^a\\d+[.]exe$
        [file:name MATCHES '(a)\\\\1']                                     # - not-supported: *
        [file:name LIKE 'a_%c.exe']                                        # + file-name matches ^a..*c\\.exe$
        [file:name LIKE '%a%']                                             # + file-name contains a
        [network-traffic:dst_ref.type = 'ipv4-addr' AND network-traffic:dst_ref.value = '192.0.2.1'] # + ipv4 192.0.2.1 @destination
        [network-traffic:src_ref.type = 'ipv4-addr' AND network-traffic:src_ref.value = '192.0.2.1'] # + ipv4 192.0.2.1 @source
        [network-traffic:dst_ref.type = 'domain-name' AND network-traffic:dst_ref.value = 'example.com'] # + domain example.com
        [network-traffic:dst_ref.value = '192.0.2.1' AND network-traffic:dst_port = '443' AND network-traffic:protocols[*] = 'tcp'] # + all(ipv4 192.0.2.1 @destination, port 443)
        [network-traffic:dst_port = 443]                                   # - not-supported: a port number is no indicator without something beside it
        [network-traffic:protocols[0] = 'tcp']                             # - not-supported: `network-traffic:protocols[0] = 'tcp'` says nothing by itself
        [network-traffic:dst_ref.type = 'ipv4-addr']                       # - not-supported: `network-traffic:dst_ref.type = 'ipv4-addr'` is a property that Windows events do not show
        [network-traffic:extensions.'http-request-ext'.request_header.'User-Agent' = 'Evil/1.0'] # + user-agent Evil/1.0
        [domain-name:value = 'example.com' AND domain-name:resolves_to_refs[*].value = '192.0.2.1'] # + all(domain example.com, ipv4 192.0.2.1)
        [windows-registry-key:key = 'HKEY_LOCAL_MACHINE\\\\Software\\\\X'] # + registry-key *
        [windows-registry-key:values[*].data = 'x']                        # - not-supported: the data of a registry value is no indicator without something beside it
        [process:name = 'a.exe' AND process:command_line = 'a.exe -x']     # + all(file-name a.exe @process, command-line a.exe -x)
        [process:parent_ref.name = 'a.exe']                                # - not-supported: `process:parent_ref.name = 'a.exe'` is about the parent of a process, which lists do not have; a Sigma rule can say it
        [mutex:name = 'Global\\\\m']                                       # + mutex Global\\m
        [email-addr:value = 'a[@]example[.]com']                           # + email a@example.com
        [x509-certificate:hashes.'SHA-256' = 'SHA256']                     # - not-supported: `x509-certificate:hashes.'SHA-256' = 'SHA256'` is about a certificate, which Windows events do not show
        [user-account:account_login = 'x']                                 # - not-supported: `user-account:account_login = 'x'` is about an account, which lists do not have
        [x-own:thing = 'x']                                                # - not-supported: `x-own:thing = 'x'` is about a kind of object that lists do not have
        [file:hashes.MD5 = '0011']                                         # - not-valid: has 4 digits, a MD5 has 32
        [file:name IN ()]                                                  # - not-supported: `file:name IN ()` has no values
        [file:name = 'a.exe'] OR [file:name = 'b.exe']                     # + file-name a.exe~+ file-name b.exe
        [file:name = 'a.exe'] AND [file:name = 'b.exe']                    # - not-supported: joins observations, which may be of different events; a Sigma correlation can say it~- not-supported: is one of several observations that are bad together; take it if it is bad by itself [file-name a.exe]~- not-supported: is one of several observations that are bad together; take it if it is bad by itself [file-name b.exe]
        ([file:name = 'a.exe'] FOLLOWEDBY [file:size > 5]) WITHIN 5 SECONDS # - not-supported: sets a time within which several events must come; a Sigma correlation can say it~- not-supported: is one of several observations that are bad together; take it if it is bad by itself [file-name a.exe]
        [file:name = 'a.exe'] WITHIN 5 SECONDS                             # + file-name a.exe
        [file:name = 'a.exe'] REPEATS 1 TIMES                              # + file-name a.exe
        [file:name = 'a.exe'] REPEATS 2 TIMES                              # - not-supported: counts events, which no indicator can; taken, each event is an alert [file-name a.exe]
        [file:name = 'a.exe'] START t'2024-01-01T00:00:00Z' STOP t'2024-02-01T00:00:00Z' # + file-name a.exe
        [file:name = 'a.exe'] START t'2024-01-01T00:00:00Z' STOP t'2023-02-01T00:00:00Z' # - not-supported: holds between two moments only, which cannot be said of a part; taken, it holds always [file-name a.exe]
        [file:name = 'a.exe'] START t'2024-01-01T00:00:00Z' STOP t'2024-02-01T00:00:00Z' OR [file:name = 'b.exe'] # + file-name a.exe~+ file-name b.exe
        [network-traffic:dst_ref.value = '192.0.2.1' AND network-traffic:dst_port = 80 AND network-traffic:start = '2020-10-25T16:22:00Z'] # + all(ipv4 192.0.2.1 @destination, port 80)
        [network-traffic:dst_ref.value = '192.0.2.1' AND network-traffic:extensions.'http-request-ext'.request_value = '/a/' AND network-traffic:extensions.'http-request-ext'.request_header.'Content-Type' = 'x'] # + ipv4 192.0.2.1 @destination
        [network-traffic:extensions.'http-request-ext'.request_value = 'http://example.com/a/'] # + url http://example.com/a/
        [url:value = 'https://example.com/a' AND url:x_own_port = '443']   # + url https://example.com/a
        [windows-registry-key:key = 'HKLM\\\\Software\\\\X' AND windows-registry-key:values[0].data_type = 'REG_SZ'] # + registry-key HKLM\\Software\\X
        [windows-registry-key:key LIKE 'HKEY_LOCAL_MACHINE\\\\Software\\\\X%'] # + registry-key starts-with HKLM\\Software\\X
        [windows-registry-key:key MATCHES '^HKEY_LOCAL_MACHINE\\\\\\\\Software'] # + registry-key matches ^HKLM\\\\Software
        [process:extensions.'windows-service-ext'.service_name = 'Evil' AND process:extensions.'windows-service-ext'.start_type = 'x'] # + service-name Evil
        [file:extensions.'windows-pebinary-ext'.imphash = 'MD5']           # + imphash MD5
        [process:name = 'a.exe' AND process:pid = 5]                       # - not-supported: `process:pid = 5` is not shown by Windows events [file-name a.exe @process]
        file:name = 'a.exe']                                               # - not-valid: is no STIX pattern: at character 1, `[`, which begins an observation, is missing before `file`; mended it would be a.exe [file-name a.exe]
        [file:name = a.exe]                                                # - not-valid: is no STIX pattern: at character 14, a constant; a text stands in single quotes is missing before `a`
        """)
    void patternsBecomeTerms(String pattern, String expected) {
        String read = TermText.of(read(indicator(digests(pattern)).toString()));
        String wanted = digests(expected).replace('~', '\n');
        assertTrue(
                wanted.endsWith("*") ? read.startsWith(wanted.substring(0, wanted.length() - 1)) : read.equals(wanted),
                () -> pattern + "\n  read   " + read + "\n  wanted " + wanted);
    }

    @Test
    void eventsBetweenTwoMomentsAreAValidity() {
        ObjectNode object =
                indicator("[file:name = 'a.exe'] START t'2024-01-01T00:00:00Z' STOP t'2024-02-01T00:00:00Z'");
        assertEquals(
                Optional.of(new Expiry.LastDay(LocalDate.parse("2024-01-31"))),
                details(object).expiry());
        assertEquals(
                Optional.of(
                        "Holds for events from 2024-01-01T00:00:00Z up to 2024-02-01T00:00:00Z; a list keeps the end"
                                + " only."),
                details(object).note());
        object.put("valid_until", "2024-01-15T12:00:00Z");
        assertEquals(
                Optional.of(new Expiry.LastDay(LocalDate.parse("2024-01-15"))),
                details(object).expiry());
    }

    private static String digests(String text) {
        return text.replace("'MD5'", "'" + MD5 + "'")
                .replace("md5 MD5", "md5 " + MD5)
                .replace("imphash MD5", "imphash " + MD5)
                .replace("'SHA1'", "'" + SHA1 + "'")
                .replace("sha1 SHA1", "sha1 " + SHA1)
                .replace("'SHA256'", "'" + SHA256 + "'");
    }

    private static ObjectNode indicator(String pattern) {
        return JsonMapper.builder()
                .build()
                .createObjectNode()
                .put("type", "indicator")
                .put("id", "indicator--1")
                .put("created", "2024-01-22T10:00:00Z")
                .put("pattern", pattern);
    }

    private static Extraction read(String json) {
        return StixReader.read(new Publication("some.json", json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String bundle(String... objects) {
        return "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[" + String.join(",", objects) + "]}";
    }

    private static Details details(ObjectNode indicator) {
        return ((Extracted.Taken) read(indicator.toString()).items().get(0))
                .indicator()
                .details();
    }

    @Test
    void detailsComeFromTheObject() {
        ObjectNode indicator = indicator("[file:name = 'a.exe']");
        indicator.put("name", "Loader").put("description", "Seen in\nNovember.");
        indicator.put("confidence", 70).put("valid_until", "2024-03-01T00:00:00.000Z");
        Details details = details(indicator);
        assertEquals(Optional.of("Loader | Seen in November."), details.note());
        assertEquals(Optional.of(Confidence.HIGH), details.confidence());
        assertEquals(Optional.of(new Expiry.LastDay(LocalDate.of(2024, 2, 29))), details.expiry());
        assertEquals(
                new Place.ObjectId("indicator--1"), details.provenance().get(0).place());
        assertEquals("[file:name = 'a.exe']", details.provenance().get(0).context());
        indicator.put("confidence", 30).put("valid_until", "2024-03-01T00:00:01Z");
        assertEquals(Optional.of(Confidence.MEDIUM), details(indicator).confidence());
        assertEquals(
                Optional.of(new Expiry.LastDay(LocalDate.of(2024, 3, 1))),
                details(indicator).expiry());
        indicator.put("confidence", 29).put("valid_until", "soon");
        assertEquals(Optional.of(Confidence.LOW), details(indicator).confidence());
        assertEquals(Optional.empty(), details(indicator).expiry());
    }

    @Test
    void whatThePublisherWithdrewIsHeldBackWithTheIndicator() {
        assertHeldBack(
                HoldReason.NOT_FOR_DETECTION, indicator("[file:name = 'a.exe']").put("revoked", true));
        ObjectNode benign = indicator("[file:name = 'a.exe']");
        benign.putArray("indicator_types").add("benign");
        assertHeldBack(HoldReason.BENIGN, benign);
        ObjectNode labelled = indicator("[file:name = 'a.exe']");
        labelled.putArray("labels").add("Benign");
        assertHeldBack(HoldReason.BENIGN, labelled);
        ObjectNode anomalous = indicator("[file:name = 'a.exe']");
        anomalous.putArray("indicator_types").add("anomalous-activity");
        assertEquals(Optional.of(Confidence.LOW), details(anomalous).confidence());
    }

    private static void assertHeldBack(HoldReason reason, ObjectNode indicator) {
        Extracted item = read(indicator.toString()).items().get(0);
        assertTrue(
                item instanceof Extracted.HeldBack heldBack
                        && heldBack.reason() == reason
                        && heldBack.indicator().isPresent(),
                item::toString);
    }

    @Test
    void otherLanguagesAreHeldBack() {
        ObjectNode sigma = indicator("title: x").put("pattern_type", "sigma");
        assertEquals(
                "- not-supported: is a Sigma rule, which belongs into the rules folder as it is",
                TermText.of(read(sigma.toString())));
        ObjectNode yara = indicator("rule x {}").put("pattern_type", "yara");
        assertEquals(
                "- not-supported: is written in `yara`, which lists do not hold", TermText.of(read(yara.toString())));
    }

    @Test
    void theLatestVersionOfAnObjectCounts() {
        String before = indicator("[file:name = 'a.exe']")
                .put("modified", "2024-01-01T00:00:00Z")
                .toString();
        String after = indicator("[file:name = 'a.exe']")
                .put("modified", "2024-02-01T00:00:00Z")
                .put("revoked", true)
                .toString();
        for (String json : List.of(bundle(before, after), bundle(after, before), "[" + before + "," + after + "]")) {
            assertEquals(
                    "- not-for-detection: was revoked by its publisher [file-name a.exe]", TermText.of(read(json)));
        }
    }

    @Test
    void factsComeFromTheReport() {
        Extraction extraction = read(bundle(
                indicator("[file:name = 'a.exe']").toString(),
                "{\"type\":\"identity\",\"id\":\"identity--1\",\"name\":\"Some ISAC\"}",
                "{\"type\":\"attack-pattern\",\"id\":\"attack-pattern--1\",\"name\":\"Remote Access Software [T1219] (ENT)\"}",
                "{\"type\":\"attack-pattern\",\"id\":\"attack-pattern--2\",\"name\":\"x\",\"external_references\":"
                        + "[{\"source_name\":\"mitre-attack\",\"external_id\":\"T1027.004\"}]}",
                "{\"type\":\"vulnerability\",\"id\":\"vulnerability--1\",\"name\":\"CVE-2024-1709\"}",
                "{\"type\":\"report\",\"id\":\"report--1\",\"name\":\"An alert\",\"description\":\"What happened.\","
                        + "\"published\":\"2024-01-22T00:00:00Z\",\"created_by_ref\":\"identity--1\","
                        + "\"object_refs\":[null,\"indicator--1\",\"absent--1\"],\"external_references\":"
                        + "[{\"source_name\":\"x\",\"url\":\"https://example.com/alert\"}],\"object_marking_refs\":"
                        + "[\"marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb\","
                        + "\"marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9\"]}",
                "null",
                "{\"id\":\"identity--2\"}"));
        assertEquals(Optional.of("An alert"), extraction.facts().title());
        assertEquals(Optional.of("What happened."), extraction.facts().description());
        assertEquals(Optional.of("Some ISAC"), extraction.facts().publisher());
        assertEquals(
                Optional.of("https://example.com/alert"), extraction.facts().url());
        assertEquals(Optional.of(LocalDate.of(2024, 1, 22)), extraction.facts().published());
        assertEquals(Optional.of(Tlp.GREEN), extraction.facts().tlp());
        assertEquals(
                List.of("attack.t1027.004", "attack.t1219", "cve.2024-1709"),
                extraction.facts().tags());
        assertEquals(
                List.of("1 object has no `type` and cannot be read"),
                extraction.diagnostics().stream().map(Diagnostic::message).toList());
    }

    @Test
    void whatWasOnlyObservedIsHeldBackOnce() {
        Extraction extraction = read(bundle(
                indicator("[ipv4-addr:value = '192.0.2.1']").toString(),
                "{\"type\":\"ipv4-addr\",\"id\":\"ipv4-addr--1\",\"value\":\"192.0.2.1\"}",
                "{\"type\":\"file\",\"id\":\"file--1\",\"name\":\"a.exe\",\"hashes\":{\"MD5\":\"" + MD5
                        + "\",\"SHA-1\":\"" + SHA1 + "\"}}",
                "{\"type\":\"observed-data\",\"id\":\"observed-data--1\",\"objects\":{\"0\":{\"type\":\"url\",\"value\":"
                        + "\"https://example.com/blog\"}}}",
                "{\"type\":\"malware\",\"id\":\"malware--1\",\"name\":\"x\"}"));
        String why = "- not-for-detection: was observed, and no indicator says that it is bad ";
        assertEquals(
                "+ ipv4 192.0.2.1\n"
                        + why + "[all(any(md5 " + MD5 + ", sha1 " + SHA1 + "), file-name a.exe)]\n"
                        + why + "[url https://example.com/blog]",
                TermText.of(extraction));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
        ``                              # 1:1 # the file is empty
        17                              # 1:1 # neither an object nor an array
        {}                              # 1:1 # neither a STIX bundle nor a STIX object
        {"type":"bundle","objects":[]}  # 1:1 # holds no objects
        {"stix_header":{},"version":"1.1.1"} # 1:1 # STIX 1 in JSON
        <ioc/>                          # 1:1 # no JSON text
        {"type":"bundle", x}            # 1:19 # no JSON text
        {"type":"bundle"} {}            # 1:19 # behind the end
        """)
    void whatIsNotStixSaysWhat(String json, String place, String message) {
        List<Diagnostic> diagnostics = read(json).diagnostics();
        assertEquals(1, diagnostics.size());
        Diagnostic diagnostic = diagnostics.get(0);
        var position = diagnostic.source().position(diagnostic.span().start());
        assertTrue(diagnostic.message().contains(message), diagnostic.message());
        assertEquals(place, position.line() + ":" + position.column());
    }

    @Test
    void whatCameBeforeAMistakeIsKept() {
        Extraction extraction =
                read(bundle(indicator("[file:name = 'a.exe']").toString()).replace("]}", "] !"));
        assertEquals("+ file-name a.exe", TermText.of(extraction));
        assertEquals(1, extraction.diagnostics().size());
    }

    @Test
    void hostileBundlesEndInTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            assertEquals(1, read("[".repeat(1_000_000)).diagnostics().size());
            assertEquals(1, read("{\"a\":".repeat(100_000)).diagnostics().size());
            assertEquals(1, read("\"" + "x".repeat(25_000_000)).diagnostics().size());
            String pattern = "[file:name = 'a" + "\\\\".repeat(2_500_000) + "']";
            assertEquals(1, read(indicator(pattern).toString()).items().size());
            assertEquals(
                    1, read(indicator("(".repeat(100_000)).toString()).items().size());
        });
    }

    @Test
    void aLargeBundleIsReadObjectByObject() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("{\"type\":\"bundle\",\"objects\":[".getBytes(StandardCharsets.UTF_8));
        String padding = "x".repeat(600);
        int count = 60_000;
        for (int i = 0; i < count; i++) {
            ObjectNode object =
                    indicator("[domain-name:value = 'h" + i + ".example.com']").put("x_padding", padding);
            object.put("id", "indicator--" + i);
            bytes.write(((i == 0 ? "" : ",") + object).getBytes(StandardCharsets.UTF_8));
        }
        bytes.write("]}".getBytes(StandardCharsets.UTF_8));
        byte[] content = bytes.toByteArray();
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertEquals(
                        count,
                        StixReader.read(new Publication("large.json", content))
                                .items()
                                .size()));
    }

    @Test
    void mutatedBundlesNeverThrow() {
        byte[] bundle = bundle(
                        indicator("[file:hashes.MD5 = '" + MD5 + "' AND file:name = 'a.exe']")
                                .toString(),
                        indicator("[ipv4-addr:value IN ('192.0.2.1', '192.0.2.0/24')] OR [url:value LIKE '%x']")
                                .put("id", "indicator--2")
                                .put("valid_until", "2024-03-01T00:00:00Z")
                                .toString(),
                        "{\"type\":\"file\",\"id\":\"file--1\",\"name\":\"a.exe\",\"hashes\":{\"MD5\":\"" + MD5
                                + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            byte[] mutated = bundle.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                mutated[random.nextInt(mutated.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : "[]{}'\"\\,:0".charAt(random.nextInt(10)));
            }
            try {
                StixReader.read(new Publication("mutated.json", mutated));
            } catch (RuntimeException thrown) {
                throw new AssertionError("seed " + seed, thrown);
            }
        }
    }
}
