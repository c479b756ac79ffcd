package dev.tocsin.sigma.collection;

import dev.tocsin.sigma.model.RuleId;
import dev.tocsin.sigma.model.SigmaDocument;
import dev.tocsin.sigma.parser.ParsedDocument;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode.Meaning;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.Optional;
import java.util.UUID;

/**
 * A document of the set. What it is called is taken from the YAML tree, so that a reference to a document with an error
 * elsewhere is not unknown.
 */
final class Member {
    private final SourceText source;
    private final ParsedDocument document;

    Member(SourceText source, ParsedDocument document) {
        this.source = source;
        this.document = document;
    }

    /** Whether a text has the form of an id, and that id as it is compared. */
    static Optional<String> id(String text) {
        return RuleId.of(text).map(UUID::toString);
    }

    SourceText source() {
        return source;
    }

    ParsedDocument.Kind kind() {
        return document.kind();
    }

    Optional<? extends SigmaDocument> model() {
        return document.model();
    }

    /** The text under a key at the top level. */
    Optional<Scalar> text(String key) {
        return document.yaml().scalar(key).filter(scalar -> scalar.meaning() instanceof Meaning.Text);
    }

    /** The id if it is one, as it is compared. */
    Optional<String> id() {
        return text("id").flatMap(id -> id(id.text()));
    }

    Optional<String> name() {
        return text("name").map(Scalar::text);
    }

    /** What a person would call it. */
    String title() {
        return text("title").map(Scalar::text).or(this::name).or(this::id).orElse("a document without a title");
    }

    /** In words, for messages. */
    String kindInWords() {
        return switch (kind()) {
            case DETECTION_RULE -> "a detection rule";
            case CORRELATION_RULE -> "a correlation rule";
            case FILTER -> "a filter";
        };
    }

    /** Where the document begins. */
    Span start() {
        int start = document.yaml().span().start();
        return new Span(start, start);
    }

    /** Whether a part of the document stands in it, rather than in another that a legacy collection merged into it. */
    boolean holds(Span part) {
        Span whole = document.yaml().span();
        return whole.start() <= part.start() && part.end() <= whole.end();
    }
}
