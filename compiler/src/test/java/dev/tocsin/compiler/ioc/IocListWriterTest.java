package dev.tocsin.compiler.ioc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IocListWriterTest {
    private static final int LISTS = 1_000;

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        for (long seed = 0; seed < LISTS; seed++) {
            IocList list = new RandomLists(new Random(seed)).list();
            String text = IocListText.write(list);
            IocListReading reading = IocListText.read(new SourceText("list.yml", text));
            String where = "seed " + seed + "\n" + DiagnosticRenderer.plain().render(reading.diagnostics()) + text;
            assertEquals(
                    list, reading.list().map(IocListWriterTest::withoutPlaces).orElse(null), where);
            assertEquals(text, IocListText.write(reading.list().orElseThrow()), where);
        }
    }

    /** Each line: a text, and how it is written. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\u0001',
            value = {
                "plain words, and more ¦ plain words, and more",
                "119.91.138.133 ¦ 119.91.138.133",
                "10.0.0.0/8 ¦ 10.0.0.0/8",
                "2001:db8::1 ¦ 2001:db8::1",
                "::1 ¦ '::1'",
                "1:2:3:4:5:6:7:8 ¦ '1:2:3:4:5:6:7:8'",
                "9f42bf3a61faaab8f86abb3c7f9db417 ¦ 9f42bf3a61faaab8f86abb3c7f9db417",
                "12345678901234567890123456789012 ¦ '12345678901234567890123456789012'",
                "1234567890123456789012345678e012 ¦ '1234567890123456789012345678e012'",
                "1e5 ¦ '1e5'",
                "0x10 ¦ '0x10'",
                "null ¦ 'null'",
                "Yes ¦ 'Yes'",
                "2024-01-01 ¦ '2024-01-01'",
                "a: b ¦ 'a: b'",
                "http://a.example/b ¦ http://a.example/b",
                "%TEMP% ¦ '%TEMP%'",
                "@a ¦ '@a'",
                "*\\Temp\\a.exe ¦ '*\\Temp\\a.exe'",
                "C:\\Temp\\a.exe ¦ C:\\Temp\\a.exe",
                "it's ¦ it's",
                "'it' ¦ '''it'''",
                "[a] ¦ '[a]'",
                "über ¦ über",
                "a\tb ¦ \"a\\tb\"",
                "a\u00A0b ¦ \"a\\u00A0b\"",
            })
    void quotesStandWhereTheyAreNeeded(String text, String written) {
        assertEquals(written, WrittenScalar.of(text, 2));
    }

    @Test
    void severalLinesAreABlock() {
        assertEquals("|-\n  a\n\n  b", WrittenScalar.of("a\n\nb", 2));
    }

    @Test
    void aTextLongerThanALineMayBeIsContinued() {
        String text = "a b ".repeat(60_000) + "\u00A0";
        IocList list = new RandomLists(new Random(1)).list();
        IocList long_ = new IocList(
                list.id(),
                list.title(),
                Optional.of(text),
                list.source(),
                list.tlp(),
                list.published(),
                list.validFrom(),
                list.expiry(),
                list.confidence(),
                list.level(),
                list.tags(),
                list.references(),
                list.indicators(),
                list.exclusions());
        IocListReading reading = IocListText.read(new SourceText("list.yml", IocListText.write(long_)));
        assertEquals(text, reading.list().orElseThrow().description().orElseThrow());
    }

    static IocList withoutPlaces(IocList list) {
        return new IocList(
                list.id(),
                list.title(),
                list.description(),
                list.source(),
                list.tlp(),
                list.published(),
                list.validFrom(),
                list.expiry(),
                list.confidence(),
                list.level(),
                list.tags(),
                list.references(),
                list.indicators().stream()
                        .map(one -> new Indicator(one.name(), one.term(), one.details(), new Span(0, 0)))
                        .toList(),
                list.exclusions());
    }
}
