package dev.tocsin.sigma.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.sigma.corpus.Corpus;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScalarPlacesTest {
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final List<String> STYLES = List.of("", "'", "\"", "|", ">", "|-", ">+", "&anchor ", "!!str ");

    /** Words of a scalar of any style, over several lines, are found where they stand. */
    @Test
    void everyWordIsFoundWhereItStands() {
        long seed = 20240202;
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            String text = "k:\n  - " + scalar(random) + "\n  - end\n";
            String context = "seed " + seed + ": " + text;
            SourceText source = new SourceText("scalar", "\ud83d\udd14: '\u65e5'\n" + text);
            for (YamlNode.Scalar scalar : scalars(source)) {
                ScalarPlaces places = scalar.places();
                assertEquals(ScalarPlaces.Precision.CHARACTER, places.precision(), context);
                Matcher word = WORD.matcher(scalar.text());
                while (word.find()) {
                    assertEquals(word.group(), source.slice(places.span(word.start(), word.end())), context);
                }
            }
        }
    }

    private static String scalar(Random random) {
        String style = STYLES.get(random.nextInt(STYLES.size()));
        StringBuilder text = new StringBuilder(style);
        boolean block = style.startsWith("|") || style.startsWith(">");
        if (block) {
            text.append(random.nextBoolean() ? " # comment\n    " : "\n    ");
        }
        for (int words = 1 + random.nextInt(6); words > 0; words--) {
            text.append("w").append(random.nextInt(1000)).append(random.nextInt(5) == 0 ? "\ud83d\udd14" : "");
            if (words > 1) {
                text.append(
                        switch (random.nextInt(5)) {
                            case 0 -> "\n    ";
                            case 1 -> "\n\n    ";
                            case 2 -> style.equals("\"") ? " \\\n      " : "  ";
                            case 3 -> style.equals("\"") ? "\\n" + "\\t" : "\n    ";
                            default -> " ";
                        });
            }
        }
        return text + (style.equals("'") || style.equals("\"") ? style : "");
    }

    @Test
    void escapesAreFoundWhole() {
        assertPlace("\"a \\x62c d\"", "bc", "\\x62c");
        assertPlace("\"a \\ud83d\\udd14 d\"", "\ud83d\udd14", "\\ud83d\\udd14");
        assertPlace("\"a \\U0001F514 d\"", "\ud83d\udd14", "\\U0001F514");
        assertPlace("\"a \\\"b\\\" d\"", "\"b\"", "\\\"b\\\"");
        assertPlace("'it''s here'", "it's", "it''s");
        assertPlace("\"line \\\n    joined\"", "joined", "joined");
    }

    private static void assertPlace(String written, String part, String expected) {
        SourceText source = new SourceText("scalar", written + "\n");
        YamlNode.Scalar scalar = scalars(source).getFirst();
        int from = scalar.text().indexOf(part);
        assertEquals(expected, source.slice(scalar.places().span(from, from + part.length())), written);
    }

    @Test
    void noScalarOfTheRealRulesIsOutOfStep() throws IOException {
        int scalars = 0;
        for (SourceText rule : Corpus.rules()) {
            for (YamlNode.Scalar scalar : scalars(rule)) {
                assertEquals(ScalarPlaces.Precision.CHARACTER, scalar.places().precision(), scalar.toString());
                scalars++;
            }
        }
        assertTrue(scalars > 100_000, "scalars seen: " + scalars);
    }

    private static List<YamlNode.Scalar> scalars(SourceText source) {
        Findings findings = new Findings(source);
        List<YamlNode.Scalar> scalars = new ArrayList<>();
        YamlReader.read(findings).forEach(document -> collect(document.root(), scalars));
        assertEquals(List.of(), findings.sorted(), source.text());
        return scalars;
    }

    private static void collect(YamlNode node, List<YamlNode.Scalar> scalars) {
        switch (node) {
            case YamlNode.Scalar scalar -> scalars.add(scalar);
            case YamlNode.Sequence sequence -> sequence.items().forEach(item -> collect(item, scalars));
            case YamlNode.Mapping mapping ->
                mapping.entries().forEach(entry -> {
                    scalars.add(entry.key());
                    collect(entry.value(), scalars);
                });
        }
    }
}
