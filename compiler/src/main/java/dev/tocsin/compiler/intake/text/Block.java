package dev.tocsin.compiler.intake.text;

import dev.tocsin.compiler.indicator.Provenance.Place;
import java.util.List;

/** What a publication is built of, whatever its format. */
sealed interface Block {
    /**
     * A heading.
     *
     * @param level 1 for the topmost
     */
    record Heading(Place place, int level, String text) implements Block {}

    /** A line of text without the marks of its format. */
    record Line(Place place, String text, Setting setting) implements Block {}

    /**
     * A row of a table.
     *
     * @param header what the columns hold, in the publisher's words; empty if nobody says
     */
    record Row(Place place, List<String> cells, List<String> header) implements Block {
        public Row {
            cells = List.copyOf(cells);
            header = List.copyOf(header);
        }
    }

    /** An empty line, or the end of a paragraph. */
    record Gap() implements Block {}

    /** Where a line stands. */
    enum Setting {
        PROSE,
        /** A point of a list. */
        ITEM,
        /** Set off as it is, such as between {@code ```}. */
        CODE;

        /** Where the next line stands if it goes on with this one: only the first line of a point is marked as one. */
        Setting ofNextLine() {
            return switch (this) {
                case PROSE, ITEM -> PROSE;
                case CODE -> CODE;
            };
        }
    }
}
