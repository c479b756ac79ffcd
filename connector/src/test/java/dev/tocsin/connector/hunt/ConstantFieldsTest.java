package dev.tocsin.connector.hunt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import java.io.StringReader;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ConstantFieldsTest {
    /** The embedded Elasticsearch does not have the type, so its answers are written down here. */
    @Test
    void areMoreThanKeywords() {
        SortedMap<String, SortedSet<String>> types = new TreeMap<>();
        types.put("event.module", new TreeSet<>(Set.of("keyword")));
        types.put("event.code", new TreeSet<>(Set.of("keyword")));
        ConstantFields.markIn(types, TypeMapping.of(mapping -> mapping.withJson(new StringReader("""
                {"properties":{"event":{"properties":{
                  "module":{"type":"constant_keyword","value":"windows"},
                  "code":{"type":"keyword","ignore_above":1024}}}}}
                """))));
        assertEquals(
                Map.of("event.module", Set.of("keyword", "constant_keyword"), "event.code", Set.of("keyword")), types);
    }
}
