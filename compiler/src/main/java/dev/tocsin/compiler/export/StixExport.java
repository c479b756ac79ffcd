package dev.tocsin.compiler.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.notation.StixExtension;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A list as a STIX 2.1 bundle: who published it, a report, and an indicator with a pattern for each indicator, marked with
 * the TLP 2.0 level. The ids are UUIDs of version 5 over the list's id and the indicator's name, so that a newer edition
 * keeps them.
 */
public final class StixExport {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    /** The extension by which TLP 2.0 levels are marking definitions, published by OASIS. */
    private static final String TLP_EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

    /** The day on which the extension was made. */
    private static final String DEFINED = "2026-11-23T00:00:00.000Z";

    private static final Set<String> OF_EXTENSION = Set.of(StixExtension.NAMED_PIPE, StixExtension.SCHEDULED_TASK);

    private final IocList list;
    private final String published;
    private final String modified;
    private final String identity;
    private final String author = "identity--" + NameUuid.of("identity", "Tocsin");
    private final ArrayNode objects = NODES.arrayNode();
    private final Losses losses = new Losses();

    private StixExport(IocList list, Instant now) {
        this.list = list;
        this.published = day(list.published());
        String today = TIME.format(now);
        // A list may be dated ahead of a wrong clock; nothing is modified before it is created.
        this.modified = today.compareTo(published) < 0 ? published : today;
        this.identity = "identity--" + NameUuid.of("organisation", list.source().name());
    }

    /**
     * The bundle.
     *
     * @param clock tells the moment that the objects name as that of their last change
     */
    public static Exported write(IocList list, Clock clock) {
        StixExport export = new StixExport(list, clock.instant());
        export.addIdentity();
        export.addExtension();
        export.addMarking();
        List<String> ids = new ArrayList<>();
        for (Indicator indicator : list.indicators()) {
            ids.add(export.add(indicator));
        }
        export.addReport(ids);
        ObjectNode bundle = NODES.objectNode();
        bundle.put("type", "bundle");
        bundle.put("id", "bundle--" + NameUuid.of(list.id(), "bundle"));
        bundle.set("objects", export.objects);
        return new Exported(JsonText.of(bundle), export.told());
    }

    private ObjectNode object(String type, String id) {
        ObjectNode object = objects.addObject();
        object.put("type", type);
        object.put("spec_version", "2.1");
        object.put("id", id);
        return object;
    }

    private void addIdentity() {
        ObjectNode object = object("identity", identity);
        object.put("created", published);
        object.put("modified", published);
        object.put("name", list.source().name());
        object.put("identity_class", "organization");
    }

    private void addExtension() {
        ObjectNode tool = object("identity", author);
        tool.put("created", DEFINED);
        tool.put("modified", DEFINED);
        tool.put("name", "Tocsin");
        tool.put("identity_class", "system");
        ObjectNode definition = object("extension-definition", StixExtension.ID);
        definition.put("created_by_ref", author);
        definition.put("created", DEFINED);
        definition.put("modified", DEFINED);
        definition.put("name", "Tocsin IoC list");
        definition.put("description", "What an IoC list says and STIX has no member for.");
        definition.put("schema", StixMembers.EXPLANATION);
        definition.put("version", "1.0.0");
        definition.putArray("extension_types").add("property-extension").add("new-sco");
    }

    private void addMarking() {
        ObjectNode object = object("marking-definition", marking());
        object.put("created", "2022-10-01T00:00:00.000Z");
        String word = list.tlp().word().replace("-strict", "+strict");
        object.put("name", "TLP:" + word.toUpperCase(Locale.ROOT));
        ObjectNode extension = object.putObject("extensions").putObject(TLP_EXTENSION);
        extension.put("extension_type", "property-extension");
        extension.put("tlp_2_0", word);
    }

    /** As OASIS published them; nobody may make others for the same levels. */
    private String marking() {
        return "marking-definition--"
                + switch (list.tlp()) {
                    case CLEAR -> "94868c89-83c2-464b-929b-a1a8aa3c8487";
                    case GREEN -> "bab4a63c-aed9-4cf5-a766-dfca5abac2bb";
                    case AMBER -> "55d920b0-5e8b-4f79-9ee9-91f868d9b421";
                    case AMBER_STRICT -> "939a9414-2ddd-4d32-a0cd-375ea402b003";
                    case RED -> "e828b379-4e03-4974-9ac4-e53a884c97c1";
                };
    }

    private void common(ObjectNode object) {
        object.put("created_by_ref", identity);
        object.put("created", published);
        object.put("modified", modified);
        object.putArray("object_marking_refs").add(marking());
    }

    private String add(Indicator indicator) {
        StixPattern.Written pattern = StixPattern.of(indicator.term());
        if (pattern.objects().stream().anyMatch(OF_EXTENSION::contains)) {
            losses.add(
                    "STIX has no object for these; other tools do not know that of Tocsin's extension",
                    indicator.name());
        }
        if (pattern.spansObservations()) {
            losses.add(
                    "STIX cannot say that different objects are seen in one event, only Tocsin's extension of it can",
                    indicator.name());
        }
        String id = "indicator--" + NameUuid.of(list.id(), "indicator", indicator.name());
        ObjectNode object = object("indicator", id);
        common(object);
        Details details = indicator.details();
        object.put("name", indicator.name());
        List<String> description = new ArrayList<>();
        details.role().ifPresent(role -> description.add("Role: " + role));
        details.note().ifPresent(description::add);
        details.source().ifPresent(source -> description.add("Source: " + source));
        if (!description.isEmpty()) {
            object.put("description", String.join("\n", description));
        }
        object.putArray("indicator_types").add("malicious-activity");
        object.put("pattern", pattern.text());
        object.put("pattern_type", "stix");
        object.put("pattern_version", "2.1");
        LocalDate first = list.validFrom().orElse(list.published());
        object.put("valid_from", day(first));
        if (list.expiry(indicator) instanceof Expiry.LastDay(LocalDate last)) {
            if (last.isBefore(first)) {
                losses.add(
                        "STIX has no indicator that ends before it begins; its end stands in Tocsin's extension only",
                        indicator.name());
            } else {
                object.put("valid_until", day(last.plusDays(1)));
            }
        }
        // The middles of the ranges that appendix A of the specification gives these words.
        object.put(
                "confidence",
                switch (list.confidence(indicator)) {
                    case LOW -> 15;
                    case MEDIUM -> 50;
                    case HIGH -> 85;
                });
        StixMembers.add(object, indicator, list);
        return id;
    }

    private void addReport(List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        ObjectNode report = object("report", "report--" + NameUuid.of(list.id(), "report"));
        common(report);
        report.put("name", list.title());
        list.description().ifPresent(text -> report.put("description", text));
        report.putArray("report_types").add("indicator");
        report.put("published", published);
        ArrayNode labels = NODES.arrayNode();
        list.tags().forEach(labels::add);
        if (!labels.isEmpty()) {
            report.set("labels", labels);
        }
        ArrayNode references = NODES.arrayNode();
        list.source().url().ifPresent(url -> reference(references, url));
        list.references().stream()
                .filter(url -> !list.source().url().equals(Optional.of(url)))
                .forEach(url -> reference(references, url));
        if (!references.isEmpty()) {
            report.set("external_references", references);
        }
        ids.forEach(report.putArray("object_refs")::add);
        StixMembers.add(report, list);
    }

    private void reference(ArrayNode references, String url) {
        references.addObject().put("source_name", list.source().name()).put("url", url);
    }

    private static String day(LocalDate date) {
        return TIME.format(date.atStartOfDay(ZoneOffset.UTC));
    }

    private List<String> told() {
        list.exclusions().forEach(exclusion -> losses.add("STIX has no place for exclusions", exclusion.value()));
        return losses.told();
    }
}
