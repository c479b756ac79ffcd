package dev.tocsin.compiler.intake.stix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.compiler.extraction.PublicationFacts;
import dev.tocsin.compiler.indicator.Tlp;
import dev.tocsin.sigma.model.Level;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the objects of a bundle say about it as a whole. */
final class StixFacts {
    private static final Pattern TECHNIQUE = Pattern.compile("\\bT\\d{4}(?:\\.\\d{3})?\\b");
    private static final Pattern ATTACK_ID = Pattern.compile("(?:T\\d{4}(?:\\.\\d{3})?|[GSC]\\d{4})");
    private static final Pattern TAG = Pattern.compile("[a-z0-9_-]+\\.[a-z0-9._-]+");
    private static final Pattern CVE = Pattern.compile("(?i)CVE-(\\d{4}-\\d{4,7})");

    /** The objects that can give a bundle its title, the best first. */
    private static final List<String> TITLED = List.of("report", "grouping", "campaign", "malware");

    private final Map<String, JsonNode> titled = new LinkedHashMap<>();
    private final Map<String, String> identities = new LinkedHashMap<>();
    private final Map<String, Integer> creators = new HashMap<>();
    private final Map<String, Tlp> markings = new HashMap<>();
    private final Set<String> markingRefs = new LinkedHashSet<>();
    private final Set<String> tags = new TreeSet<>();
    private Optional<Set<String>> commonUrls = Optional.empty();
    private Optional<LocalDate> latest = Optional.empty();
    private Optional<Tlp> labelled = Optional.empty();
    private Optional<Level> level = Optional.empty();

    void add(JsonNode object) {
        String type = object.path("type").asText("");
        StixIndicators.texts(object.path("object_marking_refs")).forEach(markingRefs::add);
        switch (type) {
            case "identity" -> identities.put(id(object), object.path("name").asText(""));
            case "marking-definition" -> Tlps.ofDefinition(object).ifPresent(tlp -> markings.put(id(object), tlp));
            case "attack-pattern", "malware", "tool", "intrusion-set", "campaign" -> attack(object);
            case "vulnerability" -> tagCves(object.path("name").asText(""));
            case "indicator" -> indicator(object);
            default -> {
                // Nothing of the others is about the bundle.
            }
        }
        if (TITLED.contains(type)) {
            titled.putIfAbsent(type, object.deepCopy());
        }
        if (type.equals("report")) {
            ours(ExtendedIndicator.members(object));
        }
        if (type.equals("report") || type.equals("grouping")) {
            StixIndicators.texts(object.path("labels"))
                    .flatMap(label -> Tlps.ofLabel(label).stream())
                    .forEach(tlp -> labelled = Tlp.stricter(labelled, Optional.of(tlp)));
        }
    }

    /** What our own export says of the list. */
    private void ours(JsonNode members) {
        Arrays.stream(Level.values())
                .filter(word -> word.word().equals(members.path("level").asText("")))
                .forEach(said -> level = Optional.of(said));
        StixIndicators.texts(members.path("tags"))
                .filter(tag -> TAG.matcher(tag).matches())
                .forEach(tags::add);
    }

    private static String id(JsonNode object) {
        return object.path("id").asText("");
    }

    private void indicator(JsonNode object) {
        creators.merge(object.path("created_by_ref").asText(""), 1, Integer::sum);
        day(object, "created")
                .filter(day -> latest.map(day::isAfter).orElse(true))
                .ifPresent(day -> latest = Optional.of(day));
        Set<String> urls = urls(object);
        commonUrls.ifPresent(urls::retainAll);
        commonUrls = Optional.of(urls);
    }

    private static Set<String> urls(JsonNode object) {
        Set<String> urls = new LinkedHashSet<>();
        object.path("external_references").forEach(reference -> {
            String url = reference.path("url").asText("");
            if (url.startsWith("http")) {
                urls.add(url);
            }
        });
        return urls;
    }

    /** By the reference to ATT&CK, or by the technique in the name, where CISA writes it. */
    private void attack(JsonNode object) {
        object.path("external_references").forEach(reference -> {
            String id = reference.path("external_id").asText("");
            if (reference.path("source_name").asText("").startsWith("mitre")
                    && ATTACK_ID.matcher(id).matches()) {
                tags.add("attack." + id.toLowerCase(Locale.ROOT));
            }
        });
        if (object.path("type").asText("").equals("attack-pattern")) {
            Matcher technique = TECHNIQUE.matcher(object.path("name").asText(""));
            while (technique.find()) {
                tags.add("attack." + technique.group().toLowerCase(Locale.ROOT));
            }
        }
    }

    private void tagCves(String name) {
        Matcher cve = CVE.matcher(name);
        while (cve.find()) {
            tags.add("cve." + cve.group(1));
        }
    }

    PublicationFacts facts() {
        Optional<JsonNode> source =
                TITLED.stream().filter(titled::containsKey).findFirst().map(titled::get);
        return new PublicationFacts(
                source.flatMap(object -> text(object, "name")),
                source.filter(object -> isPublication(object)).flatMap(object -> text(object, "description")),
                publisher(source),
                source.filter(object -> isPublication(object))
                        .flatMap(object -> urls(object).stream().findFirst())
                        .or(() -> commonUrls.flatMap(urls -> urls.stream().findFirst())),
                tlp(),
                source.flatMap(object -> day(object, "published"))
                        .or(() -> latest)
                        .or(() -> source.flatMap(object -> day(object, "created"))),
                List.copyOf(tags),
                level);
    }

    private static boolean isPublication(JsonNode object) {
        String type = object.path("type").asText("");
        return type.equals("report") || type.equals("grouping");
    }

    private static Optional<String> text(JsonNode object, String key) {
        return Optional.of(object.path(key).asText("").strip()).filter(text -> !text.isEmpty());
    }

    private static Optional<LocalDate> day(JsonNode object, String key) {
        return StixIndicators.moment(object.path(key).asText(""))
                .map(moment -> moment.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    private Optional<String> publisher(Optional<JsonNode> source) {
        Optional<String> ofReport =
                source.flatMap(object -> identity(object.path("created_by_ref").asText("")));
        Optional<String> ofMost = creators.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .flatMap(creator -> identity(creator.getKey()));
        return ofReport.or(() -> ofMost)
                .or(() -> identities.size() == 1 ? identities.values().stream().findFirst() : Optional.empty());
    }

    private Optional<String> identity(String id) {
        return Optional.ofNullable(identities.get(id)).filter(name -> !name.isBlank());
    }

    /** The strictest that any object has: the list holds something of each. */
    private Optional<Tlp> tlp() {
        Optional<Tlp> strictest = labelled;
        for (String ref : markingRefs) {
            Optional<Tlp> tlp = Tlps.ofId(ref).or(() -> Optional.ofNullable(markings.get(ref)));
            strictest = Tlp.stricter(strictest, tlp);
        }
        return strictest;
    }
}
