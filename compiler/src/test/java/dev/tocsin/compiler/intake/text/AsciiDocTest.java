package dev.tocsin.compiler.intake.text;

import static dev.tocsin.compiler.intake.Extractions.held;
import static dev.tocsin.compiler.intake.Extractions.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.intake.Extractions;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsciiDocTest {
    private static final String SHA1 = "0b1c".repeat(10);

    @Test
    void cellsBelowEachOtherAreARowOfAsManyAsTheTableHasColumns() {
        for (String columns : List.of("3*", "1,2,2", "2*,1")) {
            Extraction read = Extractions.of("""
                    == Ward loader

                    [cols="%s",options="header",frame=none]
                    |===
                    |filename
                    |SHA-1
                    |Detection names

                    |`ward_jpeg.exe`
                    |`%s`
                    |`Win32/Ward.A`
                    |===
                    """.formatted(columns, SHA1));
            assertEquals(List.of("sha1 " + SHA1), taken(read), columns);
            assertEquals(List.of("lookalike ward_jpeg.exe"), held(read), columns);
        }
    }

    @Test
    void aUrlWithABackslashBeforeItIsNoLink() {
        Extraction read = Extractions.of("""
                = Ward loader indicators

                == C&C servers

                * \\https://ward-portal.com/help/index.php
                * dns://ns.ward-portal.org
                """);
        assertEquals(List.of("url https://ward-portal.com/help/index.php", "domain ns.ward-portal.org"), taken(read));
    }
}
