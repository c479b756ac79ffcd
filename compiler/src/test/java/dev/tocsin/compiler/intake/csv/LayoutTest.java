package dev.tocsin.compiler.intake.csv;

import static dev.tocsin.compiler.intake.csv.Tables.SHA256;
import static dev.tocsin.compiler.intake.csv.Tables.bytes;
import static dev.tocsin.compiler.intake.csv.Tables.heldBack;
import static dev.tocsin.compiler.intake.csv.Tables.names;
import static dev.tocsin.compiler.intake.csv.Tables.read;
import static dev.tocsin.compiler.intake.csv.Tables.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.indicator.IndicatorType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the columns of a table hold, and what is a table. */
class LayoutTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Indicator_type,Data,Note\nsha256,%s,a note\n",
                "\uFEFFindicator ,Data,Notes\r\nSHA256 hash,%s ,a note\r\n",
                "type,data,info\nSHA-256,%s\u00A0,a note",
                "value,type,notes\n%s,sha256,a note\n",
                "value;type;notes\n%s;sha256;a note\n",
                "value\ttype\tnotes\n%s\tsha256\ta note\n",
                "sep=;\nnotes;indicator\na note;%s\n",
                "Some title,,\nIndicator,Type,Comment\n\"%s\",hash,a note\n",
                "SHA256,Comment\n%s,a note\n",
                "indicator,data,notes,,,\n,%s,a note,,,\n",
                "%s,sha256,a note\n",
                "# comments,first\n# type,value,note\nsha256,%s,a note\n",
            })
    void takesAnyLayout(String table) {
        Extraction extraction = read(table.formatted(SHA256));
        assertEquals(List.of(SHA256), names(extraction), extraction::toString);
        assertEquals(
                Optional.of("a note"), taken(extraction).getFirst().details().note(), extraction::toString);
    }

    @Test
    void saidColumnsWin() {
        List<CsvColumn> columns =
                List.of(new CsvColumn.Ignored(), new CsvColumn.ValueOf(IndicatorType.MUTEX), new CsvColumn.Note());
        Extraction extraction = CsvReader.read(
                new Publication("x.csv", bytes("192.0.2.17,Local\\x,note\n198.51.100.1,Local\\y,\n")),
                Optional.of(columns));
        assertEquals(List.of("Local\\x", "Local\\y"), names(extraction));
        assertEquals(
                IndicatorType.MUTEX,
                taken(extraction)
                        .getFirst()
                        .term()
                        .values()
                        .findFirst()
                        .orElseThrow()
                        .type());
    }

    @Test
    void descriptionsAreFacts() {
        Extraction extraction = read("""
                indicator,Data,Notes
                description,Indicators for X,https://vendor.example/report
                Description,https://vendor.example/older,(older ones)
                ip,192.0.2.17,
                """);
        assertEquals(Optional.of("Indicators for X"), extraction.facts().title());
        assertEquals(
                Optional.of("https://vendor.example/report"), extraction.facts().url());
        assertEquals(List.of("192.0.2.17"), names(extraction));
        assertEquals(HoldReason.REFERENCE, heldBack(extraction).getFirst().reason());
    }

    @Test
    void mispTablesSayWhatIsForDetection() {
        Extraction extraction = read("""
                uuid,event_id,category,type,value,comment,to_ids,date
                5820ab7b-5a8c-4164-8113-49798e96ca05,17,Network activity,ip-dst,"192.0.2.17",C2,1,20161107
                5820ab7b-5a8c-4164-8113-49798e96ca06,17,Network activity,ip-dst,"192.0.2.18",,0,20161107
                """);
        assertEquals(List.of("192.0.2.17"), names(extraction));
        assertEquals(
                HoldReason.NOT_FOR_DETECTION, heldBack(extraction).getFirst().reason());
    }

    @Test
    void tableWithoutIndicatorsSaysSo() {
        Extraction extraction = read("colour,size\nred,big\nblue,small\n");
        assertEquals(List.of(), extraction.items());
        assertEquals(1, extraction.diagnostics().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example\nworse.example\n",
                "192.0.2.1, 192.0.2.2, 192.0.2.3\n192.0.2.4, 192.0.2.5, 192.0.2.6\n",
                "# Reference: https://blog.example/x\nevil.example\nhttp://192.0.2.1/x\n",
                "When it began, nobody knew, and so\nit went on, as it does, for a time,\nuntil 192.0.2.1 was found.\n",
                "The type, the value and the note were lost.\nThe domain was evil.example, the address 192.0.2.1.\n",
                "{\"Event\": {\"info\": \"a, b\"}}",
                "<html><body>a,b</body></html>",
                "Indicators: domain, url, hash\n\nevil[.]example\n",
                "SHA256: 0a0a, MD5: 0c0c\n",
            })
    void otherTextIsNoTable(String text) {
        assertFalse(CsvReader.isCsv(text), text);
    }
}
