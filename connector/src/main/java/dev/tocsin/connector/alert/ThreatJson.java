package dev.tocsin.connector.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.Tlp;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Indicators in the words of ECS ({@code threat.*}), and what ECS has no words for ({@code tocsin.*}). */
final class ThreatJson {
    private static final String UNSPECIFIED = "unspecified";
    private static final String TLP_VERSION = "2.0";
    /** What Elastic's own indicator match rules write. */
    private static final String MATCH_TYPE = "indicator_match_rule";

    private ThreatJson() {}

    /**
     * Adds {@code threat.indicator}, {@code threat.enrichments} and {@code threat.feed}.
     *
     * @param file of the list
     * @param occurred when the match was found; empty if that is not told
     */
    static void addThreat(JsonTree json, MatchedIndicators matched, String file, Optional<String> occurred) {
        json.put("threat.indicator", indicator(matched.surest()))
                .put("threat.feed.name", matched.list().title())
                .put("threat.feed.reference", matched.list().source().url())
                .putNodes(
                        "threat.enrichments",
                        matched.shown().stream()
                                .map(one -> enrichment(one, file, occurred))
                                .toList());
    }

    private static ObjectNode enrichment(MatchedIndicator one, String file, Optional<String> occurred) {
        return new JsonTree()
                .put("indicator", indicator(one))
                .putTexts("matched.atomic", one.atoms())
                .putTexts("matched.field", one.fields())
                .put("matched.id", one.indicator().name())
                .put("matched.index", file)
                .put("matched.occurred", occurred)
                .put("matched.type", MATCH_TYPE)
                .root();
    }

    private static ObjectNode indicator(MatchedIndicator one) {
        IocList list = one.list();
        Details details = one.indicator().details();
        JsonTree json = new JsonTree()
                .putTexts(
                        "type",
                        one.values().stream()
                                .map(IndicatorTypes::word)
                                .distinct()
                                .toList())
                .put("name", one.indicator().name())
                .put("description", role(details).or(details::note))
                .put("provider", details.source().orElse(list.source().name()))
                .put("reference", list.source().url())
                .put("confidence", word(one.confidence()))
                .put("marking.tlp", word(list.tlp()))
                .put("marking.tlp_version", TLP_VERSION)
                .put("first_seen", list.validFrom().map(ThreatJson::moment))
                .put("modified_at", moment(list.published()));
        Map<String, List<JsonNode>> values = new LinkedHashMap<>();
        one.exactValues()
                .forEach(value -> values(value)
                        .forEach((path, node) -> values.computeIfAbsent(path, absent -> new ArrayList<>())
                                .add(node)));
        values.forEach(json::putAll);
        return json.root();
    }

    /** A day is its first moment, as Elasticsearch has it. */
    private static String moment(LocalDate day) {
        return day + "T00:00:00.000Z";
    }

    private static Optional<String> role(Details details) {
        return details.role().filter(role -> !role.equals(UNSPECIFIED));
    }

    private static String word(Confidence confidence) {
        return switch (confidence) {
            case LOW -> "Low";
            case MEDIUM -> "Medium";
            case HIGH -> "High";
        };
    }

    private static String word(Tlp tlp) {
        return tlp.name().replace('_', '+');
    }

    /** The ECS fields of one value. A network is no address, and has none. */
    private static Map<String, JsonNode> values(Term.Value value) {
        String text = value.text();
        return switch (value.type()) {
            case IPV4, IPV6 -> Map.of("ip", text(text));
            case PORT -> Map.of("port", LongNode.valueOf(Long.parseLong(text)));
            case SHA512, SHA256, SHA1, MD5 -> Map.of("file.hash." + value.type().word(), text(text));
            case IMPHASH -> Map.of("file.pe.imphash", text(text));
            case DOMAIN, HOSTNAME -> Map.of("url.domain", text(text));
            case URL -> url(text);
            case EMAIL -> Map.of("email.address", text(text));
            case FILE_NAME, NAMED_PIPE -> Map.of("file.name", text(text));
            case FILE_PATH -> filePath(text);
            case REGISTRY_KEY -> registry(text);
            case REGISTRY_DATA -> Map.of("registry.data.strings", text(text));
            case CIDR, SERVICE_NAME, SCHEDULED_TASK, MUTEX, COMMAND_LINE, USER_AGENT -> Map.of();
        };
    }

    private static Map<String, JsonNode> url(String text) {
        Map<String, JsonNode> url = new LinkedHashMap<>();
        url.put("url.full", text(text));
        url.put("url.original", text(text));
        host(text).ifPresent(host -> url.put("url.domain", text(host)));
        return url;
    }

    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(new URI(url).getHost());
        } catch (URISyntaxException notStrict) {
            return Optional.empty();
        }
    }

    private static Map<String, JsonNode> filePath(String text) {
        String name = text.substring(Math.max(text.lastIndexOf('\\'), text.lastIndexOf('/')) + 1);
        return name.isEmpty()
                ? Map.of("file.path", text(text))
                : Map.of("file.path", text(text), "file.name", text(name));
    }

    /** {@code registry.path} has the hive, {@code registry.key} has not. */
    private static Map<String, JsonNode> registry(String text) {
        int backslash = text.indexOf('\\');
        boolean hive = backslash > 0
                && text.substring(0, backslash).toUpperCase(Locale.ROOT).startsWith("HK");
        return Map.of("registry.path", text(text), "registry.key", text(hive ? text.substring(backslash + 1) : text));
    }

    private static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }

    /** Adds {@code tocsin.indicator}, in the order of {@code threat.enrichments}, and {@code tocsin.list}. */
    static void addOwn(JsonTree json, MatchedIndicators matched) {
        IocList list = matched.list();
        json.put("tocsin.list.id", list.id())
                .put("tocsin.list.title", list.title())
                .put("tocsin.list.published", list.published().toString())
                .put("tocsin.list.indicators_matched", LongNode.valueOf(matched.count()))
                .putNodes(
                        "tocsin.indicator",
                        matched.shown().stream().map(ThreatJson::own).toList());
    }

    private static ObjectNode own(MatchedIndicator one) {
        Details details = one.indicator().details();
        return new JsonTree()
                .put("name", one.indicator().name())
                .putTexts(
                        "type",
                        one.values().stream()
                                .map(value -> value.type().word())
                                .distinct()
                                .toList())
                .put("role", details.role())
                .put("confidence", one.confidence().word())
                .put("source", details.source())
                .put("note", details.note())
                .put("valid_until", lastDay(one.list().expiry(one.indicator())))
                .putNodes(
                        "provenance",
                        details.provenance().stream()
                                .map(ThreatJson::provenance)
                                .toList())
                .root();
    }

    private static Optional<String> lastDay(Expiry expiry) {
        return switch (expiry) {
            case Expiry.Never() -> Optional.empty();
            case Expiry.LastDay(LocalDate date) -> Optional.of(date.toString());
        };
    }

    private static ObjectNode provenance(Provenance provenance) {
        JsonTree json = new JsonTree()
                .put("file", provenance.file())
                .put(
                        "place",
                        switch (provenance.place()) {
                            case Provenance.Place.Line(int number) -> "line " + number;
                            case Provenance.Place.Page(int number) -> "page " + number;
                            case Provenance.Place.ObjectId(String id) -> id;
                        });
        return provenance.context().isEmpty()
                ? json.root()
                : json.put("context", provenance.context()).root();
    }
}
