package dev.tocsin.compiler.refang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.indicator.IndicatorType;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefangingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil[.]example.com",
                "evil(.)example(.)com",
                "evil{.}example[.]com",
                "evil[dot]example[DOT]com",
                "evil.example\\.com",
                "evil[.example.com",
                "evil.]example.com",
                "evil [.] example [.] com",
                "evil dot example dot com",
                "evil[.]example(dot)com",
                "EVIL.Example.COM.",
                "\u200eevil.example[.]com\u00a0",
                "\ufeff  evil.\u200bexample.com,",
                "`evil[.]example[.]com`"
            })
    void hostsInAllTheWaysOfWritingThem(String written) {
        assertEquals("evil.example.com", Refanging.refang(IndicatorType.DOMAIN, written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "hxxp://evil[.]com/Gate.php http://evil.com/Gate.php",
                "hXXps://evil[.]com https://evil.com",
                "hxxps[:]//a[.]b.com/x[.]exe https://a.b.com/x.exe",
                "hxxp[://]evil[.]com http://evil.com",
                "hxxp[:/]/evil.com http://evil.com",
                "http[:]//evil.com http://evil.com",
                "https(:)//evil(.)com https://evil.com",
                "hxxp:\\\\evil.com http://evil.com",
                "hxxp__evil[.]com http://evil.com",
                "hxxp:__evil[.]com http://evil.com",
                "h**p://evil.com http://evil.com",
                "h[tt]p://evil.com http://evil.com",
                "meow://evil[.]com http://evil.com",
                "fxp://evil[.]com/a ftp://evil.com/a",
                "ftx://evil[.]com ftp://evil.com",
                "http://evil.com[/]test http://evil.com/test",
                "http://evil[.com/ http://evil.com/",
                "HXXP://EVIL.com/Path?Q=A http://evil.com/Path?Q=A",
                "http://1.2.3.4:8888/x http://1.2.3.4:8888/x",
                "http://141[.]8.197.42/ http://141.8.197.42/",
                "http://[2001:db8::1]:80/ http://[2001:db8::1]:80/",
                "http://[2001[:]db8::1]/ http://[2001:db8::1]/"
            })
    void urlsInAllTheWaysOfWritingThem(String written, String plain) {
        assertEquals(plain, Refanging.refang(IndicatorType.URL, written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "who@evil[.]com",
                "who[@]evil.com",
                "who(@)evil{.}com",
                "who{@}evil.com",
                "who[at]evil[dot]com",
                "who(at)evil.com",
                "who at evil dot com",
                "who [at] evil [.] com",
                "<who@evil.com>",
                "Who@Evil.com"
            })
    void mailAddressesInAllTheWaysOfWritingThem(String written) {
        assertEquals("who@evil.com", Refanging.refang(IndicatorType.EMAIL, written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "IPV4=192[.]0[.]2[.]1=192.0.2.1",
                "IPV4=192.0.2[dot]1.=192.0.2.1",
                "IPV6=[2001:db8::1]=2001:db8::1",
                "IPV6=2001[:]db8::1=2001:db8::1",
                "CIDR=192.0.2[.]0/24=192.0.2.0/24",
                "FILE_PATH=C:\\Users\\<u>\\photo[1].jpg=C:\\Users\\<u>\\photo[1].jpg",
                "FILE_PATH=C:\\Users\\a\\.ssh\\id=C:\\Users\\a\\.ssh\\id",
                "FILE_PATH=%TEMP%\\library[.dll]=%TEMP%\\library.dll",
                "FILE_NAME=reader[.]exe=reader.exe",
                "MUTEX=Global\\[a].b=Global\\[a].b",
                "REGISTRY_KEY=HKLM\\Software\\a[.]b=HKLM\\Software\\a[.]b",
                "SHA256=ABCDEF=abcdef"
            })
    void otherTypesKeepWhatBelongsToThem(IndicatorType type, String written, String plain) {
        assertEquals(plain, Refanging.refang(type, written));
    }

    @Test
    void knowsWhereSomethingWasUndone() {
        RefangedText line = RefangedText.of("see a[.]com and b.com");
        assertEquals("see a.com and b.com", line.text());
        assertTrue(line.isDefanged(4, 9));
        assertFalse(line.isDefanged(14, 19));
        assertEquals("a[.]com", line.written(4, 9));
    }

    @Test
    void whatWasWrittenCanAlwaysBeShown() {
        long seed = 42;
        Random random = new Random(seed);
        String[] pieces = {
            "[", "]", ".", "(", ")", "hxxp", "http", ":", "//", "__", "a", "b1", " ", "\\", "@", "at", "dot", "{", "}",
            "*"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String once = RefangedText.of(text.toString()).text();
            int last = once.length();
            RefangedText whole = RefangedText.of(text.toString());
            assertEquals(text.toString(), whole.written(0, last), () -> "seed " + seed + ": " + text);
        }
    }
}
