package dev.tocsin.connector.agreement;

import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Indices that are searched together. */
enum SearchedIndices {
    KEYWORD(IndexMapping.KEYWORD),
    SHORT_KEYWORD(IndexMapping.SHORT_KEYWORD),
    DYNAMIC(IndexMapping.DYNAMIC),
    TEXT_ALONE(IndexMapping.TEXT_ALONE),
    TYPED(IndexMapping.TYPED),
    MALFORMED(IndexMapping.MALFORMED),
    KEYWORD_AND_TYPED(IndexMapping.KEYWORD, IndexMapping.TYPED),
    DYNAMIC_AND_KEYWORD(IndexMapping.DYNAMIC, IndexMapping.SHORT_KEYWORD),
    /** The time is of both types of dates, the rest the same. */
    SHORT_KEYWORD_AND_TYPED(IndexMapping.SHORT_KEYWORD, IndexMapping.TYPED),
    EVERYTHING(
            IndexMapping.KEYWORD,
            IndexMapping.SHORT_KEYWORD,
            IndexMapping.DYNAMIC,
            IndexMapping.TEXT_ALONE,
            IndexMapping.TYPED,
            IndexMapping.MALFORMED),
    EVENTS_OF_TEMPLATE(IndexMapping.EVENTS_OF_TEMPLATE),
    EVENTS_DYNAMIC(IndexMapping.EVENTS_DYNAMIC),
    EVENTS_KEYWORD(IndexMapping.EVENTS_KEYWORD),
    EVENTS_OF_ALL_KINDS(IndexMapping.EVENTS_OF_TEMPLATE, IndexMapping.EVENTS_DYNAMIC, IndexMapping.EVENTS_KEYWORD);

    private final List<IndexMapping> mappings;

    SearchedIndices(IndexMapping... mappings) {
        this.mappings = List.of(mappings);
    }

    List<IndexMapping> mappings() {
        return mappings;
    }

    List<String> names() {
        return mappings.stream().map(IndexMapping::index).toList();
    }

    /** Whether they hold Windows events, about which rules are asked. */
    boolean holdEvents() {
        return mappings.getFirst().strictness() == RandomDocuments.Strictness.EVENTS;
    }

    /** How many of a hundred rules are exact at least, where the mapping lets a target say what a rule means. */
    int leastExact() {
        return switch (this) {
            case KEYWORD, SHORT_KEYWORD -> 10;
            case TEXT_ALONE,
                    TYPED,
                    MALFORMED,
                    KEYWORD_AND_TYPED,
                    DYNAMIC_AND_KEYWORD,
                    SHORT_KEYWORD_AND_TYPED,
                    EVERYTHING -> 1;
            // Text with a keyword of limited length says for certain so seldom that fifty rules may hold none.
            case DYNAMIC, EVENTS_OF_TEMPLATE, EVENTS_DYNAMIC, EVENTS_KEYWORD, EVENTS_OF_ALL_KINDS -> 0;
        };
    }

    /** Where one mapping decides, its ignore_above is known, which lets more queries be exact. */
    FieldCapabilities capabilities() {
        if (this == EVENTS_OF_TEMPLATE) {
            // What compiling without an Elasticsearch takes for granted.
            return FieldCapabilities.winlogbeat8();
        }
        FieldCapabilities live = Node.capabilities(names());
        SortedMap<String, Integer> limits = new TreeMap<>();
        if (this == EVENTS_KEYWORD) {
            live.types().keySet().forEach(path -> limits.put(path, 1_024));
        } else if (this == SHORT_KEYWORD) {
            live.types().keySet().forEach(path -> limits.put(path, 32));
        } else if (this == KEYWORD) {
            live.types().keySet().forEach(path -> limits.put(path, Integer.MAX_VALUE));
        }
        return new FieldCapabilities(live.types(), limits);
    }
}
