package dev.tocsin.sigma.yaml;

import dev.tocsin.sigma.source.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A node of a YAML document. Aliases are resolved; the span is that of the node they name. */
public sealed interface YamlNode {
    Span span();

    /** What it is, for messages: {@code a map}, {@code a list}, {@code a number}. */
    String kindInWords();

    /** Whether it stands for nothing, as the value of {@code level:} does. */
    default boolean isNull() {
        return this instanceof Scalar scalar && scalar.meaning() instanceof Meaning.Null;
    }

    /**
     * A map.
     *
     * @param entries in the order written, each key once
     */
    record Mapping(List<Entry> entries, Span span) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        /** The value under a key. */
        public Optional<YamlNode> value(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return Optional.of(entry.value());
                }
            }
            return Optional.empty();
        }

        /** The value under a key, if it is a scalar. */
        public Optional<Scalar> scalar(String key) {
            return value(key).filter(Scalar.class::isInstance).map(Scalar.class::cast);
        }

        /** Where a finding about something that is missing points: the map's own span may cover many lines. */
        public Span firstKey() {
            return entries.isEmpty() ? span : entries.getFirst().key().span();
        }

        @Override
        public String kindInWords() {
            return "a map";
        }
    }

    record Entry(Scalar key, YamlNode value) {}

    record Sequence(List<YamlNode> items, Span span) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kindInWords() {
            return "a list";
        }
    }

    /**
     * A leaf.
     *
     * @param text what the scalar holds, quotes, escapes and folding undone
     * @param meaning what kind of value the text stands for
     * @param layout how it is written in the file
     */
    record Scalar(String text, Meaning meaning, ScalarLayout layout) implements YamlNode {
        @Override
        public Span span() {
            return layout.span();
        }

        @Override
        public String kindInWords() {
            return switch (meaning) {
                case Meaning.Text ignored -> "text";
                case Meaning.Date ignored -> "a date";
                case Meaning.Numeric ignored -> "a number";
                case Meaning.NoNumber ignored -> "infinity or not-a-number";
                case Meaning.Bool ignored -> "a boolean";
                case Meaning.Null ignored -> "null";
            };
        }

        /**
         * Why another YAML reader, or a person, may take the scalar for something else than its meaning says. Empty
         * where all agree.
         */
        public Optional<String> dispute() {
            return layout.isPlainAndUntagged() ? PlainScalars.dispute(text, meaning) : Optional.empty();
        }

        /** Where the code units of {@link #text()} stand in the file. Reads the scalar anew; keep the result. */
        public ScalarPlaces places() {
            return ScalarPlaces.of(text, layout);
        }
    }

    /** What a scalar stands for. */
    sealed interface Meaning {
        /** A text. */
        record Text() implements Meaning {}

        /** An unquoted ISO 8601 date, which YAML 1.1 reads as a date and YAML 1.2 as text. */
        record Date() implements Meaning {}

        record Numeric(BigDecimal value) implements Meaning {}

        /** {@code .inf}, {@code .nan}, or a number with more digits than any log has. */
        record NoNumber() implements Meaning {}

        record Bool(boolean value) implements Meaning {}

        record Null() implements Meaning {}
    }
}
