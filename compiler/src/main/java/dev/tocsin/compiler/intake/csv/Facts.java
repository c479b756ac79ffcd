package dev.tocsin.compiler.intake.csv;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.extraction.PublicationFacts;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Tlp;
import dev.tocsin.compiler.intake.published.PublishedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a table says of itself, gathered row by row. */
final class Facts {
    private static final Pattern URL = Pattern.compile("https?://[^\\s\"'<>]{1,2000}");
    private static final Pattern TLP =
            Pattern.compile("(?i)\\s*(?:TLP\\s*:?\\s*)?(clear|white|green|amber(?:[+-]strict)?|red)\\s*");

    private final List<String> texts = new ArrayList<>();
    private Optional<String> url = Optional.empty();
    private Optional<Tlp> tlp = Optional.empty();

    /** Cells that say something of the publication; a second address to read more at is held back. */
    void describe(List<String> cells, Provenance provenance, List<Extracted> items) {
        for (String cell : cells) {
            Matcher matcher = URL.matcher(cell);
            if (matcher.find()) {
                if (url.isEmpty()) {
                    url = Optional.of(matcher.group());
                } else {
                    items.add(new Extracted.HeldBack(
                            matcher.group(),
                            Optional.empty(),
                            HoldReason.REFERENCE,
                            "tells where to read more",
                            provenance));
                }
            }
            String text =
                    PublishedValue.strip(URL.matcher(cell).replaceAll(" ").replaceAll("[\\s:\\p{Cf}\\p{Zs}]+", " "));
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
    }

    /** The strictest that any row names. */
    void tlp(String word) {
        Matcher matcher = TLP.matcher(word);
        if (matcher.matches()) {
            tlp = Tlp.stricter(tlp, Tlp.named(matcher.group(1)));
        }
    }

    PublicationFacts facts() {
        return new PublicationFacts(
                texts.stream().findFirst(),
                texts.size() > 1 ? Optional.of(String.join("\n", texts.subList(1, texts.size()))) : Optional.empty(),
                Optional.empty(),
                url,
                tlp,
                Optional.empty(),
                List.of());
    }
}
