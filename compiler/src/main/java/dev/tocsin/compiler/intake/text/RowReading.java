package dev.tocsin.compiler.intake.text;

import dev.tocsin.compiler.indicator.IndicatorKind;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.intake.text.Block.Row;
import dev.tocsin.compiler.intake.text.Block.Setting;
import dev.tocsin.compiler.intake.text.LineReading.Surroundings;
import dev.tocsin.compiler.intake.text.Spot.Standing;
import dev.tocsin.compiler.intake.text.Topic.Kind;
import dev.tocsin.compiler.refang.Recognition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one row of a table: what one cell says about another counts. */
final class RowReading {
    private final LineReading lines;

    RowReading(LineReading lines) {
        this.lines = lines;
    }

    /** Reads a row under a section; whether anything was in it. */
    boolean read(Row row, Topic section, Optional<String> role) {
        List<Topic> topics = topics(row, section);
        List<List<Sighting>> sightings = new ArrayList<>();
        for (int i = 0; i < row.cells().size(); i++) {
            sightings.add(LineReading.sightings(row.cells().get(i), topics.get(i)));
        }
        boolean digest = sightings.stream().flatMap(List::stream).anyMatch(RowReading::isDigest);
        String whole = String.join(" | ", row.cells());
        boolean any = false;
        for (int i = 0; i < row.cells().size(); i++) {
            Topic topic = topics.get(i);
            boolean beside = digest && sightings.get(i).stream().noneMatch(RowReading::isDigest);
            boolean named = beside && isOfFiles(topic, sightings.get(i));
            Standing standing = named ? Standing.BESIDE_DIGEST : Standing.OWN;
            Setting setting = topic.kind() == Kind.NOTES ? Setting.PROSE : Setting.ITEM;
            String cell = row.cells().get(i);
            if (!cell.isBlank()) {
                any |= lines.read(
                        cell,
                        new Surroundings(
                                row.place(), setting, topic, standing, role, whole, beside(row, i, sightings)));
            }
        }
        return any;
    }

    /** What each cell holds: as the head of its column says, or a cell that names a type, or the section. */
    private static List<Topic> topics(Row row, Topic section) {
        Topic named = row.cells().stream()
                .map(RowReading::typeCell)
                .filter(topic -> topic.kind() != Kind.NONE)
                .findFirst()
                .orElse(Topic.NONE);
        List<Topic> topics = new ArrayList<>();
        for (int i = 0; i < row.cells().size(); i++) {
            Topic column = i < row.header().size() ? Topic.of(row.header().get(i)) : Topic.NONE;
            boolean general = column.kind() == Kind.NONE || column.kind() == Kind.ANY;
            Topic topic = general && named.kind() != Kind.NONE ? named : column.kind() == Kind.NONE ? section : column;
            // Whatever the column says, a reference or a clean file stays one.
            boolean kept =
                    section.kind() == Kind.BENIGN || (section.kind() == Kind.REFERENCES && topic.kind() == Kind.NONE);
            topics.add(kept ? section : topic);
        }
        return topics;
    }

    private static Topic typeCell(String cell) {
        boolean words = cell.length() <= 30
                && cell.split(" ", -1).length <= 3
                && cell.chars().anyMatch(Character::isLetter);
        if (!words || !LineReading.sightings(cell, Topic.NONE).isEmpty()) {
            return Topic.NONE;
        }
        Topic topic = Topic.of(cell);
        return switch (topic.kind()) {
            case NETWORK, DIGESTS, ENTRIES -> topic;
            case NONE, ANY, FILES, NOTES, REFERENCES, BENIGN, OTHER_DIGESTS, COMMANDS, OTHER -> Topic.NONE;
        };
    }

    static boolean isDigest(Sighting sighting) {
        return sighting.recognition() instanceof Recognition.Value value
                && value.type().kind() == IndicatorKind.DIGEST;
    }

    private static boolean isOfFiles(Topic topic, List<Sighting> sightings) {
        boolean column = topic.isOfFiles();
        boolean name = sightings.stream()
                .anyMatch(sighting -> sighting.recognition() instanceof Recognition.Value value
                        && value.type() == IndicatorType.FILE_NAME);
        return column || name;
    }

    /** The cells that say something about this one: all without values of their own. */
    private static String beside(Row row, int at, List<List<Sighting>> sightings) {
        StringBuilder note = new StringBuilder();
        for (int i = 0; i < row.cells().size(); i++) {
            String cell = row.cells().get(i);
            boolean values =
                    sightings.get(i).stream().anyMatch(sighting -> isDigest(sighting) || !Judge.isPlain(sighting));
            if (i != at && !values && !cell.isBlank()) {
                note.append(note.isEmpty() ? "" : "; ").append(Context.shortened(cell.replace("`", "")));
            }
        }
        return Context.shortened(note.toString());
    }
}
