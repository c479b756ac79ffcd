package dev.tocsin.compiler.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.extraction.Extracted.Basis;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.screening.Screening.Warning;
import dev.tocsin.sigma.source.SourceText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreeningTest {
    private final Screening builtIn = Screening.builtIn();

    @ParameterizedTest
    @CsvSource({
        "ipv4, 10.1.2.3, reserved",
        "ipv4, 172.31.255.255, reserved",
        "ipv4, 172.32.0.0, taken",
        "ipv4, 127.0.0.1, reserved",
        "ipv4, 192.0.2.17, reserved",
        "ipv4, 239.1.1.1, reserved",
        "ipv4, 255.255.255.255, reserved",
        "ipv6, ::1, reserved",
        "ipv6, fe80::1, reserved",
        "ipv6, 2001:db8::17, reserved",
        "ipv6, 2001:4860:4860::8888, resolver",
        "cidr, 192.168.7.0/24, reserved",
        "cidr, 192.0.0.0/8, taken",
        "ipv4, 8.8.8.8, resolver",
        "ipv4, 8.8.8.9, taken",
        "hostname, dns.google, resolver",
        "domain, google.com, everybody",
        "hostname, www.google.com, everybody",
        "hostname, evil.google.com, taken",
        "domain, discord.com, everybody",
        "domain, supplier.example, documentation",
        "hostname, a.b.internal, documentation",
        "domain, notexample.com, taken",
        "url, https://discord.com/, everybody",
        "url, https://discord.com:443, everybody",
        "url, https://discord.com/api/webhooks/1, taken",
        "url, http://10.0.0.8:8080/a.ps1, reserved",
        "url, http://user:secret@[2001:db8::1]:8080/x, reserved",
        "url, http://host.test/a, documentation",
        "email, somebody@example.com, documentation",
        "email, somebody@gmail.com, taken",
        "md5, d41d8cd98f00b204e9800998ecf8427e, empty",
        "sha256, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, empty",
        "file-name, google.com, everybody",
    })
    void holdsBackWhatEveryNetworkHas(String type, String value, String why) {
        Optional<String> explanation =
                builtIn.warning(value(type, value), Basis.DECLARED).map(Warning::explanation);
        assertEquals(!why.equals("taken"), explanation.isPresent(), explanation::toString);
        explanation.ifPresent(words -> assertTrue(words.contains(why), words));
    }

    @Test
    void anAddressOfAContentDeliveryNetworkIsHeldBackOnlyInRunningText() {
        Term cloudflare = value("ipv4", "104.21.3.4");
        assertEquals(Optional.empty(), builtIn.warning(cloudflare, Basis.DECLARED));
        assertEquals(
                Optional.of(HoldReason.WARNING_LIST),
                builtIn.warning(cloudflare, Basis.FOUND).map(Warning::reason));
    }

    @Test
    void aUrlWithoutItsSchemeIsJudgedByItsHost() {
        assertTrue(builtIn.warning(stretch("192.168.7.7/a"), Basis.DECLARED).isPresent());
        assertEquals(Optional.empty(), builtIn.warning(stretch("discord.com/api/webhooks/1"), Basis.DECLARED));
        assertEquals(Optional.empty(), builtIn.warning(stretch("/gate.php"), Basis.DECLARED));
    }

    private static Term stretch(String url) {
        return new Term.Value(IndicatorType.URL, Condition.CONTAINS, url, IndicatorType.URL.defaultScopes());
    }

    @Test
    void oneTellingValueOfSeveralIsEnoughAndOneHarmlessAlternativeIsTooMuch() {
        Term harmless = value("ipv4", "8.8.8.8");
        Term telling = value("md5", "0123456789abcdef0123456789abcdef");
        assertEquals(Optional.empty(), builtIn.warning(new Term.All(List.of(harmless, telling)), Basis.DECLARED));
        assertTrue(builtIn.warning(new Term.All(List.of(harmless, harmless)), Basis.DECLARED)
                .isPresent());
        assertTrue(builtIn.warning(new Term.Any(List.of(telling, harmless)), Basis.DECLARED)
                .isPresent());
    }

    @Test
    void theAllowListSaysWhyInItsOwnWords() {
        Screening.WithAllowList read = builtIn.withAllowList(new SourceText("allow.txt", """
                # what belongs to us
                .hospital.example2   # our own domain
                45.66.230.0/24       # our supplier
                0123456789ABCDEF0123456789ABCDEF
                10.1.2.3/8
                """));
        assertEquals(
                List.of("allow.txt:5: `10.1.2.3/8` is no network"),
                read.diagnostics().stream()
                        .map(diagnostic -> diagnostic.source().name() + ":"
                                + diagnostic
                                        .source()
                                        .position(diagnostic.span().start())
                                        .line() + ": "
                                + diagnostic.message())
                        .toList());
        assertEquals(
                Optional.of("stands on your allow-list: our own domain (.hospital.example2)"),
                read.screening()
                        .warning(value("hostname", "mail.hospital.example2"), Basis.DECLARED)
                        .map(Warning::explanation));
        assertEquals(
                Optional.of(HoldReason.ALLOW_LIST),
                read.screening()
                        .warning(value("ipv4", "45.66.230.146"), Basis.DECLARED)
                        .map(Warning::reason));
        assertEquals(
                Optional.of("stands on your allow-list"),
                read.screening()
                        .warning(value("md5", "0123456789abcdef0123456789abcdef"), Basis.DECLARED)
                        .map(Warning::explanation));
    }

    @Test
    void everyBuiltInListSaysFromWhenAndWhereItIs() {
        builtIn.lists().forEach(list -> assertTrue(list.contains(" as of 20") && list.contains(", from "), list));
        assertEquals(6, builtIn.lists().size());
    }

    private static Term.Value value(String type, String text) {
        return Term.Value.of(IndicatorType.of(type).orElseThrow(), text);
    }
}
