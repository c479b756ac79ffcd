package dev.tocsin.connector.compile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a rule can become. */
public enum Target {
    /** A JSON object with the query in Elasticsearch's Query DSL. */
    QUERYDSL(".query.json", null),
    /** Drools rules to read. */
    DRL(".drl", "//"),
    /** The predicate itself, to read. */
    IR(".ir", "#");

    private final String ending;
    private final @Nullable String comment;

    Target(String ending, @Nullable String comment) {
        this.ending = ending;
        this.comment = comment;
    }

    /** As it is written on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the names of its files end in. */
    public String ending() {
        return ending;
    }

    /** What a line of comment begins with; empty for JSON. */
    public Optional<String> comment() {
        return Optional.ofNullable(comment);
    }

    /** The one with this word. */
    public static Optional<Target> of(String word) {
        return Arrays.stream(values())
                .filter(target -> target.word().equals(word))
                .findFirst();
    }
}
