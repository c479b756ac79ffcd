package dev.tocsin.compiler.intake.csv;

import static dev.tocsin.compiler.intake.csv.Tables.MD5;
import static dev.tocsin.compiler.intake.csv.Tables.SHA1;
import static dev.tocsin.compiler.intake.csv.Tables.SHA256;
import static dev.tocsin.compiler.intake.csv.Tables.quoted;
import static dev.tocsin.compiler.intake.csv.Tables.read;
import static dev.tocsin.compiler.intake.csv.Tables.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Term;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read off a cell whose type is told. */
class CellsTest {
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
}
