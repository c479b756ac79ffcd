package dev.tocsin.sigma.parser;

import java.util.List;
import java.util.Optional;

/** What may stand under a key of a Sigma document. */
public sealed interface Form {
    /**
     * A text.
     *
     * @param minimum the fewest characters, in code points
     * @param maximum the most
     * @param pattern a regular expression that the whole of it fits, within what Java and JSON Schema both know
     */
    record Text(int minimum, int maximum, Optional<String> pattern) implements Form {}

    /** A UUID. */
    record Id() implements Form {}

    /** A day, as year-month-day. */
    record Date() implements Form {}

    /**
     * One word out of a list.
     *
     * @param words in lower case, as they are written
     */
    record Word(List<String> words) implements Form {
        public Word {
            words = List.copyOf(words);
        }
    }

    /** {@code true} or {@code false}. */
    record Flag() implements Form {}

    /** A number, whole or not. */
    record Numeric() implements Form {}

    /** A list of texts. */
    record Texts(Text entry, Entries entries) implements Form {}

    /** A list of maps that all have these fields. */
    record Maps(Mapping entry) implements Form {}

    /**
     * A map.
     *
     * @param fields the keys that it may have
     * @param others what other keys mean
     */
    record Mapping(List<KnownField> fields, OtherKeys others) implements Form {
        public Mapping {
            fields = List.copyOf(fields);
        }
    }

    /** One of several forms. */
    record OneOf(List<Form> forms) implements Form {
        public OneOf {
            forms = List.copyOf(forms);
        }
    }

    /** Whether a list may hold the same entry twice. */
    enum Entries {
        ANY,
        UNIQUE
    }

    /** What the keys of a map mean that are none of its known fields. */
    enum OtherKeys {
        /** There are none. */
        NONE,
        /** A custom field, with any value. */
        CUSTOM,
        /** A further attribute, with a text. */
        ATTRIBUTE,
        /** The name of a search identifier, with a map, a list or a plain value. */
        SEARCH_IDENTIFIER,
        /** The name of an alias, with a map of rule to field. */
        ALIAS
    }
}
