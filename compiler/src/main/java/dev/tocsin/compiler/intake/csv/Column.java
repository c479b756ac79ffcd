package dev.tocsin.compiler.intake.csv;

import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.intake.published.PublishedType;
import dev.tocsin.compiler.intake.published.WordLists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a column holds.
 *
 * @param title what stands above it; empty if nothing does
 * @param type of its values, where the title names one
 */
record Column(Kind kind, String title, Optional<PublishedType> type) {
    private static final Map<String, Kind> WORDS = words();

    enum Kind {
        /** The type or the value, which only the cells tell. */
        TYPE_OR_VALUE("[type or value]"),
        TYPE("[type]"),
        VALUE("[value]"),
        /** Values of the type that the title names. */
        TYPED("[]"),
        NOTE("[note]"),
        ROLE("[role]"),
        CONFIDENCE("[confidence]"),
        VALID_UNTIL("[valid until]"),
        FOR_DETECTION("[for detection]"),
        TLP("[tlp]"),
        SOURCE("[source]"),
        /** A term in the notation of exports. */
        PATTERN("[pattern]"),
        /** Where to read more. */
        REFERENCE("[reference]"),
        IGNORED("[ignored]"),
        /** Nobody is known to use such a title; the cells tell what it is. */
        UNKNOWN("[unknown]");

        private final String section;

        Kind(String section) {
            this.section = section;
        }
    }

    /** What the words above a column say. */
    static Column titled(String title) {
        String plain = WordLists.plain(title);
        Kind kind = WORDS.get(plain);
        if (kind != null) {
            return new Column(kind, title, Optional.empty());
        }
        Optional<PublishedType> type = PublishedType.of(plain);
        Kind told = type.map(Column::kind).orElse(Kind.UNKNOWN);
        // Above a column, "IP type" is no address, and neither is "IP first seen".
        if (plain.endsWith(" type")) {
            told = Kind.TYPE;
        } else if (told == Kind.TYPED && !PublishedType.isWord(plain)) {
            told = Kind.UNKNOWN;
        }
        return new Column(told, title, told == Kind.TYPED ? type : Optional.empty());
    }

    private static Kind kind(PublishedType type) {
        return switch (type) {
            case PublishedType.Values values -> Kind.TYPED;
            case PublishedType.Pair pair -> Kind.TYPED;
            case PublishedType.Other other ->
                switch (other) {
                    case REFERENCE -> Kind.REFERENCE;
                    case DESCRIPTION, VICTIM, NOT_LOOKED_FOR -> Kind.NOTE;
                };
        };
    }

    /** What a person says that it holds. */
    static Column said(CsvColumn column) {
        return switch (column) {
            case CsvColumn.Type type -> of(Kind.TYPE);
            case CsvColumn.AnyValue value -> of(Kind.VALUE);
            case CsvColumn.ValueOf(IndicatorType type) ->
                new Column(Kind.TYPED, type.word(), Optional.of(new PublishedType.Values(List.of(type))));
            case CsvColumn.Note note -> of(Kind.NOTE);
            case CsvColumn.Ignored ignored -> of(Kind.IGNORED);
        };
    }

    static Column of(Kind kind) {
        return new Column(kind, "", Optional.empty());
    }

    Column as(Kind other) {
        return new Column(other, title, Optional.empty());
    }

    boolean holdsValues() {
        return kind == Kind.VALUE || kind == Kind.TYPED;
    }

    private static Map<String, Kind> words() {
        Map<String, Kind> words = new HashMap<>();
        Kind section = Kind.UNKNOWN;
        for (String line : WordLists.lines(Column.class, "headers.txt")) {
            if (line.startsWith("[")) {
                section = section(line);
                continue;
            }
            for (String word : line.split(",", -1)) {
                if (words.put(WordLists.plain(word), section) != null) {
                    throw new IllegalStateException("headers.txt names twice:" + word);
                }
            }
        }
        return Map.copyOf(words);
    }

    private static Kind section(String line) {
        List<Kind> kinds = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind.section.equals(line)) {
                kinds.add(kind);
            }
        }
        return kinds.getFirst();
    }
}
