package dev.tocsin.compiler.intake.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.indicator.Indicator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables, and what was read off them. */
final class Tables {
    static final String SHA256 = "0a".repeat(32);
    static final String SHA1 = "0b".repeat(20);
    static final String MD5 = "0c".repeat(16);

    private Tables() {}

    static String quoted(String cell) {
        return "\"" + cell.replace("\"", "\"\"") + "\"";
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Extraction read(String table) {
        return CsvReader.read(new Publication("table.csv", bytes(table)), Optional.empty());
    }

    static List<Indicator> taken(Extraction extraction) {
        List<Indicator> taken = new ArrayList<>();
        for (Extracted item : extraction.items()) {
            if (item instanceof Extracted.Taken(Indicator indicator, Extracted.Basis basis)) {
                assertEquals(Extracted.Basis.DECLARED, basis);
                taken.add(indicator);
            }
        }
        return taken;
    }

    static List<String> names(Extraction extraction) {
        return taken(extraction).stream().map(Indicator::name).toList();
    }

    static List<Extracted.HeldBack> heldBack(Extraction extraction) {
        return extraction.items().stream()
                .filter(Extracted.HeldBack.class::isInstance)
                .map(Extracted.HeldBack.class::cast)
                .toList();
    }
}
