package dev.tocsin.connector.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixedTextTest {
    private static Fix replace(int start, int end, String replacement) {
        return Fix.of("change it", new Span(start, end), replacement);
    }

    private static String fixed(String text, Fix... fixes) {
        return FixedText.of(new SourceText("a.yml", text), List.of(fixes));
    }

    @Test
    void placesCountCodePoints() {
        assertEquals("\ufeff😀x😀Y", fixed("\ufeff😀a😀b", replace(2, 3, "x"), replace(4, 5, "Y")));
    }

    @Test
    void fixesComeInAnyOrderAndPutInAndTakeOut() {
        assertEquals("<abef!", fixed("abcdef", replace(6, 6, "!"), replace(2, 4, ""), replace(0, 0, "<")));
    }

    @Test
    void newLinesEndAsTheOthersDo() {
        assertEquals("a\r\nx\r\ny\r\nb", fixed("a\r\nb", replace(3, 3, "x\ny\r\n")));
        assertEquals("a\nx\nb", fixed("a\nb", replace(2, 2, "x\n")));
        assertEquals("ax\n", fixed("a", replace(1, 1, "x\n")));
    }

    @Test
    void placesThatTouchOverlap() {
        assertTrue(FixedText.overlap(replace(1, 3, ""), replace(2, 4, "")));
        assertTrue(FixedText.overlap(replace(1, 3, ""), replace(3, 3, "x")));
        assertTrue(FixedText.overlap(replace(2, 2, "x"), replace(2, 2, "y")));
        assertFalse(FixedText.overlap(replace(1, 3, ""), replace(4, 5, "")));
    }
}
