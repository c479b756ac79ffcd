package dev.tocsin.compiler.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads event sources, and says what they have in common. */
final class EventSources {
    /** Every event. */
    static final EventSource ANY = new EventSource(List.of(), List.of(), List.of());

    static final Set<String> KEYS = Set.of("channels", "providers", "event-ids");

    private EventSources() {}

    /** The properties among the entries; what is not there is left open. */
    static EventSource read(Map<String, Resource> entries) {
        return new EventSource(texts(entries, "channels"), texts(entries, "providers"), texts(entries, "event-ids"));
    }

    private static List<String> texts(Map<String, Resource> entries, String key) {
        Resource resource = entries.get(key);
        if (resource == null) {
            return List.of();
        }
        List<String> texts = resource.texts();
        if (texts.isEmpty()) {
            throw resource.wrong("`" + key + "` is empty; leave it out to leave it open");
        }
        return texts;
    }

    /** The events that fit one of the left and one of the right; none if no event can. */
    static List<EventSource> both(List<EventSource> left, List<EventSource> right) {
        List<EventSource> both = new ArrayList<>();
        for (EventSource one : left) {
            for (EventSource other : right) {
                both(one, other).ifPresent(both::add);
            }
        }
        return both;
    }

    /** The events that fit both; empty if none can. */
    static Optional<EventSource> both(EventSource left, EventSource right) {
        Optional<List<String>> channels = common(left.channels(), right.channels());
        Optional<List<String>> providers = common(left.providers(), right.providers());
        Optional<List<String>> eventIds = common(left.eventIds(), right.eventIds());
        return channels.isEmpty() || providers.isEmpty() || eventIds.isEmpty()
                ? Optional.empty()
                : Optional.of(new EventSource(channels.get(), providers.get(), eventIds.get()));
    }

    private static Optional<List<String>> common(List<String> left, List<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.of(left.isEmpty() ? right : left);
        }
        Set<String> names = Set.copyOf(right.stream().map(EventSources::folded).toList());
        List<String> common =
                left.stream().filter(name -> names.contains(folded(name))).toList();
        return common.isEmpty() ? Optional.empty() : Optional.of(common);
    }

    /** Names of channels and providers compare so. */
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
