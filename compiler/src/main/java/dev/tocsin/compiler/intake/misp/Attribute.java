package dev.tocsin.compiler.intake.misp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.intake.published.PublishedType;
import dev.tocsin.compiler.intake.published.PublishedValue;
import dev.tocsin.compiler.intake.published.Reading;
import dev.tocsin.compiler.notation.MispTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An attribute of an event or of an object in it.
 *
 * @param node as published
 * @param owner the object that it belongs to, or the event
 * @param author who wrote the event
 */
record Attribute(JsonNode node, JsonNode owner, Author author) {
    /** Who wrote an event. */
    enum Author {
        /** Our own export, whose tags say what MISP has no field for. */
        TOCSIN,
        SOMEBODY
    }

    private static final int LONGEST_NOTE = 1_000;
    private static final int LONGEST_COMMENT = 10_000;
    private static final Pattern CONFIDENCE =
            Pattern.compile("(?i)(?:misp:confidence-level|admiralty-scale:information-credibility)=\"([^\"]*)\"");
    private static final Map<String, Confidence> CONFIDENCES = Map.of(
            "completely-confident", Confidence.HIGH,
            "usually-confident", Confidence.HIGH,
            "fairly-confident", Confidence.MEDIUM,
            "rarely-confident", Confidence.LOW,
            "unconfident", Confidence.LOW,
            "1", Confidence.HIGH,
            "2", Confidence.HIGH,
            "3", Confidence.MEDIUM,
            "4", Confidence.LOW,
            "5", Confidence.LOW);

    /** What the words of an object template say where the type of the attribute does not. */
    private static final Map<String, String> RELATIONS = Map.of(
            "fullpath", "filepath",
            "path", "filepath",
            "command-line", "command line",
            "parent-command-line", "command line",
            "image", "filepath",
            "parent-image", "filepath");

    String type() {
        String type = text(node, "type");
        String relation = text(node, "object_relation");
        return type.equals("text") && !text(owner, "name").isEmpty() ? RELATIONS.getOrDefault(relation, type) : type;
    }

    String value() {
        return text(node, "value");
    }

    String category() {
        return text(node, "category");
    }

    String relation() {
        return text(node, "object_relation");
    }

    boolean isDeleted() {
        return isTrue(node, "deleted") || isTrue(owner, "deleted");
    }

    boolean isForDetection() {
        return isTrue(node, "to_ids");
    }

    boolean saysWhetherForDetection() {
        return node.hasNonNull("to_ids");
    }

    /** The lists of harmless things on which the publisher's MISP found it. */
    List<String> warningLists() {
        List<String> names = new ArrayList<>();
        for (JsonNode warning : node.path("warnings")) {
            String name = text(warning, "warninglist_name");
            names.add(name.isEmpty() ? "of the publisher" : name);
        }
        return names;
    }

    List<Reading> readings() {
        return PublishedValue.read(
                PublishedType.of(type()).orElse(PublishedType.Other.NOT_LOOKED_FOR), type(), value());
    }

    String comment() {
        return Stream.of(text(node, "comment"), owner.has("name") ? text(owner, "comment") : "")
                .map(PublishedValue::strip)
                .filter(comment -> !comment.isEmpty())
                .distinct()
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
    }

    Provenance provenance(String file) {
        String context =
                category() + ", " + type() + ": " + value() + (comment().isEmpty() ? "" : ", " + comment());
        return new Provenance(
                file, new Provenance.Place.ObjectId(text(node, "uuid")), cut(context.replaceAll("\\s+", " "), 300));
    }

    Details details(String file, List<String> remarks) {
        return switch (author) {
            case TOCSIN -> ownDetails(file);
            case SOMEBODY -> publishedDetails(file, remarks);
        };
    }

    private Details ownDetails(String file) {
        return new Details(
                tagged(MispTags.ROLE),
                confidence(),
                tagged(MispTags.VALID_UNTIL).flatMap(Expiry::of),
                tagged(MispTags.SOURCE),
                Optional.of(cut(text(node, "comment"), LONGEST_COMMENT)).filter(note -> !note.isEmpty()),
                List.of(provenance(file)));
    }

    private Optional<String> tagged(MispTags tag) {
        for (JsonNode candidate : node.path("Tag")) {
            Optional<String> value = tag.value(text(candidate, "name"));
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    private Details publishedDetails(String file, List<String> remarks) {
        List<String> notes = new ArrayList<>(remarks);
        if (!comment().isEmpty()) {
            notes.add(comment().replaceAll("\\s+", " "));
        }
        String first = day("first_seen");
        String last = day("last_seen");
        if (!first.isEmpty() || !last.isEmpty()) {
            notes.add("seen" + (first.isEmpty() ? "" : " from " + first) + (last.isEmpty() ? "" : " to " + last));
        }
        return new Details(
                Optional.of(category()).filter(category -> !category.isEmpty()),
                confidence(),
                Optional.empty(),
                Optional.empty(),
                notes.isEmpty() ? Optional.empty() : Optional.of(cut(String.join("; ", notes), LONGEST_NOTE)),
                List.of(provenance(file)));
    }

    private String day(String field) {
        String own = text(node, field);
        String time = own.isEmpty() && owner.has("name") ? text(owner, field) : own;
        return cut(time, 10);
    }

    private Optional<Confidence> confidence() {
        for (JsonNode tag : node.path("Tag")) {
            Matcher matcher = CONFIDENCE.matcher(text(tag, "name"));
            if (matcher.matches()) {
                return Optional.ofNullable(CONFIDENCES.get(matcher.group(1).toLowerCase(Locale.ROOT)));
            }
        }
        return Optional.empty();
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asText("").strip();
    }

    private static boolean isTrue(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isBoolean() ? value.booleanValue() : value.asText("").matches("(?i)1|true|yes");
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
