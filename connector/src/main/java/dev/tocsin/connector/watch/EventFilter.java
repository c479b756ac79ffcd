package dev.tocsin.connector.watch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.index.EventSelection;
import dev.tocsin.compiler.mapping.EventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The events that some rule could match, by channel, provider and event id. It lets through whatever it cannot tell: an
 * event without one of them, and all events where a mapping makes the test unsafe.
 */
final class EventFilter {
    private static final String CHANNEL = "winlog.channel";
    private static final String PROVIDER = "winlog.provider_name";
    private static final String EVENT_ID = "event.code";

    /** The fields whose types must be known. */
    static final List<String> FIELDS = List.of(CHANNEL, PROVIDER, EVENT_ID);

    private static final Set<String> EXACT_TYPES = Set.of("keyword", "constant_keyword", "wildcard");

    private final EventSelection selection;

    EventFilter(List<CompiledRule> rules) {
        this.selection = EventSelection.of(rules);
    }

    /** The filter over an index with these fields. */
    Query query(FieldCapabilities capabilities) {
        List<Query> alternatives = new ArrayList<>();
        for (EventSource source : selection.alternatives()) {
            List<Query> tests = new ArrayList<>();
            addTest(tests, CHANNEL, source.channels(), capabilities);
            addTest(tests, PROVIDER, source.providers(), capabilities);
            addTest(tests, EVENT_ID, source.eventIds(), capabilities);
            if (tests.isEmpty()) {
                return Query.of(query -> query.matchAll(all -> all));
            }
            alternatives.add(Query.of(query -> query.bool(bool -> bool.filter(tests))));
        }
        if (alternatives.isEmpty()) {
            return Query.of(query -> query.matchNone(none -> none));
        }
        FIELDS.forEach(field -> alternatives.add(missing(field)));
        return Query.of(query -> query.bool(bool -> bool.should(alternatives).minimumShouldMatch("1")));
    }

    private static void addTest(List<Query> tests, String field, List<String> values, FieldCapabilities capabilities) {
        if (!values.isEmpty() && isExact(capabilities, field)) {
            tests.add(field.equals(EVENT_ID) ? numbers(field, values) : names(field, values));
        }
    }

    /** A field that no document has yet is no obstacle: its documents pass as those without it. */
    private static boolean isExact(FieldCapabilities capabilities, String field) {
        return EXACT_TYPES.containsAll(capabilities.types().getOrDefault(field, new TreeSet<>()));
    }

    /** Event ids have no letter case. */
    private static Query numbers(String field, List<String> ids) {
        return Query.of(query -> query.terms(terms -> terms.field(field)
                .terms(values -> values.value(ids.stream().map(FieldValue::of).toList()))));
    }

    private static Query names(String field, List<String> names) {
        List<Query> any = names.stream()
                .map(name -> Query.of(query ->
                        query.term(term -> term.field(field).value(name).caseInsensitive(true))))
                .toList();
        return Query.of(query -> query.bool(bool -> bool.should(any).minimumShouldMatch("1")));
    }

    private static Query missing(String field) {
        return Query.of(query -> query.bool(bool -> bool.mustNot(not -> not.exists(exists -> exists.field(field)))));
    }
}
