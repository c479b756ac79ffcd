package dev.tocsin.connector.compile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a rule can become. */
public enum Target {
    /** A JSON object with the query in Elasticsearch's Query DSL. */
    QUERYDSL(".query.json", Comment.NONE, Files.ONE_EACH, Asked.INDEX),
    /** An ES|QL query. */
    ESQL(".esql", Comment.SLASHES, Files.ONE_EACH, Asked.INDEX),
    /** The text of a query_string query. It has no comments; the line above it in a list is not part of it. */
    LUCENE(".lucene", Comment.HASH, Files.ONE_EACH, Asked.INDEX),
    /** A detection rule as Kibana imports it, one line of JSON. */
    KIBANA(".ndjson", Comment.NONE, Files.ONE_FOR_ALL, Asked.INDEX),
    /** A Drools rule to read. */
    DRL(".drl", Comment.SLASHES, Files.ONE_EACH, Asked.DOCUMENT),
    /** The predicate itself, to read. */
    IR(".ir", Comment.HASH, Files.ONE_EACH, Asked.DOCUMENT);

    /** What a line of comment begins with. */
    private enum Comment {
        NONE(""),
        SLASHES("//"),
        HASH("#");

        private final String sign;

        Comment(String sign) {
            this.sign = sign;
        }
    }

    /** How many files the rules need. */
    public enum Files {
        ONE_EACH,
        ONE_FOR_ALL
    }

    /** What answers for the events. */
    private enum Asked {
        INDEX,
        DOCUMENT
    }

    private final String ending;
    private final Comment comment;
    private final Files files;
    private final Asked asked;

    Target(String ending, Comment comment, Files files, Asked asked) {
        this.ending = ending;
        this.comment = comment;
        this.files = files;
        this.asked = asked;
    }

    /** As it is written on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the names of its files end in. */
    public String ending() {
        return ending;
    }

    /** How many files the rules need. */
    public Files files() {
        return files;
    }

    /** What a line of comment begins with; empty for JSON. */
    public Optional<String> comment() {
        return Optional.of(comment.sign).filter(sign -> !sign.isEmpty());
    }

    /** Whether it asks an index, which cannot tell everything about its documents. */
    public boolean asksAnIndex() {
        return asked == Asked.INDEX;
    }

    /** The one with this word. */
    public static Optional<Target> of(String word) {
        return Arrays.stream(values())
                .filter(target -> target.word().equals(word))
                .findFirst();
    }
}
