package dev.tocsin.compiler.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.eval.Matchers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ValuesTest {
    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "B",
            "ab",
            "aab",
            "evil",
            "EVIL",
            "evil.example",
            ".",
            "\\",
            "/",
            " ",
            "=",
            "\"",
            "*",
            "é",
            "É",
            "\u212A",
            "k",
            "\ud83d\ude00",
            "\ud83d",
            "\ude00",
            "HKLM\\",
            "HKLM\\SYSTEM\\ControlSet001\\",
            "\\REGISTRY\\MACHINE\\",
            "HKU\\S-1-5-21\\",
            "HKU\\S-1-5-21_Classes\\",
            "HKCU\\",
            "HKCR\\",
            "Software\\Classes\\",
            "CurrentControlSet",
            "SYSTEM\\",
            "HKEY_CURRENT_USER\\",
            "abcdefgh",
            "abcdefghi",
            "cmd.exe",
            ";");

    private static final List<String> ADDRESSES = List.of(
            "10.0.0.1",
            "10.0.0.2",
            "10.0.1.0",
            "::ffff:10.0.0.1",
            "::FFFF:a00:1",
            "::1",
            "2001:db8::1",
            "2001:DB8:0:0:0:0:0:1",
            "2001:db8:1::",
            "fe80::1%1",
            "010.0.0.1",
            "10.0.0.256",
            "host",
            "",
            "-",
            "1");

    private static final List<String> NETWORKS = List.of(
            "10.0.0.1",
            "10.0.0.0/31",
            "10.0.0.0/8",
            "0.0.0.0/0",
            "10.0.0.2/32",
            "2001:db8::/32",
            "2001:db8::1",
            "2001:db8::/64",
            "2001:db8::/65",
            "2001:db8::/127",
            "::/0",
            "::1",
            "::ffff:10.0.0.1");

    @ParameterizedTest
    @EnumSource
    void aLookupFindsWhatTheMeaningFinds(Portion portion) {
        int shown = 0;
        for (long seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
            Values values = Values.of(
                    portion,
                    IntStream.range(0, 1 + random.nextInt(6))
                            .mapToObj(i -> new Values.Listed(value(portion, random), Optional.empty()))
                            .toList());
            for (int i = 0; i < 8; i++) {
                String text = text(portion, random, values);
                List<String> expected = values.listed().stream()
                        .map(Values.Listed::text)
                        .filter(value -> Matchers.fits(
                                new Matcher.OneOf(
                                        Values.of(portion, List.of(new Values.Listed(value, Optional.empty())))),
                                text))
                        .toList();
                String about = "seed " + seed + ": `" + text + "` of "
                        + values.listed().stream().map(Values.Listed::text).toList();
                assertEquals(
                        expected,
                        values.in(text).stream().map(Values.Listed::text).toList(),
                        about);
                assertEquals(!expected.isEmpty(), values.anyIn(CaseFolding.fold(text)), about);
                shown += expected.isEmpty() ? 0 : 1;
            }
        }
        assertTrue(shown > 100, "only " + shown + " texts showed a value");
    }

    private static String value(Portion portion, Random random) {
        return switch (portion) {
            case ADDRESS, ADDRESS_AMONG -> pick(NETWORKS, random);
            case WHOLE, LAST_NAME, NAME_OR_ABOVE, PATH, KEY_OR_ABOVE, WORD, ANYWHERE -> pieces(random, 4);
        };
    }

    private static String text(Portion portion, Random random, Values values) {
        return switch (portion) {
            case ADDRESS -> pick(ADDRESSES, random);
            case ADDRESS_AMONG ->
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> pick(ADDRESSES, random) + pick(List.of(";", " ", "; ", ""), random))
                        .collect(Collectors.joining());
            case WHOLE, LAST_NAME, NAME_OR_ABOVE, PATH, KEY_OR_ABOVE, WORD, ANYWHERE ->
                random.nextBoolean()
                        ? pieces(random, 5)
                        : pieces(random, 2) + pick(values.listed(), random).text() + pieces(random, 2);
        };
    }

    private static String pieces(Random random, int most) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(i -> pick(PIECES, random))
                .collect(Collectors.joining());
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    @ParameterizedTest
    @CsvSource({
        "HKLM\\Software\\Run, HKLM\\SOFTWARE\\Run, true",
        "HKLM\\Software\\Run, HKLM\\SOFTWARE\\Run\\evil, true",
        "HKLM\\Software\\Run, HKLM\\SOFTWARE\\RunOnce, false",
        "HKEY_LOCAL_MACHINE\\Software\\Run\\, \\REGISTRY\\MACHINE\\SOFTWARE\\Run, true",
        "HKCU\\Software\\Run, HKU\\S-1-5-21-7\\Software\\Run\\x, true",
        "HKCU\\Software\\Run, \\REGISTRY\\USER\\S-1-5-21-7\\Software\\Run, true",
        "HKCU\\Software\\Classes\\x, HKU\\S-1-5-21-7_Classes\\x, true",
        "HKCR\\x, HKLM\\SOFTWARE\\Classes\\x\\shell, true",
        "HKLM\\SYSTEM\\CurrentControlSet\\Services\\x, \\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Services\\x, true",
        "HKU\\*\\Software\\Run, HKU\\S-1-5-21-7\\Software\\Run, true",
        "HKLM\\Software\\Run, HKU\\S-1-5-21-7\\Software\\Run, false",
    })
    void aRegistryKeyHasSeveralNames(String value, String key, boolean expected) {
        Values values = Values.of(Portion.KEY_OR_ABOVE, List.of(new Values.Listed(value, Optional.empty())));
        assertEquals(expected, values.anyIn(CaseFolding.fold(key)));
        assertEquals(expected, Matchers.fits(new Matcher.OneOf(values), key));
        assertTrue(
                !expected || Matchers.fits(new Matcher.Like(Portion.inAllSpellings(value), LetterCase.IGNORED), key));
    }

    @Test
    void aPatternForAllSpellingsOfAKeyLosesNone() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
            String value = pieces(random, 4);
            String key = random.nextBoolean() ? pieces(random, 5) : value + "\\" + pieces(random, 2);
            Values values = Values.of(Portion.KEY_OR_ABOVE, List.of(new Values.Listed(value, Optional.empty())));
            if (Matchers.fits(new Matcher.OneOf(values), key)) {
                assertTrue(
                        Matchers.fits(new Matcher.Like(Portion.inAllSpellings(value), LetterCase.IGNORED), key),
                        "seed " + seed + ": `" + value + "` in `" + key + "`");
            }
        }
    }

    @Test
    void tellsWhichOfMany() {
        List<Values.Listed> many = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            many.add(new Values.Listed("http://host" + i + ".example/", Optional.empty()));
        }
        Values values = Values.of(Portion.ANYWHERE, many);
        assertEquals(
                List.of(many.get(77), many.get(19_999)),
                values.in("curl HTTP://host19999.example/x http://HOST77.example/ http://host.example/"));
    }

    /** Enough of them to fill the table, each with a star that takes the rare letters from the common ones. */
    @ParameterizedTest
    @EnumSource(names = {"PATH", "KEY_OR_ABOVE", "ANYWHERE"})
    void tellsWhichOfManyWithAStar(Portion portion) {
        List<Values.Listed> many = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            many.add(new Values.Listed("HKLM\\Common\\*\\evil" + i + "-*.exe", Optional.empty()));
        }
        many.add(new Values.Listed("*", Optional.empty()));
        many.add(new Values.Listed("HKLM\\*nothing", Optional.empty()));
        Values values = Values.of(portion, many);
        assertEquals(List.of(many.get(77), many.get(20_000)), values.in("hklm\\common\\some folder\\EVIL77-setup.EXE"));
        assertEquals(List.of(many.get(20_000)), values.in("hklm\\other\\some folder\\EVIL77-setup.EXE"));
    }

    @Test
    void aListHasValuesThatCanStandSo() {
        assertThrows(IllegalArgumentException.class, () -> Values.of(Portion.WHOLE, List.of()));
        List<Values.Listed> noNetwork = List.of(new Values.Listed("10.0.0.1/8", Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> Values.of(Portion.ADDRESS, noNetwork));
    }
}
