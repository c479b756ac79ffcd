package dev.tocsin.compiler.intake.csv;

import static dev.tocsin.compiler.intake.csv.Tables.SHA256;
import static dev.tocsin.compiler.intake.csv.Tables.names;
import static dev.tocsin.compiler.intake.csv.Tables.read;
import static dev.tocsin.compiler.intake.csv.Tables.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tables that programs wrote wrongly, and texts that nobody wrote as a table: no row is lost, and nothing is thrown. */
class BrokenTablesTest {
    @Test
    void unclosedQuoteOnTheFirstLineLosesNothing() {
        Extraction extraction = read("type,value,\"note\nip,192.0.2.17,a\nip,192.0.2.18,\"b\"\n");
        assertEquals(List.of("192.0.2.17", "192.0.2.18"), names(extraction));
        Diagnostic diagnostic = extraction.diagnostics().getFirst();
        assertEquals(12, diagnostic.source().position(diagnostic.span().start()).column(), diagnostic::toString);
    }

    @Test
    void quoteThatSwallowsRowsIsFound() {
        Extraction extraction =
                read("type,value,note\nip,\"192.0.2.17,a\nip,192.0.2.18,b\nip,192.0.2.19,\"c\"\nip,192.0.2.20,d\n");
        assertTrue(
                names(extraction).containsAll(List.of("192.0.2.18", "192.0.2.19", "192.0.2.20")), extraction::toString);
        assertEquals(
                2,
                extraction
                        .diagnostics()
                        .getFirst()
                        .source()
                        .position(extraction.diagnostics().getFirst().span().start())
                        .line());
    }

    @Test
    void raggedRowsAndTextBehindQuotes() {
        Extraction extraction =
                read("type,value,note\nip,192.0.2.17\nip,192.0.2.18,a,b,c\nip,\"192.0.2.19\" ,\"x\" y\n");
        assertEquals(List.of("192.0.2.17", "192.0.2.18", "192.0.2.19"), names(extraction));
        assertEquals(Optional.of("a; b; c"), taken(extraction).get(1).details().note());
    }

    @Test
    void otherEncodings() {
        String table = "type,value,note\nip,192.0.2.17,caf\u00e9\n";
        for (Charset charset :
                List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, Charset.forName("windows-1252"))) {
            Extraction extraction = CsvReader.read(new Publication("x", table.getBytes(charset)), Optional.empty());
            assertEquals(
                    Optional.of("caf\u00e9"),
                    taken(extraction).getFirst().details().note(),
                    charset.name());
            assertEquals(
                    charset.name().equals("windows-1252") ? 1 : 0,
                    extraction.diagnostics().size(),
                    charset.name());
        }
    }

    @Test
    void hostileTablesEndInTime() {
        String digits = "0a".repeat(5 << 20);
        String quotes = "\"a\n".repeat(100_000);
        List<String> tables = List.of(
                "type,value\nsha256," + digits + "\n",
                "type,value\ndomain," + "a.".repeat(2 << 20) + "\n",
                "type,value\nurl,http://" + "a/".repeat(2 << 20) + "\n",
                "type,value,note\nip,192.0.2.1," + "[.]".repeat(2 << 20) + "\n",
                "type,value\n" + ",\n".repeat(1_000_000) + "ip,192.0.2.1\n",
                "type,value\n" + quotes,
                "type,value,\"" + "ip,192.0.2.1\n".repeat(100_000),
                ",".repeat(2_000_000),
                "\"".repeat(1_000_001),
                " ".repeat(5_000_000));
        for (String table : tables) {
            String shown = table.substring(0, 40);
            assertTimeoutPreemptively(
                    Duration.ofSeconds(60),
                    () -> {
                        CsvReader.isCsv(table);
                        read(table);
                    },
                    shown);
        }
    }

    @Test
    void neverThrows() {
        long seed = 20240122;
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "type",
                "value",
                "note",
                "ip",
                "sha256",
                ",",
                ",",
                ";",
                "\t",
                "\n",
                "\r\n",
                "\"",
                "'",
                "=",
                "#",
                "[.]",
                "192.0.2.1",
                "evil.example",
                "hxxp://",
                "http://[",
                "*.",
                "|",
                ":443",
                "\u00A0",
                "\uFEFF",
                "\uD83D",
                "%s",
                "<u>",
                "C:\\",
                SHA256,
                "filename|md5",
                "{\"all\":[]}",
                "pattern",
                "\u0000",
                " ",
                "\u0130.com");
        for (int run = 0; run < 3_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(5) == 0 && content.length > 0) {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            }
            try {
                CsvReader.isCsv(text.toString());
                CsvReader.read(new Publication("fuzz.csv", content), Optional.empty());
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", run " + run + ": " + text, e);
            }
        }
    }
}
