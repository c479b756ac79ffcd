package dev.tocsin.connector.engine;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.elasticsearch.Connection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** All events that a query finds. */
final class Hits {
    private Hits() {}

    /** Asks part by part; only the ids are read. */
    static SortedSet<Integer> of(IndexedEvents events, CompiledRule rule, Query query) {
        SortedSet<Integer> found = new TreeSet<>();
        for (Query part : events.parts()) {
            SearchResponse<Void> response = events.connection()
                    .ask(
                            "searching for the rule `" + rule.metadata().title() + "`",
                            client -> client.search(
                                    search -> search.index(events.index())
                                            .allowPartialSearchResults(false)
                                            .trackTotalHits(total -> total.enabled(false))
                                            .source(source -> source.fetch(false))
                                            .size(IndexedEvents.PART)
                                            .sort(sort -> sort.doc(doc -> doc))
                                            .query(whole -> whole.bool(bool -> bool.filter(query, part))),
                                    Void.class));
            if (response.timedOut() || response.shards().failed().intValue() > 0) {
                throw new EnvironmentException(
                        "the search for the rule `" + rule.metadata().title() + "` gave no whole answer",
                        "run this again");
            }
            response.hits().hits().forEach(hit -> found.add(Integer.valueOf(String.valueOf(hit.id()))));
        }
        return found;
    }

    /** What a server answers when it would not take the query; every other failure is thrown on. */
    static Answer.Refused refused(EnvironmentException failure) {
        Optional<String> words = Connection.refusal(failure);
        if (words.isEmpty()) {
            throw failure;
        }
        return new Answer.Refused(words.get());
    }
}
