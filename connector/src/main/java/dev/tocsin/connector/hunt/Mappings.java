package dev.tocsin.connector.hunt;

import co.elastic.clients.elasticsearch._types.ExpandWildcard;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.FieldCapsResponse;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.IndexSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads how the searched indices map the fields that rules look into. Where an index may hold values of a field that it
 * does not index, the field counts as one that cannot be searched: rules that need it are then decided on the documents
 * themselves.
 */
public final class Mappings {
    /** Far below the 65,536 that Elasticsearch takes in one {@code terms} query. */
    private static final int PATHS = 10_000;

    private Mappings() {}

    /** What Elasticsearch knows of the fields that these rules need. */
    public static FieldCapabilities read(Connection connection, IndexSelection indices, List<CompiledRule> rules) {
        // All fields, not only those of the rules: a flattened or nested object above a field decides about it too.
        FieldCapsResponse answer = connection.ask(
                "reading the fields of " + indices,
                client -> client.fieldCaps(request -> request.index(indices.expression())
                        .ignoreUnavailable(true)
                        .expandWildcards(ExpandWildcard.Open)
                        .fields("*")));
        FieldCapabilities indexed = FieldCapabilities.of(answer);
        NavigableSet<String> needed = NeededFields.of(rules);
        SortedMap<String, SortedSet<String>> types = new TreeMap<>();
        indexed.types().forEach((path, names) -> types.put(path, new TreeSet<>(names)));
        LongestValues longest = new LongestValues();
        connection
                .ask(
                        "reading the mappings of " + indices,
                        client -> client.indices()
                                .getMapping(request -> request.index(indices.expression())
                                        .ignoreUnavailable(true)
                                        .expandWildcards(ExpandWildcard.Open)))
                .result()
                .values()
                .forEach(mapping -> {
                    UnmappedValues.of(mapping.mappings()).markIn(types, needed);
                    longest.add(mapping.mappings());
                    ConstantFields.markIn(types, mapping.mappings());
                });
        List<String> unknown =
                needed.stream().filter(path -> !types.containsKey(path)).toList();
        if (someAreLeftOut(connection, indices, unknown)) {
            unknown.forEach(path ->
                    types.computeIfAbsent(path, absent -> new TreeSet<>()).add(FieldCapabilities.UNSEARCHABLE));
        }
        return new FieldCapabilities(types, longest.known());
    }

    /**
     * Whether some document names one of these fields, or an object around it, among those that got no mapping because
     * the index has too many fields ({@code index.mapping.total_fields.ignore_dynamic_beyond_limit}).
     */
    private static boolean someAreLeftOut(Connection connection, IndexSelection indices, List<String> paths) {
        NavigableSet<String> names = new TreeSet<>(paths);
        for (String path : paths) {
            for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
                names.add(path.substring(0, dot));
            }
        }
        List<String> all = new ArrayList<>(names);
        for (int start = 0; start < all.size(); start += PATHS) {
            List<FieldValue> some = all.subList(start, Math.min(all.size(), start + PATHS)).stream()
                    .map(FieldValue::of)
                    .toList();
            Query leftOut = Query.of(
                    query -> query.terms(terms -> terms.field("_ignored").terms(values -> values.value(some))));
            if (mayBeFound(connection, indices, leftOut)) {
                return true;
            }
        }
        return false;
    }

    /** An index that does not take the question, {@code index.max_terms_count}, may hold any of them. */
    private static boolean mayBeFound(Connection connection, IndexSelection indices, Query query) {
        try {
            var answer = connection.ask(
                    "looking for fields without a mapping in " + indices,
                    client -> client.count(request -> request.index(indices.expression())
                            .ignoreUnavailable(true)
                            .expandWildcards(ExpandWildcard.Open)
                            .query(query)));
            return answer.count() > 0 || answer.shards().failed().intValue() > 0;
        } catch (EnvironmentException unanswered) {
            return true;
        }
    }
}
