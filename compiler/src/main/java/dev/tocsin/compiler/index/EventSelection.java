package dev.tocsin.compiler.index;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.ir.CaseFolding;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.mapping.EventSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The events that some rule needs: those that fit one of the alternatives. Whoever fetches events may leave all others
 * where they are and loses no match.
 *
 * @param alternatives values folded and sorted, in a fixed order, none implied by another. One with three empty lists
 *     selects everything; no alternative at all selects nothing, and means that no rule can match
 */
public record EventSelection(List<EventSource> alternatives) {
    private static final Set<String> EVENT_ID_PATHS = Set.of("event.code", "winlog.event_id");
    private static final EventSource EVERYTHING = new EventSource(List.of(), List.of(), List.of());

    public EventSelection {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * The selection for all rules together. Where a rule's event sources leave the event id open, the ids that its
     * predicate cannot do without stand in.
     */
    public static EventSelection of(Collection<CompiledRule> rules) {
        Map<EventSource, EventIds> idsByLog = new HashMap<>();
        for (CompiledRule rule : rules) {
            Optional<Set<String>> needed = NecessaryValues.of(rule.predicate(), EventSelection::isEventId);
            for (EventSource source : rule.eventSources().isEmpty() ? List.of(EVERYTHING) : rule.eventSources()) {
                EventSource log = new EventSource(folded(source.channels()), folded(source.providers()), List.of());
                EventIds ids = idsByLog.computeIfAbsent(log, fresh -> new EventIds());
                if (!source.eventIds().isEmpty()) {
                    ids.add(folded(source.eventIds()));
                } else {
                    needed.ifPresentOrElse(ids::add, ids::open);
                }
            }
        }
        List<EventSource> sources = idsByLog.entrySet().stream()
                .flatMap(log -> log.getValue().source(log.getKey()).stream())
                .toList();
        return new EventSelection(sources.stream()
                .filter(source -> sources.stream().noneMatch(other -> !other.equals(source) && covers(other, source)))
                .sorted(Comparator.comparing(EventSource::toString))
                .toList());
    }

    /** The event ids that the rules of one log need. */
    private static final class EventIds {
        private final Set<String> ids = new HashSet<>();
        private boolean open;

        void add(Collection<String> more) {
            ids.addAll(more);
        }

        void open() {
            open = true;
        }

        Optional<EventSource> source(EventSource log) {
            if (!open && ids.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new EventSource(
                    log.channels(),
                    log.providers(),
                    open ? List.of() : ids.stream().sorted().toList()));
        }
    }

    private static boolean isEventId(Field field) {
        return field.candidates().stream().allMatch(candidate -> EVENT_ID_PATHS.containsAll(candidate.paths()));
    }

    private static List<String> folded(List<String> values) {
        return values.stream().map(CaseFolding::fold).distinct().sorted().toList();
    }

    private static boolean covers(EventSource wide, EventSource narrow) {
        return covers(wide.channels(), narrow.channels())
                && covers(wide.providers(), narrow.providers())
                && covers(wide.eventIds(), narrow.eventIds());
    }

    private static boolean covers(List<String> wide, List<String> narrow) {
        return wide.isEmpty() || (!narrow.isEmpty() && wide.containsAll(narrow));
    }

    /** Whether every event has to be fetched. */
    public boolean isOpen() {
        return alternatives.contains(EVERYTHING);
    }

    /** Whether some rule needs this event. */
    public boolean admits(Document document) {
        return alternatives.stream()
                .anyMatch(source -> admits(source.channels(), document.values("winlog.channel"))
                        && admits(source.providers(), document.values("winlog.provider_name"))
                        && admits(source.eventIds(), document.values("event.code")));
    }

    private static boolean admits(List<String> wanted, List<String> values) {
        return wanted.isEmpty() || values.stream().map(CaseFolding::fold).anyMatch(wanted::contains);
    }
}
