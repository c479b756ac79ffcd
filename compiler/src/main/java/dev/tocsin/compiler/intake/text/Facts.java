package dev.tocsin.compiler.intake.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.tocsin.compiler.extraction.PublicationFacts;
import dev.tocsin.compiler.indicator.Tlp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a publication says about itself: its title, and with whom it may be shared. */
final class Facts {
    private static final int LONGEST_TITLE = 200;
    private static final Pattern TLP =
            Pattern.compile("(?i)\\bTLP ?[:-] ?(CLEAR|WHITE|GREEN|AMBER[+-]STRICT|AMBER|RED)\\b");

    private Facts() {}

    static PublicationFacts of(Optional<String> title, List<Block> blocks) {
        return new PublicationFacts(
                title.map(Facts::oneLine),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                tlp(blocks),
                Optional.empty(),
                List.of());
    }

    /** The first heading of the topmost level. */
    static Optional<String> title(List<Block> blocks) {
        return blocks.stream()
                .limit(50)
                .filter(block -> block instanceof Block.Heading heading
                        && heading.level() == 1
                        && LineReading.sightings(heading.text(), Topic.NONE).isEmpty())
                .map(block -> ((Block.Heading) block).text())
                .findFirst();
    }

    /** The first that is named. */
    private static Optional<Tlp> tlp(List<Block> blocks) {
        return blocks.stream()
                .limit(2_000)
                .flatMap(block -> tlp(block).stream())
                .findFirst();
    }

    private static Optional<Tlp> tlp(Block block) {
        String text = switch (block) {
            case Block.Heading heading -> heading.text();
            case Block.Line line ->
                line.text().substring(0, Math.min(line.text().length(), 2_000));
            case Block.Row row ->
                String.join(" ", row.cells().subList(0, Math.min(row.cells().size(), 8)));
            case Block.Gap() -> "";
        };
        if (!text.toUpperCase(Locale.ROOT).contains("TLP")) {
            return Optional.empty();
        }
        Matcher named = TLP.matcher(text);
        return named.find() ? Tlp.named(named.group(1)) : Optional.empty();
    }

    private static String oneLine(String text) {
        String line = Context.shortened(text);
        return line.substring(0, Math.min(line.length(), LONGEST_TITLE));
    }
}
