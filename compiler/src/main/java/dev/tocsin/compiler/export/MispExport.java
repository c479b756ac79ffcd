package dev.tocsin.compiler.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorKind;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.notation.MispTags;
import dev.tocsin.compiler.notation.TermNotation;
import dev.tocsin.sigma.model.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A list as a MISP event (MISP core format, draft 20). A value is an attribute for detection; the digests of one file are
 * a {@code file} object, a registry value and its data a {@code regkey|value}. What MISP cannot say is an object
 * {@code tocsin-indicator} with the term as {@link TermNotation} writes it, which MISP keeps and shows, and our reader
 * reads back.
 */
public final class MispExport {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> CATEGORIES = Set.of(
            "Payload delivery",
            "Artifacts dropped",
            "Payload installation",
            "Persistence mechanism",
            "Network activity",
            "Attribution",
            "External analysis",
            "Antivirus detection",
            "Other");

    private final IocList list;
    private final String timestamp;
    private final ArrayNode attributes = NODES.arrayNode();
    private final ArrayNode objects = NODES.arrayNode();
    private final Losses losses = new Losses();

    private MispExport(IocList list, String timestamp) {
        this.list = list;
        this.timestamp = timestamp;
    }

    /**
     * The event.
     *
     * @param clock tells the moment that the event names as that of its last change
     */
    public static Exported write(IocList list, Clock clock) {
        MispExport export = new MispExport(list, Long.toString(clock.instant().getEpochSecond()));
        list.indicators().forEach(export::add);
        return new Exported(JsonText.of(export.event()), export.told());
    }

    private ObjectNode event() {
        ObjectNode event = NODES.objectNode();
        event.put("uuid", list.id());
        event.put("info", list.title());
        event.put("date", list.published().toString());
        event.put("timestamp", timestamp);
        event.put(
                "threat_level_id",
                switch (list.level()) {
                    case CRITICAL, HIGH -> "1";
                    case MEDIUM -> "2";
                    case LOW -> "3";
                    case INFORMATIONAL -> "4";
                });
        event.put("analysis", "2");
        event.put("distribution", "0");
        event.put("published", false);
        ObjectNode publisher = event.putObject("Orgc");
        publisher.put("name", list.source().name());
        publisher.put("uuid", NameUuid.of("organisation", list.source().name()).toString());
        ArrayNode tags = event.putArray("Tag");
        tags.addObject().put("name", "tlp:" + list.tlp().word().replace("-strict", "+strict"));
        tags.addObject().put("name", MispTags.EXPORT.tag("1"));
        // The threat levels of MISP end at high, and its fourth says that nobody knows.
        if (list.level() == Level.CRITICAL || list.level() == Level.INFORMATIONAL) {
            tags.addObject().put("name", MispTags.LEVEL.tag(list.level().word()));
        }
        for (String tag : list.tags()) {
            tags.addObject().put("name", tag(tag));
        }
        list.source().url().ifPresent(this::link);
        list.references().stream()
                .filter(reference -> !list.source().url().equals(Optional.of(reference)))
                .forEach(this::link);
        event.set("Attribute", attributes);
        event.set("Object", objects);
        return NODES.objectNode().set("Event", event);
    }

    /** The number of a technique, where MISP's galaxy has its name as well. */
    private static String tag(String tag) {
        return tag.matches("attack\\.t\\d{4}(\\.\\d{3})?")
                ? "misp-galaxy:mitre-attack-pattern=\"" + tag.substring(7).toUpperCase(Locale.ROOT) + "\""
                : tag;
    }

    private void link(String url) {
        ObjectNode link = attributes.addObject();
        link.put("uuid", NameUuid.of(list.id(), "link", url).toString());
        link.put("type", "link");
        link.put("category", "External analysis");
        link.put("value", url);
        link.put("to_ids", false);
        link.put("timestamp", timestamp);
    }

    private void add(Indicator indicator) {
        Term term = indicator.term();
        Optional<String> name = nameInMisp(term);
        if (name.isPresent() && !name.get().equals(indicator.name())) {
            losses.add("MISP attributes have no names besides their values", indicator.name());
        }
        if (TermNotation.isPlain(term)
                && term instanceof Term.Value value
                && type(value.type()).isPresent()) {
            attributes.add(attribute(indicator, "value", type(value.type()).get(), value.text(), value.type(), true));
        } else if (term instanceof Term.Any(List<Term> terms) && areDigestsOfOneFile(terms)) {
            ObjectNode object = object(indicator, "file", "file");
            for (Term part : terms) {
                Term.Value digest = (Term.Value) part;
                add(object, indicator, digest.type().word(), digest.type().word(), digest.text(), digest.type(), true);
            }
        } else if (keyAndData(term).isPresent()) {
            attributes.add(attribute(
                    indicator, "value", "regkey|value", keyAndData(term).get(), IndicatorType.REGISTRY_KEY, true));
        } else {
            losses.add(
                    "MISP keeps indicators of several values, parts of values or places to look in as text, and does not"
                            + " match them itself",
                    indicator.name());
            ObjectNode object = object(indicator, "tocsin-indicator", "misc");
            add(object, indicator, "name", "text", indicator.name(), IndicatorType.MUTEX, false);
            add(object, indicator, "term", "text", TermNotation.write(term), IndicatorType.MUTEX, true);
        }
        if (indicator.details().expiry().isPresent() || list.expiry().isPresent()) {
            losses.add(
                    "MISP does not act on the last day of validity, which a tag keeps",
                    indicator.name() + " until " + expiry(indicator));
        }
        if (!indicator.details().provenance().isEmpty()) {
            losses.add("MISP has no place for where a value was read", indicator.name());
        }
    }

    private String expiry(Indicator indicator) {
        return list.expiry(indicator).text();
    }

    /** What the reader will call it; empty where the name is written too. */
    private static Optional<String> nameInMisp(Term term) {
        return switch (term) {
            case Term.Value value
            when TermNotation.isPlain(value) && type(value.type()).isPresent() -> Optional.of(value.text());
            case Term.Any(List<Term> terms)
            when areDigestsOfOneFile(terms) ->
                terms.getFirst().values().findFirst().map(Term.Value::text);
            case Term.All(List<Term> terms)
            when keyAndData(term).isPresent() ->
                Optional.of(terms.stream()
                        .flatMap(Term::values)
                        .map(Term.Value::text)
                        .collect(Collectors.joining(" and ")));
            case Term.Value value -> Optional.empty();
            case Term.Any any -> Optional.empty();
            case Term.All all -> Optional.empty();
            case Term.Not not -> Optional.empty();
        };
    }

    private static boolean areDigestsOfOneFile(List<Term> terms) {
        Set<IndicatorType> types = new HashSet<>();
        return terms.stream()
                .allMatch(term -> term instanceof Term.Value value
                        && TermNotation.isPlain(value)
                        && value.type().kind() == IndicatorKind.DIGEST
                        && types.add(value.type()));
    }

    private static Optional<String> keyAndData(Term term) {
        if (term instanceof Term.All(List<Term> terms)
                && terms.size() == 2
                && terms.getFirst() instanceof Term.Value key
                && terms.getLast() instanceof Term.Value data
                && key.type() == IndicatorType.REGISTRY_KEY
                && data.type() == IndicatorType.REGISTRY_DATA
                && TermNotation.isPlain(key)
                && TermNotation.isPlain(data)
                && !key.text().contains("|")) {
            return Optional.of(key.text() + "|" + data.text());
        }
        return Optional.empty();
    }

    private ObjectNode object(Indicator indicator, String name, String category) {
        ObjectNode object = objects.addObject();
        object.put("uuid", NameUuid.of(list.id(), "object", indicator.name()).toString());
        object.put("name", name);
        object.put("meta-category", category);
        object.put("timestamp", timestamp);
        object.putArray("Attribute");
        return object;
    }

    private void add(
            ObjectNode object,
            Indicator indicator,
            String relation,
            String type,
            String value,
            IndicatorType of,
            boolean forDetection) {
        ObjectNode attribute = attribute(indicator, relation, type, value, of, forDetection);
        attribute.put("object_relation", relation);
        object.withArray("Attribute").add(attribute);
    }

    private ObjectNode attribute(
            Indicator indicator, String part, String type, String value, IndicatorType of, boolean forDetection) {
        Details details = indicator.details();
        ObjectNode attribute = NODES.objectNode();
        attribute.put(
                "uuid",
                NameUuid.of(list.id(), "attribute", indicator.name(), part).toString());
        attribute.put("type", type);
        Optional<String> category = details.role().filter(CATEGORIES::contains);
        attribute.put("category", category.orElse(category(of)));
        attribute.put("value", value);
        attribute.put("to_ids", forDetection);
        attribute.put("timestamp", timestamp);
        ArrayNode tags = attribute.putArray("Tag");
        List<String> comments = new ArrayList<>();
        details.role().ifPresent(role -> tagged(tags, MispTags.ROLE, role, role, comments, indicator));
        details.note().ifPresent(comments::add);
        details.source()
                .ifPresent(source -> tagged(tags, MispTags.SOURCE, source, "source: " + source, comments, indicator));
        attribute.put("comment", String.join("; ", comments));
        if (details.note().filter(note -> !note.equals(note.strip())).isPresent()) {
            losses.add("MISP drops blanks at the ends of a comment", indicator.name());
        }
        if (details.expiry().or(list::expiry).isPresent()) {
            tags.addObject().put("name", MispTags.VALID_UNTIL.tag(expiry(indicator)));
        }
        tags.addObject()
                .put(
                        "name",
                        switch (list.confidence(indicator)) {
                            case LOW -> "misp:confidence-level=\"rarely-confident\"";
                            case MEDIUM -> "misp:confidence-level=\"fairly-confident\"";
                            case HIGH -> "misp:confidence-level=\"usually-confident\"";
                        });
        return attribute;
    }

    private void tagged(
            ArrayNode tags, MispTags tag, String value, String comment, List<String> comments, Indicator indicator) {
        if (MispTags.holds(value)) {
            tags.addObject().put("name", tag.tag(value));
        } else {
            comments.add(comment);
            losses.add(
                    "tags of MISP are short and have no quotation marks, so a role or a source becomes part of the"
                            + " comment",
                    indicator.name());
        }
    }

    private static String category(IndicatorType type) {
        return switch (type) {
            case IPV4, IPV6, CIDR, PORT, DOMAIN, HOSTNAME, URL, EMAIL, USER_AGENT -> "Network activity";
            case SHA512, SHA256, SHA1, MD5, IMPHASH, FILE_NAME, FILE_PATH -> "Payload delivery";
            case REGISTRY_KEY, REGISTRY_DATA, SERVICE_NAME, SCHEDULED_TASK -> "Persistence mechanism";
            case NAMED_PIPE, MUTEX -> "Artifacts dropped";
            case COMMAND_LINE -> "Other";
        };
    }

    /** MISP's type for values of ours; it has none for what is seen only with something else, or in command lines. */
    private static Optional<String> type(IndicatorType type) {
        return switch (type) {
            case IPV4, IPV6, CIDR -> Optional.of("ip-dst");
            case SHA512 -> Optional.of("sha512");
            case SHA256 -> Optional.of("sha256");
            case SHA1 -> Optional.of("sha1");
            case MD5 -> Optional.of("md5");
            case IMPHASH -> Optional.of("imphash");
            case DOMAIN -> Optional.of("domain");
            case HOSTNAME -> Optional.of("hostname");
            case URL -> Optional.of("url");
            case EMAIL -> Optional.of("email");
            case FILE_NAME, FILE_PATH -> Optional.of("filename");
            case REGISTRY_KEY -> Optional.of("regkey");
            case SERVICE_NAME -> Optional.of("windows-service-name");
            case SCHEDULED_TASK -> Optional.of("windows-scheduled-task");
            case NAMED_PIPE -> Optional.of("named pipe");
            case MUTEX -> Optional.of("mutex");
            case USER_AGENT -> Optional.of("user-agent");
            case PORT, REGISTRY_DATA, COMMAND_LINE -> Optional.empty();
        };
    }

    private List<String> told() {
        list.description().ifPresent(text -> losses.add("MISP events have no description", ""));
        list.exclusions().forEach(exclusion -> losses.add("MISP has no exclusions", exclusion.value()));
        list.validFrom().ifPresent(day -> losses.add("MISP has no first day of validity", day.toString()));
        return losses.told();
    }
}
