package dev.tocsin.connector.hunt;

import co.elastic.clients.elasticsearch._types.ExpandWildcard;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.querydsl.FieldCapabilities;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.IndexSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads how the searched indices map the fields that rules look into. */
public final class Mappings {
    private Mappings() {}

    /** What Elasticsearch knows of the fields that these rules need. */
    public static FieldCapabilities read(Connection connection, IndexSelection indices, List<CompiledRule> rules) {
        List<String> fields = new ArrayList<>(NeededFields.of(rules));
        var answer = connection.ask(
                "reading the fields of " + indices,
                client -> client.fieldCaps(request -> request.index(indices.expression())
                        .ignoreUnavailable(true)
                        .expandWildcards(ExpandWildcard.Open)
                        .fields(fields)));
        Map<String, Set<String>> types = new TreeMap<>();
        answer.fields().forEach((path, byType) -> types.put(path, byType.keySet()));
        return FieldCapabilities.of(types);
    }
}
