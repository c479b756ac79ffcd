package dev.tocsin.compiler.intake.text;

import static dev.tocsin.compiler.intake.Extractions.diagnostics;
import static dev.tocsin.compiler.intake.Extractions.held;
import static dev.tocsin.compiler.intake.Extractions.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Format;
import dev.tocsin.compiler.indicator.Provenance.Place;
import dev.tocsin.compiler.intake.Extractions;
import dev.tocsin.compiler.intake.text.Pdfs.Words;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfTest {
    private static final String SHA256 = "9f42bf3a61faaab8f86abb3c7f9db417bffb3474a55169a4efb1d2386545e4e8";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Test
    void pagesTablesAndBrokenLinesAreRead() {
        Extraction read = Extractions.of(Pdfs.of(List.of(
                List.of(
                        new Words(50, 1, "The actor used a relay at rs[.]evil[.]com for access."),
                        new Words(50, 4, "Indicators of compromise"),
                        new Words(50, 6, "SHA-256"),
                        new Words(300, 6, "File name"),
                        new Words(450, 6, "Description"),
                        new Words(50, 7, SHA256.substring(0, 40)),
                        new Words(300, 7, "text.xml"),
                        new Words(450, 7, "Loader of"),
                        new Words(50, 8, SHA256.substring(40)),
                        new Words(450, 8, "Meterpreter")),
                List.of(
                        new Words(50, 1, "IP addresses"),
                        new Words(60, 3, "\u2022 192[.]0[.]2[.]1"),
                        new Words(60, 4, "\u2022 192[.]0[.]2[.]2")))));
        assertEquals(Format.PDF, read.format());
        assertEquals(
                List.of("domain rs.evil.com", "sha256 " + SHA256, "ipv4 192.0.2.1", "ipv4 192.0.2.2"), taken(read));
        assertEquals(List.of("lookalike text.xml"), held(read));
        Extracted.Taken last = (Extracted.Taken) read.items().getLast();
        assertEquals(
                new Place.Page(2),
                last.indicator().details().provenance().getFirst().place());
    }

    @Test
    void urlsThatANarrowColumnCutAreWholeAgain() {
        Extraction read = Extractions.of(Pdfs.of(List.of(List.of(
                new Words(50, 1, "Indicator"),
                new Words(400, 1, "Type"),
                new Words(50, 2, "hxxps://cdn[.]patient-portal[.]net/assets/js/"),
                new Words(400, 2, "URL"),
                new Words(50, 3, "loader.php?id=8a7b&campaign=1"),
                new Words(50, 5, "\u2022 hxxps://api[.]telemetry-med[.]org/v2/collect?host=a&"),
                new Words(58, 6, "token=abcdef"),
                new Words(50, 8, "\u2022 hxxps://other[.]telemetry-med[.]org/v2/"),
                new Words(50, 9, "\u2022 evil[.]com")))));
        assertEquals(
                List.of(
                        "url https://cdn.patient-portal.net/assets/js/loader.php?id=8a7b&campaign=1",
                        "url https://api.telemetry-med.org/v2/collect?host=a&token=abcdef",
                        "url https://other.telemetry-med.org/v2/",
                        "domain evil.com"),
                taken(read));
    }

    @Test
    void whatNeedsAPasswordSaysSo() {
        assertEquals(
                List.of("error is encrypted and opens only with a password"),
                diagnostics(Extractions.of(Pdfs.encrypted("secret"))));
        assertEquals(List.of("domain evil.com"), taken(Extractions.of(Pdfs.encrypted(""))));
    }

    @Test
    void whatIsBrokenSaysSo() {
        byte[] whole = Pdfs.of(List.of(List.of(new Words(50, 1, "evil[.]com"))));
        for (int length : List.of(8, 100, whole.length / 2)) {
            byte[] part = Arrays.copyOf(whole, length);
            Extraction read = Extractions.of(part);
            assertEquals(1, read.diagnostics().size(), () -> "cut at " + length + ": " + read);
        }
    }

    @Test
    void whatIsCutOffSaysSo() {
        List<List<Words>> pages =
                List.of(List.of(new Words(50, 1, "evil[.]com")), List.of(new Words(50, 1, "192.0.2.1")));
        byte[] whole = Pdfs.of(pages);
        assertEquals(List.of(), diagnostics(Extractions.of(whole)));
        for (int length = whole.length / 3; length < whole.length - 6; length += 50) {
            List<String> said = diagnostics(Extractions.of(Arrays.copyOf(whole, length)));
            assertEquals(1, said.size(), "cut at " + length);
            assertTrue(said.getFirst().matches("error is (cut off|a broken PDF).*"), said.getFirst());
        }
        byte[] followed = Arrays.copyOf(whole, whole.length + 2_000);
        assertEquals(List.of(), diagnostics(Extractions.of(followed)));
    }

    @Test
    void aPageWithoutTextSaysSo() {
        assertTrue(diagnostics(Extractions.of(Pdfs.of(List.of(List.of()))))
                .getFirst()
                .contains("no text"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aBombIsRefused(int layers) {
        byte[] bomb = Pdfs.bomb(300L << 20, layers);
        Extraction read = assertTimeoutPreemptively(PATIENCE, () -> Extractions.of(bomb));
        assertTrue(
                diagnostics(read).getFirst().startsWith("error unpacks to more than"),
                () -> diagnostics(read).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "<<", "(", "q ", "<< /A ", "BT "})
    void deepNestingEnds(String opening) {
        byte[] content = opening.repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
        Extraction inContent = assertTimeoutPreemptively(
                PATIENCE, () -> Extractions.of(Pdfs.withContent("/Length " + content.length, content)));
        assertEquals(Format.PDF, inContent.format());
        byte[] dictionary = Pdfs.withContent("/A " + opening.repeat(200_000), new byte[0]);
        Extraction inDictionary = assertTimeoutPreemptively(PATIENCE, () -> Extractions.of(dictionary));
        assertEquals(1, inDictionary.diagnostics().size());
    }

    @Test
    void formsThatDrawEachOtherEnd() {
        StringBuilder file = new StringBuilder("""
                %PDF-1.4
                1 0 obj
                << /Type /Catalog /Pages 2 0 R >>
                endobj
                2 0 obj
                << /Type /Pages /Kids [3 0 R] /Count 1 >>
                endobj
                3 0 obj
                << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /F 4 0 R >> >> /Contents 40 0 R >>
                endobj
                40 0 obj
                << /Length 5 >>
                stream
                /F Do
                endstream
                endobj
                """);
        for (int form = 4; form < 39; form++) {
            String draws = form == 38 ? "q Q q Q q Q" : "/F Do /F Do";
            file.append(form)
                    .append(" 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F ")
                    .append(form + 1)
                    .append(" 0 R >> >> /Length 11 >>\nstream\n")
                    .append(draws)
                    .append("\nendstream\nendobj\n");
        }
        file.append("trailer\n<< /Root 1 0 R /Size 50 >>\n%%EOF\n");
        Extraction read = assertTimeoutPreemptively(
                PATIENCE, () -> Extractions.of(file.toString().getBytes(StandardCharsets.US_ASCII)));
        assertEquals(1, read.diagnostics().size());
    }

    @Test
    void tenThousandPagesAreRead() {
        byte[] pdf = Pdfs.of(Collections.nCopies(10_000, List.of(new Words(50, 1, "192.0.2.1"))));
        Extraction read = assertTimeoutPreemptively(PATIENCE, () -> Extractions.of(pdf));
        assertEquals(10_000, taken(read).size());
    }
}
