package dev.tocsin.compiler.intake.misp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.compiler.extraction.PublicationFacts;
import dev.tocsin.compiler.indicator.Tlp;
import dev.tocsin.compiler.notation.MispTags;
import dev.tocsin.sigma.model.Level;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What events say of themselves; of several, what suits them all. */
final class EventFacts {
    private static final Pattern TLP = Pattern.compile("(?i)\\s*tlp:(clear|white|green|amber(?:[+-]strict)?|red)\\s*");
    private static final Pattern TECHNIQUE =
            Pattern.compile("(?i)misp-galaxy:mitre-.*\\b(T\\d{4}(?:\\.\\d{3})?)\"?\\s*");

    /** As our own export writes those of a list. */
    private static final Pattern SIGMA_TAG = Pattern.compile("[a-z0-9_-]+\\.[a-z0-9._-]+");

    private final Set<String> titles = new LinkedHashSet<>();
    private final Set<String> publishers = new LinkedHashSet<>();
    private final Set<String> techniques = new LinkedHashSet<>();
    private final Set<String> otherTags = new LinkedHashSet<>();
    private final List<LocalDate> days = new ArrayList<>();
    private boolean ours;
    private Optional<Level> level = Optional.empty();
    private Optional<Tlp> tlp = Optional.empty();
    private Optional<String> url = Optional.empty();

    void event(JsonNode event) {
        add(titles, Attribute.text(event, "info"));
        add(publishers, Attribute.text(event.path("Orgc"), "name"));
        day(Attribute.text(event, "date")).ifPresent(days::add);
        Optional<Level> own = switch (Attribute.text(event, "threat_level_id")) {
            case "1" -> Optional.of(Level.HIGH);
            case "2" -> Optional.of(Level.MEDIUM);
            case "3" -> Optional.of(Level.LOW);
            default -> Optional.empty();
        };
        level = own.filter(other -> level.isEmpty() || other.compareTo(level.get()) > 0)
                .or(() -> level);
        tags(event);
        for (JsonNode galaxy : event.path("Galaxy")) {
            for (JsonNode cluster : galaxy.path("GalaxyCluster")) {
                tag(Attribute.text(cluster, "tag_name"));
            }
        }
    }

    /** What stands at an attribute or an object holds for the list, as lists have no tags for single indicators. */
    void tags(JsonNode tagged) {
        for (JsonNode tag : tagged.path("Tag")) {
            tag(Attribute.text(tag, "name"));
        }
    }

    void link(String link) {
        if (url.isEmpty() && link.matches("https?://\\S{3,2000}")) {
            url = Optional.of(link);
        }
    }

    private void tag(String name) {
        MispTags.EXPORT.value(name).ifPresent(version -> ours = true);
        MispTags.LEVEL
                .value(name)
                .flatMap(word -> Arrays.stream(Level.values())
                        .filter(known -> known.word().equals(word))
                        .findFirst())
                .ifPresent(said -> level = Optional.of(said));
        Matcher marking = TLP.matcher(name);
        Matcher technique = TECHNIQUE.matcher(name);
        if (marking.matches()) {
            tlp = Tlp.stricter(tlp, Tlp.named(marking.group(1)));
        } else if (technique.matches()) {
            techniques.add("attack." + technique.group(1).toLowerCase(Locale.ROOT));
        } else if (ours && SIGMA_TAG.matcher(name).matches()) {
            techniques.add(name);
        } else if (!MispTags.isOurs(name) && !(ours && name.startsWith("misp:confidence-level"))) {
            add(otherTags, name);
        }
    }

    private static void add(Set<String> texts, String text) {
        if (!text.isEmpty()) {
            texts.add(Attribute.cut(text.replaceAll("\\s+", " "), 256));
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    PublicationFacts facts() {
        String more = titles.size() > 1 ? " and " + (titles.size() - 1) + " more" : "";
        List<String> description = new ArrayList<>(titles.size() > 1 ? titles : List.of());
        if (!otherTags.isEmpty()) {
            description.add(
                    "Tags: " + String.join(", ", otherTags.stream().limit(50).toList()));
        }
        return new PublicationFacts(
                titles.stream().findFirst().map(title -> title + more),
                description.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", description)),
                publishers.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", publishers)),
                url,
                tlp,
                days.stream().max(LocalDate::compareTo),
                List.copyOf(techniques),
                level);
    }
}
