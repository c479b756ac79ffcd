package dev.tocsin.compiler.intake.text;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.intake.text.Block.Setting;
import dev.tocsin.compiler.intake.text.Judge.Custom;
import dev.tocsin.compiler.intake.text.LineReading.Surroundings;
import dev.tocsin.compiler.intake.text.Spot.Standing;
import dev.tocsin.compiler.intake.text.Topic.Kind;
import dev.tocsin.compiler.refang.Recognition.Trust;
import dev.tocsin.compiler.refang.RefangedText;
import java.util.ArrayList;
import java.util.List;

/** Goes through the blocks of a publication and knows at each which headings it stands under. */
final class BlocksReading {
    private static final int LONGEST_HEADING = 80;
    private static final int MOST_WORDS_OF_A_HEADING = 7;

    private final Sections sections = new Sections();
    private final List<Extracted> items = new ArrayList<>();
    private final LineReading lines;
    private final RowReading rows;
    private final int most;
    private boolean afterGap = true;
    private boolean sectionHasValues;

    private BlocksReading(Publication publication, Custom custom, int most) {
        this.lines = new LineReading(publication, new Judge(custom), items::add);
        this.rows = new RowReading(lines);
        this.most = most;
    }

    /** Reads at most about so many items. */
    static List<Extracted> read(Publication publication, List<Block> blocks, int most) {
        BlocksReading reading = new BlocksReading(publication, custom(blocks), most);
        for (Block block : blocks) {
            if (reading.items.size() > reading.most) {
                break;
            }
            reading.read(block);
        }
        return reading.items;
    }

    /** A list of values without sentences between them has no other links than those it lists. */
    private static Custom custom(List<Block> blocks) {
        int sentences = 0;
        int others = 0;
        for (Block block : blocks) {
            boolean sentence = block instanceof Block.Line line && isSentence(line.text());
            sentences += sentence ? 1 : 0;
            others += !sentence && !(block instanceof Block.Gap) ? 1 : 0;
        }
        return sentences * 10 > others && defangs(blocks) ? Custom.DEFANGS : Custom.WRITES_PLAINLY;
    }

    private static boolean isSentence(String text) {
        int words = 1;
        for (int i = 0; i < Math.min(text.length(), 1_000); i++) {
            words += text.charAt(i) == ' ' ? 1 : 0;
        }
        return words >= 8;
    }

    private static boolean defangs(List<Block> blocks) {
        for (Block block : blocks) {
            boolean defanged = switch (block) {
                case Block.Line line -> isDefanged(line.text());
                case Block.Row row -> row.cells().stream().anyMatch(BlocksReading::isDefanged);
                case Block.Heading heading -> isDefanged(heading.text());
                case Block.Gap() -> false;
            };
            if (defanged) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDefanged(String text) {
        RefangedText refanged = RefangedText.of(text);
        return refanged.isDefanged(0, refanged.text().length())
                && Sightings.in(refanged, Trust.PLAIN).stream().anyMatch(sighting -> !Judge.isPlain(sighting));
    }

    private void read(Block block) {
        switch (block) {
            case Block.Gap() -> {
                afterGap = true;
                return;
            }
            case Block.Heading heading -> heading(heading);
            case Block.Line line -> line(line);
            case Block.Row row -> sectionHasValues |= rows.read(row, sections.topic(), sections.heading());
        }
        afterGap = false;
    }

    /** What has values in it is a line, for example a comment with a link. */
    private void heading(Block.Heading heading) {
        if (LineReading.sightings(heading.text(), Topic.NONE).isEmpty()) {
            enter(heading.level(), heading.text());
        } else {
            read(new Block.Line(heading.place(), heading.text(), Setting.PROSE), sections.topic());
        }
    }

    private void line(Block.Line line) {
        if (line.setting() == Setting.PROSE && isHeading(line.text())) {
            enter(Sections.IMPLICIT, line.text());
        } else {
            sectionHasValues |= read(line, sections.topic());
        }
    }

    private boolean read(Block.Line line, Topic topic) {
        boolean bareEntries = sections.isImplicit() && topic.kind() == Kind.ENTRIES && line.setting() == Setting.PROSE;
        Setting setting = bareEntries ? Setting.ITEM : line.setting();
        return lines.read(
                line.text(),
                new Surroundings(line.place(), setting, topic, Standing.OWN, sections.heading(), line.text(), ""));
    }

    private void enter(int level, String text) {
        sections.enter(level, text);
        sectionHasValues = false;
    }

    /** Values that nobody recognises are no headings. */
    private static boolean isWords(String text) {
        boolean words = Character.isLetter(text.charAt(0))
                && text.indexOf('_') < 0
                && text.indexOf('@') < 0
                && !text.contains("://");
        for (int i = 0; i + 1 < text.length() && words; i++) {
            words = (text.charAt(i) != '.' && text.charAt(i) != ',') || text.charAt(i + 1) == ' ';
        }
        return words;
    }

    /** {@code Service name: Evil}. */
    private static boolean isLabelledEntry(String text) {
        return Label.of(text)
                .filter(label -> label.topic().kind() == Kind.ENTRIES)
                .filter(label -> !text.substring(label.end()).isBlank())
                .isPresent();
    }

    /** A short line without values that names what follows, or ends in a colon, or stands apart as a title does. */
    private boolean isHeading(String text) {
        String stripped = text.strip();
        if (stripped.length() > LONGEST_HEADING || stripped.isEmpty()) {
            return false;
        }
        Topic topic = Topic.of(stripped);
        boolean entries = sections.isImplicit() && sections.topic().kind() == Kind.ENTRIES;
        if (entries && !afterGap && !stripped.endsWith(":")) {
            return false;
        }
        if (!LineReading.sightings(stripped, topic).isEmpty() || isLabelledEntry(stripped)) {
            return false;
        }
        if (stripped.endsWith(":")) {
            return true;
        }
        boolean sentence =
                stripped.endsWith(".") || stripped.endsWith(",") || stripped.endsWith("!") || stripped.endsWith("?");
        boolean brief =
                stripped.split("\\s+", -1).length <= MOST_WORDS_OF_A_HEADING && !sentence && stripped.indexOf('\\') < 0;
        return brief && isWords(stripped) && (topic.kind() != Kind.NONE || afterGap || sectionHasValues);
    }
}
