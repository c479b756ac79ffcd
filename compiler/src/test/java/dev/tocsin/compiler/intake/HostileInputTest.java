package dev.tocsin.compiler.intake;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.refang.Refanging;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input made to keep a reader busy. The patience is that of a watchdog: what is quadratic takes hours. */
class HostileInputTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** Enough for what is quadratic to take minutes; {@code -Dtocsin.hostile.size=10000000} asks for ten MB of each. */
    private static final int SIZE = Integer.getInteger("tocsin.hostile.size", 300_000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a.",
                "[.]",
                "0f",
                "http://",
                "hxxp://",
                "@",
                "a@",
                "://",
                "[",
                "](",
                "<",
                "%",
                "% ",
                "C:\\",
                "C:\\a ",
                "\\\\a",
                "HKLM\\",
                "$(",
                "${",
                "[.",
                "\\.",
                "|",
                "`",
                "#",
                "a|b\n",
                "|a|b|\n|-|-|\n",
                "|===\n",
                "```\n",
                "a:\n",
                "abcdef0 ",
                "deadbeef\n",
                "1.2.3.4|1 ",
                ",",
                "a, ",
                "http://<a",
                "a[.]\n",
                "\"",
                "{",
                "- ",
                "::",
                "a\tb\t",
                "* * ",
                "__",
                "**"
            })
    void muchOfOneThingEnds(String piece) {
        String text = piece.repeat(SIZE / piece.length());
        assertTimeoutPreemptively(PATIENCE, () -> Extractions.of(text), piece);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "[.]"})
    void tenMegabytesWithoutABlankEnd(String piece) {
        String text = piece.repeat(10_000_000 / piece.length());
        assertTimeoutPreemptively(PATIENCE, () -> Extractions.of(text), piece);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[.]", "hxxp", "[", "\\.", "a.", "@", " at ", "%"})
    void aHugeCellEnds(String piece) {
        String text = piece.repeat(SIZE / piece.length());
        assertTimeoutPreemptively(PATIENCE, () -> Refanging.refang(IndicatorType.URL, text), piece);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div>", "<b>", "<table><tr><td>", "<ul><li>", "<p><a href=x>", "<font>", "<svg>"})
    void deepHtmlEnds(String tag) {
        String page = "<!doctype html><body>" + tag.repeat(100_000) + "192.0.2.1";
        Extraction read = assertTimeoutPreemptively(PATIENCE, () -> Extractions.of(page), tag);
        assertTrue(
                tag.equals("<svg>") || Extractions.taken(read).contains("ipv4 192.0.2.1"),
                () -> tag + Extractions.taken(read));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":["})
    void deepJsonEnds(String opening) {
        String text = opening.repeat(1_000_000);
        assertTimeoutPreemptively(PATIENCE, () -> Extractions.of(text), opening);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        Extraction read = Extractions.of(new byte[Intake.LARGEST + 1]);
        assertEquals(1, read.diagnostics().size());
        assertTrue(Extractions.diagnostics(read).getFirst().contains("64 MiB"));
    }

    @Test
    void anyBytesEndInAnExtraction() {
        long seed = 7;
        Random random = new Random(seed);
        String[] starts = {
            "",
            "%PDF-1.4\n",
            "<html>",
            "{\"type\":",
            "<?xml version='1.0'?><ioc>",
            "a,b\n",
            "\uFEFF",
            "= a\n|===\n|",
            "# a\n| a |\n|---|\n"
        };
        for (int round = 0; round < 2_000; round++) {
            byte[] tail = new byte[random.nextInt(400)];
            random.nextBytes(tail);
            byte[] head = starts[random.nextInt(starts.length)].getBytes(StandardCharsets.UTF_8);
            byte[] content = new byte[head.length + tail.length];
            System.arraycopy(head, 0, content, 0, head.length);
            System.arraycopy(tail, 0, content, head.length, tail.length);
            int at = round;
            assertDoesNotThrow(() -> Extractions.of(content), () -> "seed " + seed + ", round " + at);
        }
    }
}
