package dev.tocsin.connector.hunt;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.json.JsonpUtils;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.EventScope;
import dev.tocsin.compiler.mapping.EventSource;
import dev.tocsin.compiler.mapping.WinlogbeatMapping;
import dev.tocsin.compiler.querydsl.QueryDslTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A query and the rules that became it. Rules that differ only in what is verified afterwards share a query, so that a
 * document comes over the line once for all of them.
 *
 * @param wider all events of the kinds that the rules read, for a cluster that refuses the query as too large
 */
record PlannedQuery(Query query, Query wider, List<CompiledRule> rules) {
    private static final JsonpMapper JSON = new JacksonJsonpMapper();

    PlannedQuery {
        rules = List.copyOf(rules);
    }

    /** The queries for these rules, in the order of the rules. */
    static List<PlannedQuery> plan(List<CompiledRule> rules, QueryDslTarget target) {
        Map<String, Query> queries = new LinkedHashMap<>();
        Map<String, List<CompiledRule>> sharing = new LinkedHashMap<>();
        for (CompiledRule rule : rules) {
            Query query = target.compile(rule.predicate()).query();
            String json = JsonpUtils.toJsonString(query, JSON);
            queries.putIfAbsent(json, query);
            sharing.computeIfAbsent(json, absent -> new ArrayList<>()).add(rule);
        }
        List<PlannedQuery> plan = new ArrayList<>();
        sharing.forEach((json, sharers) ->
                plan.add(new PlannedQuery(queries.getOrDefault(json, none()), wider(sharers, target), sharers)));
        return plan;
    }

    private static Query wider(List<CompiledRule> rules, QueryDslTarget target) {
        List<EventSource> sources = rules.stream()
                .flatMap(rule -> rule.eventSources().stream())
                .distinct()
                .toList();
        return target.compile(EventScope.of(sources, WinlogbeatMapping.standard()))
                .query();
    }

    private static Query none() {
        return Query.of(query -> query.matchNone(none -> none));
    }

    /** The titles of the rules, for people. */
    String titles() {
        String first = "`" + rules.getFirst().metadata().title() + "`";
        return rules.size() == 1 ? "the rule " + first : "the rule " + first + " and " + (rules.size() - 1) + " more";
    }
}
