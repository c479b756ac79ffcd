package dev.tocsin.compiler.intake.misp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tocsin.compiler.extraction.DecodedText;
import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Format;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.intake.misp.Attribute.Author;
import dev.tocsin.compiler.notation.MispTags;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Reads MISP events in JSON. */
public final class MispReader {
    private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private static final JsonNode NONE = MissingNode.getInstance();

    private final SourceText source;
    private final AttributeReader attributes;
    private final EventFacts facts = new EventFacts();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int events;

    private MispReader(SourceText source) {
        this.source = source;
        this.attributes = new AttributeReader(source.name());
    }

    /** What a file holds. Nothing is thrown, whatever the bytes are. */
    public static Extraction read(Publication publication) {
        DecodedText decoded = DecodedText.of(publication);
        MispReader reader = new MispReader(decoded.source());
        MispJson json = MispJson.parse(decoded.source().text());
        json.problem().ifPresent(reader::broken);
        json.roots().forEach(reader::anything);
        reader.conclude(json);
        reader.diagnostics.addAll(0, decoded.diagnostics());
        return new Extraction(
                Format.MISP, reader.facts.facts(), reader.attributes.items(), List.copyOf(reader.diagnostics));
    }

    /** Events stand alone, in a list, under {@code response}, or not at all: a search for attributes or objects gives only these. */
    private void anything(JsonNode node) {
        if (node.isArray()) {
            node.forEach(this::anything);
        } else if (node.path("Event").isObject()) {
            event(node.path("Event"));
        } else if (node.path("Event").isArray()) {
            node.path("Event").forEach(this::event);
        } else if (node.has("response")) {
            anything(node.path("response"));
        } else if (node.path("Attribute").isArray() || node.path("Object").isArray()) {
            event(node);
        } else if (node.path("Object").isObject()) {
            object(node.path("Object"), Author.SOMEBODY);
        } else if (node.path("Attribute").isObject()) {
            anything(node.path("Attribute"));
        } else if (node.has("type") && node.has("value")) {
            attribute(node, node, Author.SOMEBODY);
        } else if (isManifest(node)) {
            complain(
                    "is the manifest of a MISP feed: it names " + node.size() + " events and holds none",
                    "import the files of the events, <uuid>.json");
        }
    }

    private void event(JsonNode event) {
        events++;
        facts.event(event);
        Author author = author(event);
        for (JsonNode attribute : event.path("Attribute")) {
            attribute(attribute, event, author);
            proposals(attribute);
        }
        proposals(event);
        for (JsonNode object : event.path("Object")) {
            object(object, author);
        }
    }

    private void proposals(JsonNode node) {
        for (JsonNode proposal : node.path("ShadowAttribute")) {
            attributes.readProposal(new Attribute(proposal, NONE, Author.SOMEBODY));
        }
    }

    private void object(JsonNode object, Author author) {
        facts.tags(object);
        object.path("Attribute").forEach(facts::tags);
        attributes.readObject(object, author);
        object.path("Attribute").forEach(this::proposals);
    }

    private static Author author(JsonNode event) {
        for (JsonNode tag : event.path("Tag")) {
            if (MispTags.EXPORT.value(Attribute.text(tag, "name")).isPresent()) {
                return Author.TOCSIN;
            }
        }
        return Author.SOMEBODY;
    }

    private void attribute(JsonNode node, JsonNode event, Author author) {
        facts.tags(node);
        Attribute attribute = new Attribute(node, event.has("info") || event.equals(node) ? NONE : event, author);
        if (attribute.type().equals("link") && !attribute.isDeleted()) {
            facts.link(attribute.value());
        }
        attributes.read(attribute);
    }

    private static boolean isManifest(JsonNode node) {
        Iterator<String> names = node.fieldNames();
        boolean some = names.hasNext();
        while (names.hasNext()) {
            String name = names.next();
            if (!name.matches(UUID) || !node.path(name).has("info")) {
                return false;
            }
        }
        return some;
    }

    private void conclude(MispJson json) {
        List<Extracted> items = attributes.items();
        if (events == 0 && items.isEmpty() && diagnostics.isEmpty()) {
            complain("holds no MISP event", "a MISP event has the key `Event` or `Attribute`");
        }
        if (events > 1) {
            note("holds " + events + " events, which are read as one publication");
        }
        boolean takes = items.stream().anyMatch(Extracted.Taken.class::isInstance);
        if (!takes && !items.isEmpty() && json.problem().isEmpty()) {
            diagnostics.add(Diagnostic.of(
                            Code.INVALID_PUBLICATION,
                            Severity.WARNING,
                            source,
                            new Span(0, 0),
                            "no attribute is marked for detection (to_ids), so all are held back")
                    .withHint("some publishers never set the mark; look through what is held back"));
        }
    }

    private void note(String message) {
        diagnostics.add(Diagnostic.of(Code.INVALID_PUBLICATION, Severity.INFO, source, new Span(0, 0), message));
    }

    private void complain(String message, String hint) {
        diagnostics.add(Diagnostic.of(Code.INVALID_PUBLICATION, Severity.ERROR, source, new Span(0, 0), message)
                .withHint(hint));
    }

    private void broken(MispJson.Problem problem) {
        int offset = source.text().codePointCount(0, problem.offset());
        diagnostics.add(Diagnostic.of(
                        Code.INVALID_PUBLICATION,
                        Severity.ERROR,
                        source,
                        new Span(offset, offset),
                        "is no JSON from here on: " + problem.message())
                .withHint("what stands before is read"));
    }
}
