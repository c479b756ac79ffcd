package dev.tocsin.compiler.mapping;

import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the events hold that are known completely (winlogbeat-events.yml). */
record EventData(Set<String> completeChannels, List<Kind> kinds, Set<String> singleValues) {
    private static final String EVENT_DATA = "winlog.event_data.";

    /** Events and the names of everything in their event data. */
    record Kind(EventSource source, List<String> fields) {
        static Kind read(Resource resource) {
            Map<String, Resource> entries = resource.mapping(Set.of("channels", "event-ids", "fields"));
            return new Kind(
                    EventSources.read(entries), resource.required("fields").texts());
        }
    }

    static EventData read(Resource root) {
        root.mapping(Set.of("complete-channels", "events", "single-values"));
        List<Kind> kinds =
                root.required("events").sequence().stream().map(Kind::read).toList();
        Set<String> single = new HashSet<>(root.required("single-values").texts());
        kinds.forEach(kind -> kind.fields().forEach(name -> single.add(EVENT_DATA + name)));
        Set<String> complete = root.required("complete-channels").texts().stream()
                .map(EventSources::folded)
                .collect(Collectors.toUnmodifiableSet());
        return new EventData(complete, kinds, Set.copyOf(single));
    }

    /** The names of all event data of all these events; empty if some of them are not known completely. */
    Optional<Set<String>> names(List<EventSource> sources) {
        Set<String> names = new TreeSet<>();
        for (EventSource source : sources) {
            if (!isKnown(source)) {
                return Optional.empty();
            }
            kinds.stream()
                    .filter(kind -> EventSources.both(kind.source(), source).isPresent())
                    .forEach(kind -> names.addAll(kind.fields()));
        }
        return Optional.of(names);
    }

    private boolean isKnown(EventSource source) {
        if (source.channels().isEmpty()) {
            return false;
        }
        if (source.eventIds().isEmpty()) {
            return source.channels().stream().map(EventSources::folded).allMatch(completeChannels::contains);
        }
        List<EventSource> single = new ArrayList<>();
        for (String channel : source.channels()) {
            for (String eventId : source.eventIds()) {
                single.add(new EventSource(List.of(channel), List.of(), List.of(eventId)));
            }
        }
        return single.stream()
                .allMatch(one -> kinds.stream()
                        .anyMatch(kind -> EventSources.both(kind.source(), one).isPresent()));
    }

    /** Whether no document of Winlogbeat holds more than one value of the field. */
    boolean holdsOneValue(Field field) {
        return field.candidates().stream().allMatch(this::holdsOneValue);
    }

    private boolean holdsOneValue(Candidate candidate) {
        return switch (candidate) {
            case Candidate.Path path -> allSingle(path);
            case Candidate.Translated translated -> allSingle(translated);
            case Candidate.Account account -> allSingle(account);
            case Candidate.WholeNumber number -> allSingle(number);
            case Candidate.Between between -> allSingle(between);
            case Candidate.RegistryDetails details -> allSingle(details);
            // One text, put together from whatever there is.
            case Candidate.Hashes hashes -> true;
            case Candidate.Lines lines -> true;
            case Candidate.Invocations invocations -> true;
            case Candidate.Together together -> false;
        };
    }

    private boolean allSingle(Candidate candidate) {
        return singleValues.containsAll(candidate.paths());
    }
}
