package dev.tocsin.compiler.intake.csv;

import static dev.tocsin.compiler.intake.Extractions.diagnostics;
import static dev.tocsin.compiler.intake.Extractions.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Format;
import dev.tocsin.compiler.intake.Extractions;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackedTablesTest {
    private static final String SHA256 = "0a".repeat(32);
    private static final String OTHER = "0d".repeat(32);

    @Test
    void aTitleAboveTheColumnsIsNoColumn() {
        Extraction read = Extractions.of("""
                Ward campaign IOCs,,,
                "Published 2024-05-01, for everybody",,,
                ,,,
                Network indicators,,,
                #,Indicator,Type,First Seen
                1,185[.]220[.]101[.]9,IPv4,2024-01-02
                2,ward-b[.]com,Domain,2024-01-02
                """);
        assertEquals(Format.CSV, read.format());
        assertEquals(List.of("ipv4 185.220.101.9", "domain ward-b.com"), taken(read));
        assertEquals(List.of(), diagnostics(read));
    }

    @Test
    void aTableBelowAnotherHasItsOwnColumns() {
        Extraction read = Extractions.of("""
                Network indicators,,,
                Indicator,Type,Comment,
                185[.]220[.]101[.]9,IPv4,relay,
                ,,,
                File indicators,,,
                SHA256,MD5,File Name,Verdict
                %s,,ward.exe,malicious
                %s,,tool.exe,clean
                """.formatted(SHA256, OTHER));
        assertEquals(List.of("ipv4 185.220.101.9", "sha256 " + SHA256), taken(read));
        assertEquals(List.of("benign " + OTHER), Extractions.held(read));
    }

    @Test
    void aHeaderThatIsRepeatedBeginsNoTable() {
        Extraction read =
                Extractions.of("type,value,note\nsha256,%s,a\ntype,value,note\nsha256,%s,b\n".formatted(SHA256, OTHER));
        assertEquals(List.of("sha256 " + SHA256, "sha256 " + OTHER), taken(read));
    }

    @Test
    void rowsThatNameATypeBeginNoTable() {
        Extraction read = Extractions.of(
                "type,value,note\nfilename,config.bin,loader\nmutex,Global,note\nsha256,%s,b\n".formatted(SHA256));
        assertEquals(List.of("file-name config.bin", "mutex Global", "sha256 " + SHA256), taken(read));
    }
}
