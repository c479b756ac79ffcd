package dev.tocsin.compiler.intake;

import static dev.tocsin.compiler.intake.Extractions.diagnostics;
import static dev.tocsin.compiler.intake.Extractions.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Format;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0001',
            value = {
                "evil[.]com~TEXT",
                "## IoCs~MARKDOWN",
                "{GUID}~TEXT",
                "[.]com is no JSON~TEXT",
                "[text](https://a.com)~TEXT",
                "<!DOCTYPE html><p>evil[.]com</p>~HTML",
                "<html><body>x</body></html>~HTML",
                "<username> is a placeholder~TEXT",
                "{\"type\": \"bundle\", \"id\": \"bundle--1\", \"objects\": []}~STIX",
                "{\"type\": \"indicator\", \"spec_version\": \"2.1\", \"id\": \"indicator--1\"}~STIX",
                "{\"Event\": {\"info\": \"x\"}}~MISP",
                "{\"response\": []}~MISP",
                "<?xml version='1.0'?><!-- x --><ioc xmlns='http://schemas.mandiant.com/2010/ioc'></ioc>~OPENIOC",
                "<OpenIOC xmlns='http://openioc.org/schemas/OpenIOC_1.1'/>~OPENIOC"
            })
    void theContentTellsTheFormat(String content, Format format) {
        assertEquals(format, Extractions.of(content).format());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0001',
            value = {
                "{\"id\": \"a:STIXPackage-1\", \"version\": \"1.1.1\", \"stix_header\": {}}~is STIX 1 in JSON",
                "<stix:STIX_Package xmlns:stix='http://stix.mitre.org/stix-1'></stix:STIX_Package>~is STIX 1 in XML",
                "<?xml version='1.0'?><rss></rss>~is XML, but not OpenIOC",
                "{\"a\": 1}~is JSON, but neither",
                "{\"a\": 1,}~is broken JSON",
                "{\"a\": [{\"b\": \"c\"~is broken JSON: it ends too early",
                "PK\u0003\u0004 word/document.xml~is a ZIP archive",
                "<{\"type\": \"identity\"}>~is broken JSON"
            })
    void whatIsNotReadSaysWhatItIs(String content, String message) {
        List<String> diagnostics = diagnostics(Extractions.of(content));
        assertEquals(1, diagnostics.size());
        assertTrue(diagnostics.getFirst().startsWith("error " + message), diagnostics::toString);
    }

    @Test
    void brokenJsonNamesThePlace() {
        Extraction read = Extractions.of("{\n  \"a\": [1, 2,\n  ]\n}\n");
        var diagnostic = read.diagnostics().getFirst();
        assertEquals(3, diagnostic.source().position(diagnostic.span().start()).line());
    }

    @Test
    void everyEncodingIsRead() {
        String text = "\u00e9l\u00e8ve 192.0.2.1 evil[.]com\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Extraction read = Extractions.of(("\uFEFF" + text).getBytes(charset));
            assertEquals(List.of("ipv4 192.0.2.1", "domain evil.com"), taken(read), charset::name);
            assertEquals(List.of(), read.diagnostics(), charset::name);
        }
        Extraction windows = Extractions.of(text.getBytes(Charset.forName("windows-1252")));
        assertEquals(List.of("ipv4 192.0.2.1", "domain evil.com"), taken(windows));
        assertTrue(diagnostics(windows).getFirst().startsWith("warning is not UTF-8"));
        assertEquals(List.of("ipv4 192.0.2.1"), taken(Extractions.of("\u0000\u0000192.0.2.1\u0000\n\u0000")));
    }
}
