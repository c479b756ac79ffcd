package dev.tocsin.compiler.intake.csv;

import static dev.tocsin.compiler.intake.csv.Tables.MD5;
import static dev.tocsin.compiler.intake.csv.Tables.SHA1;
import static dev.tocsin.compiler.intake.csv.Tables.SHA256;
import static dev.tocsin.compiler.intake.csv.Tables.heldBack;
import static dev.tocsin.compiler.intake.csv.Tables.names;
import static dev.tocsin.compiler.intake.csv.Tables.read;
import static dev.tocsin.compiler.intake.csv.Tables.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.Term;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the cells of a row say of each other. */
class RowReaderTest {
    @Test
    void cleanFilesAreHeldBackUnlessTheirPlaceTells() {
        Extraction extraction = read("""
                type,value,note
                sha256,%s,Clean File used for sideloading
                filename,updater.exe,abused legitimate updater
                path,C:\\Users\\Public\\updater.exe,abused legitimate updater
                sha1,%s,malicious DLL loaded by a legitimate program
                domain,shop.example,"legitimate shop, compromised"
                md5,%s,cleans event logs
                """.formatted(SHA256, SHA1, MD5));
        assertEquals(List.of("C:\\Users\\Public\\updater.exe", SHA1, "shop.example", MD5), names(extraction));
        assertEquals(
                List.of(HoldReason.BENIGN, HoldReason.BENIGN),
                heldBack(extraction).stream().map(Extracted.HeldBack::reason).toList());
        assertTrue(
                heldBack(extraction).stream().allMatch(held -> held.indicator().isPresent()));
    }

    @Test
    void digestsOfOneRowAreOneFileAndNameIsForPeople() {
        Extraction extraction = read("File name,MD5,SHA-256,Size\na.exe," + MD5 + "," + SHA256 + ",1024\nb.exe,,,\n");
        Indicator first = taken(extraction).getFirst();
        assertEquals(
                new Term.Any(
                        List.of(Term.Value.of(IndicatorType.SHA256, SHA256), Term.Value.of(IndicatorType.MD5, MD5))),
                first.term());
        assertEquals(SHA256, first.name());
        assertEquals(Optional.of("Size: 1024; file a.exe"), first.details().note());
        assertEquals(List.of(SHA256, "b.exe"), names(extraction));
    }

    @Test
    void twoValueColumnsAreTwoIndicators() {
        Extraction extraction =
                read("Domain,Relevant resolution,Relevant date\nevil.example.com,192.0.2.17,\"May 1st, 2015\"\n");
        assertEquals(List.of("evil.example.com", "192.0.2.17"), names(extraction));
    }

    @Test
    void notesAreLookedThrough() {
        Extraction extraction = read("type,value,note\nsha256," + SHA256
                + ",\"from hxxp://a[.]evil.example/x, see https://blog.example/y (and 192.0.2[.]9)\"\n");
        assertEquals(
                List.of(
                        "hxxp://a[.]evil.example/x NOT_FOR_DETECTION true",
                        "https://blog.example/y REFERENCE false",
                        "192.0.2[.]9 NOT_FOR_DETECTION true"),
                heldBack(extraction).stream()
                        .map(held -> held.text() + " " + held.reason() + " "
                                + held.indicator().isPresent())
                        .toList());
    }
}
