package dev.tocsin.compiler.mapping;

import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.sigma.model.LogSource;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the log sources and fields of Sigma rules are in Winlogbeat documents, whatever their shape: raw, after
 * Winlogbeat's ingest pipelines, or from Elastic Agent. docs/winlogbeat-shapes.md says what ingest loses for good.
 */
public final class WinlogbeatMapping {
    private final LogSources logSources;
    private final Fields fields;
    private final EventData eventData;

    private WinlogbeatMapping(LogSources logSources, Fields fields, EventData eventData) {
        this.logSources = logSources;
        this.fields = fields;
        this.eventData = eventData;
    }

    /** Loaded on first use. */
    private static final class Standard {
        static final WinlogbeatMapping MAPPING = new WinlogbeatMapping(
                LogSources.read(Resource.load("winlogbeat-logsources.yml")),
                Fields.read(Resource.load("winlogbeat-fields.yml")),
                EventData.read(Resource.load("winlogbeat-events.yml")));
    }

    /** The mapping in the data files of this package. */
    public static WinlogbeatMapping standard() {
        return Standard.MAPPING;
    }

    /** What a log source selects. */
    public sealed interface Selection {
        /**
         * Windows events.
         *
         * @param eventSources at least one; an event is selected if it fits one of them
         */
        record Known(List<EventSource> eventSources) implements Selection {
            public Known {
                eventSources = List.copyOf(eventSources);
            }
        }

        /**
         * Logs of another product, which Winlogbeat does not ship.
         *
         * @param product as the rule names it, or {@code none named}
         */
        record OtherProduct(String product) implements Selection {}

        /**
         * Something of product windows that this mapping does not know, or that no event can be.
         *
         * @param hint what is unknown and, where a known name is close, which
         */
        record Unknown(String hint) implements Selection {}
    }

    /**
     * The events that a rule with this log source reads. Category and service must both hold; a rule of product windows
     * with neither reads every Windows event. Names compare without regard to letter case.
     */
    public Selection eventSources(LogSource logSource) {
        return logSources.select(logSource);
    }

    /**
     * A field of a rule with this log source. Every name gives a field: one that is not mapped is looked for in the
     * event data and user data as it is, and a name with a dot is a path in the document.
     */
    public Field field(LogSource logSource, String sigmaField) {
        List<EventSource> sources = switch (eventSources(logSource)) {
            case Selection.Known(List<EventSource> known) -> known;
            case Selection.OtherProduct(String product) -> List.of(EventSources.ANY);
            case Selection.Unknown(String hint) -> List.of(EventSources.ANY);
        };
        return fields.field(
                sigmaField, logSource.category().map(category -> category.toLowerCase(Locale.ROOT)), sources);
    }

    /**
     * A fact of the event's {@code <System>} element, whatever the event itself calls by the same name: an event about
     * a log that was cleared has a {@code Channel} of its own.
     *
     * @param sigmaField {@code Channel}, {@code Provider_Name}, {@code EventID} and the like
     */
    public Field systemField(String sigmaField) {
        List<Candidate> candidates = fields.systemFields().get(sigmaField);
        if (candidates == null) {
            throw new IllegalArgumentException("no fact of <System>: " + sigmaField);
        }
        return new Field(sigmaField, candidates);
    }

    /**
     * Every name, in alphabetical order, by which a rule with this log source can find something in a document of some
     * shape; names with a dot, which are paths, aside. Empty if not all its events are known completely.
     */
    public Optional<SortedSet<String>> fieldNames(LogSource logSource) {
        return eventSources(logSource) instanceof Selection.Known(List<EventSource> sources)
                ? eventData.names(sources).map(names -> {
                    SortedSet<String> all = new TreeSet<>(names);
                    all.addAll(fields.names(
                            logSource.category().map(category -> category.toLowerCase(Locale.ROOT)), sources));
                    return all;
                })
                : Optional.empty();
    }

    /** Whether no document that Winlogbeat writes holds more than one value of the field. */
    public boolean holdsOneValue(Field field) {
        return eventData.holdsOneValue(field);
    }

    /** Every path that a mapped field reads besides the event data of its own name, in alphabetical order. */
    public Set<String> documentPaths() {
        Set<String> paths = new TreeSet<>();
        Stream.concat(
                        fields.systemFields().values().stream(),
                        fields.groups().stream().flatMap(group -> group.fields().values().stream()))
                .flatMap(List::stream)
                .map(Candidate::paths)
                .forEach(paths::addAll);
        return Collections.unmodifiableSet(paths);
    }
}
