package dev.tocsin.compiler.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.sigma.corpus.Corpus;
import dev.tocsin.sigma.model.LogSource;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventDataTest {
    private static final WinlogbeatMapping MAPPING = WinlogbeatMapping.standard();
    private static final String EVENT_DATA = "winlog.event_data.";

    /** Added by some collectors to Sysmon's own fields; Winlogbeat does not write them. */
    private static final Set<String> ADDED_BY_OTHERS = Set.of("8 ProcessId", "10 ProcessId");

    @Test
    void namesAreKnownWhereEveryEventOfTheLogSourceIs() {
        assertTrue(names("process_creation", null).orElseThrow().containsAll(Set.of("ParentUser", "NewProcessName")));
        assertFalse(names("file_event", null).orElseThrow().contains("CommandLine"));
        assertTrue(names(null, "sysmon").orElseThrow().containsAll(Set.of("CommandLine", "QueryName", "EventID")));
        assertEquals(Optional.empty(), names(null, "security"));
        assertEquals(Optional.empty(), names(null, "powershell"));
        assertEquals(Optional.empty(), names(null, null));
    }

    @Test
    void whatMayBeAListIsNotTakenForOneValue() {
        assertTrue(MAPPING.holdsOneValue(field("process_creation", "Image")));
        assertTrue(MAPPING.holdsOneValue(field("process_creation", "EventID")));
        assertTrue(MAPPING.holdsOneValue(field("image_load", "Hashes")));
        assertFalse(MAPPING.holdsOneValue(field("dns_query", "QueryResults")));
        assertFalse(MAPPING.holdsOneValue(field("registry_set", "Details")));
        assertFalse(MAPPING.holdsOneValue(field("ps_classic_start", "Data")));
        assertFalse(MAPPING.holdsOneValue(field("process_creation", "Keywords")));
    }

    @Test
    void noRealDocumentHoldsMoreThanTheDataFileSays() throws IOException, UnreadableDocumentException {
        Map<String, Boolean> single = new HashMap<>();
        Set<String> unknown = new TreeSet<>();
        for (String file :
                List.of("evtx-to-mitre.raw", "evtx-to-mitre.pipeline", "mordor-60k.raw", "mordor-60k.pipeline")) {
            for (String line : Corpus.events(file)) {
                Document document = Document.parse(line.getBytes(StandardCharsets.UTF_8));
                for (String path : document.paths()) {
                    boolean isSingle = single.computeIfAbsent(
                            path, p -> MAPPING.holdsOneValue(new Field(p, List.of(new Candidate.Path(p)))));
                    assertTrue(!isSingle || document.values(path).size() == 1, () -> path + " in " + line);
                }
                if (file.endsWith(".raw")) {
                    unknown.addAll(unknown(document));
                }
            }
        }
        assertEquals(ADDED_BY_OTHERS, unknown);
    }

    /** Event data of a Sysmon event that the data file does not name. */
    private static Set<String> unknown(Document document) {
        String channel = String.join("", document.values("winlog.channel"));
        String eventId = String.join("", document.values("event.code"));
        Set<String> unknown = new TreeSet<>();
        if (channel.equals("Microsoft-Windows-Sysmon/Operational")) {
            Set<String> names = SYSMON.computeIfAbsent(
                    eventId,
                    id -> DATA.names(List.of(new EventSource(List.of(channel), List.of(), List.of(id))))
                            .orElse(Set.of()));
            document.paths().stream()
                    .filter(path -> path.startsWith(EVENT_DATA))
                    .map(path -> path.substring(EVENT_DATA.length()))
                    .filter(name -> !names.contains(name))
                    .forEach(name -> unknown.add(eventId + " " + name));
        }
        return unknown;
    }

    private static final EventData DATA = EventData.read(Resource.load("winlogbeat-events.yml"));
    private static final Map<String, Set<String>> SYSMON = new HashMap<>();

    private static Field field(String category, String name) {
        return MAPPING.field(logSource(category, null), name);
    }

    private static Optional<SortedSet<String>> names(@Nullable String category, @Nullable String service) {
        return MAPPING.fieldNames(logSource(category, service));
    }

    private static LogSource logSource(@Nullable String category, @Nullable String service) {
        return new LogSource(
                Optional.ofNullable(category),
                Optional.of("windows"),
                Optional.ofNullable(service),
                Optional.empty(),
                Map.of(),
                new Span(0, 0));
    }
}
