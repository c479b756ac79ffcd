package dev.tocsin.compiler.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which places documents of one shape can have (winlogbeat-shapes.yml). */
public final class ShapePlaces {
    private static final String EVENT_DATA = "winlog.event_data.";
    private static final String USER_DATA = "winlog.user_data.";

    private final DocumentShape shape;
    private final Facts facts;
    private final EventData eventData;

    private ShapePlaces(DocumentShape shape, Facts facts, EventData eventData) {
        this.shape = shape;
        this.facts = facts;
        this.eventData = eventData;
    }

    /** Event data that ingest moves away from some events. */
    private record Moved(EventSource source, Set<String> names) {
        static Moved read(Resource resource) {
            Map<String, Resource> entries = resource.mapping(Set.of("channels", "event-ids", "event-data"));
            return new Moved(
                    EventSources.read(entries),
                    Set.copyOf(resource.required("event-data").texts()));
        }

        /** All events of the source are among those that it is moved away from. */
        boolean covers(EventSource other) {
            return holdsAll(source.channels(), other.channels()) && holdsAll(source.eventIds(), other.eventIds());
        }

        private static boolean holdsAll(List<String> mine, List<String> theirs) {
            Set<String> known = new HashSet<>(mine.stream().map(EventSources::folded).toList());
            return mine.isEmpty()
                    || (!theirs.isEmpty() && theirs.stream().map(EventSources::folded).allMatch(known::contains));
        }
    }

    private record Facts(Set<String> always, List<String> raw, List<Moved> moved, Set<String> renamed) {
        static Facts read(Resource root) {
            root.mapping(Set.of("always", "raw", "moved", "renamed"));
            return new Facts(
                    Set.copyOf(root.required("always").texts()),
                    root.required("raw").texts(),
                    root.required("moved").sequence().stream().map(Moved::read).toList(),
                    Set.copyOf(root.required("renamed").texts()));
        }
    }

    /** Loaded on first use. */
    private static final class Standard {
        static final Facts FACTS = Facts.read(Resource.load("winlogbeat-shapes.yml"));
        static final EventData EVENT_DATA = EventData.read(Resource.load("winlogbeat-events.yml"));
    }

    /** The places of a shape, as the data files of this package have them. */
    public static ShapePlaces of(DocumentShape shape) {
        return new ShapePlaces(shape, Standard.FACTS, Standard.EVENT_DATA);
    }

    /** Whether every document has a value there. */
    public boolean alwaysHas(String path) {
        return facts.always().contains(path);
    }

    /**
     * Whether a document of one of these kinds of events may have a value there. What is not known is possible.
     *
     * @param sources as a rule has them; none for every event
     */
    public boolean mayHave(String path, List<EventSource> sources) {
        return switch (shape) {
            case RAW -> facts.raw().stream().anyMatch(begin -> begins(path, begin)) && mayWrite(path, sources);
            case PIPELINE, AGENT -> mayRemain(path, sources);
        };
    }

    /** A beginning with a dot speaks for all below it. */
    private static boolean begins(String path, String begin) {
        return begin.endsWith(".") ? path.startsWith(begin) : path.equals(begin);
    }

    private boolean mayWrite(String path, List<EventSource> sources) {
        return sources.isEmpty() || sources.stream().anyMatch(source -> mayWrite(path, source));
    }

    /** Events that are known completely have event data of known names, and no user data. */
    private boolean mayWrite(String path, EventSource source) {
        if (path.startsWith(EVENT_DATA)) {
            String name = path.substring(EVENT_DATA.length());
            return eventData.names(List.of(source)).map(names -> names.contains(name)).orElse(true);
        }
        return !path.startsWith(USER_DATA) || eventData.names(List.of(source)).isEmpty();
    }

    private boolean mayRemain(String path, List<EventSource> sources) {
        if (!path.startsWith(EVENT_DATA)) {
            return mayWrite(path, sources);
        }
        String name = path.substring(EVENT_DATA.length());
        if (facts.renamed().contains(name) || sources.isEmpty()) {
            return true;
        }
        return sources.stream()
                .anyMatch(source -> mayWrite(path, source)
                        && facts.moved().stream()
                                .noneMatch(moved -> moved.names().contains(name) && moved.covers(source)));
    }
}
