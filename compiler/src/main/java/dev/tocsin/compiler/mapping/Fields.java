package dev.tocsin.compiler.mapping;

import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the fields of rules are (winlogbeat-fields.yml, whose head says how its parts combine). */
record Fields(Map<String, List<Candidate>> systemFields, List<Group> groups) {
    private static final String EVENT_DATA = "winlog.event_data.";
    private static final String USER_DATA = "winlog.user_data.";

    /**
     * What is true of some events.
     *
     * @param source the events; any, if the group is one of categories
     * @param categories the Sigma categories; none, if the group is one of events
     */
    record Group(EventSource source, Set<String> categories, Map<String, List<Candidate>> fields) {
        static Group read(Resource resource) {
            Map<String, Resource> entries =
                    resource.mapping(Set.of("channels", "providers", "event-ids", "categories", "fields"));
            Resource categories = entries.get("categories");
            EventSource source = EventSources.read(entries);
            if (categories != null && !source.equals(EventSources.ANY)) {
                throw resource.wrong("a group is one of categories or one of events");
            }
            return new Group(
                    source,
                    categories == null ? Set.of() : Set.copyOf(categories.texts()),
                    candidates(resource.required("fields")));
        }

        boolean holdsFor(Optional<String> category, List<EventSource> sources) {
            return categories.isEmpty()
                    ? !EventSources.both(sources, List.of(source)).isEmpty()
                    : category.filter(categories::contains).isPresent();
        }

        /** Whether the group speaks for the channels of these events. */
        boolean covers(EventSource other) {
            if (!categories.isEmpty()) {
                return true;
            }
            Set<String> channels = folded(source.channels());
            return !other.channels().isEmpty() && channels.containsAll(folded(other.channels()));
        }

        private static Set<String> folded(List<String> channels) {
            return channels.stream().map(EventSources::folded).collect(Collectors.toSet());
        }
    }

    static Fields read(Resource root) {
        root.mapping(Set.of("system-fields", "event-fields"));
        return new Fields(
                candidates(root.required("system-fields")),
                root.required("event-fields").sequence().stream()
                        .map(Group::read)
                        .toList());
    }

    private static Map<String, List<Candidate>> candidates(Resource resource) {
        Map<String, List<Candidate>> candidates = new LinkedHashMap<>();
        resource.mapping().forEach((name, value) -> candidates.put(name, Candidates.read(value)));
        return candidates;
    }

    /** The field of a rule that reads these events. */
    Field field(String name, Optional<String> category, List<EventSource> sources) {
        if (name.indexOf('.') >= 0) {
            return new Field(name, List.of(new Candidate.Path(name)));
        }
        List<Group> holding = groups.stream()
                .filter(group -> group.fields().containsKey(name))
                .filter(group -> group.holdsFor(category, sources))
                .toList();
        if (holding.isEmpty() && systemFields.containsKey(name)) {
            return new Field(name, systemFields.get(name));
        }
        Set<Candidate> candidates = new LinkedHashSet<>();
        holding.forEach(group -> candidates.addAll(group.fields().get(name)));
        return new Field(name, withRaw(name, candidates, holding, sources));
    }

    /** The names that are mapped for a rule that reads these events. */
    Set<String> names(Optional<String> category, List<EventSource> sources) {
        Set<String> names = new LinkedHashSet<>(systemFields.keySet());
        groups.stream()
                .filter(group -> group.holdsFor(category, sources))
                .forEach(group -> names.addAll(group.fields().keySet()));
        return names;
    }

    private static List<Candidate> withRaw(
            String name, Set<Candidate> mapped, List<Group> holding, List<EventSource> sources) {
        // Names of event data are read without their spaces.
        String spaceless = name.replace(" ", "");
        Candidate eventData = new Candidate.Path(EVENT_DATA + spaceless);
        List<Candidate> candidates = new ArrayList<>();
        if (mapped.stream().noneMatch(candidate -> candidate.paths().contains(EVENT_DATA + spaceless))) {
            candidates.add(eventData);
        }
        boolean covered = sources.stream().allMatch(source -> holding.stream().anyMatch(group -> group.covers(source)));
        if (!covered) {
            candidates.add(new Candidate.Path(USER_DATA + spaceless));
        }
        candidates.addAll(mapped);
        return candidates;
    }
}
