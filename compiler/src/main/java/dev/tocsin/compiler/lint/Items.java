package dev.tocsin.compiler.lint;

import dev.tocsin.sigma.model.DetectionItem;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.model.Search;
import java.util.List;
import java.util.stream.Stream;

/** The detection items of a rule. */
final class Items {
    private Items() {}

    /** All of them, in the order written. */
    static Stream<DetectionItem> of(DetectionRule rule) {
        return rule.detection().identifiers().values().stream().flatMap(identifier -> of(identifier.search()));
    }

    /** Those of one search. */
    static Stream<DetectionItem> of(Search search) {
        return switch (search) {
            case Search.AllOf(List<Search> terms, var span) -> terms.stream().flatMap(Items::of);
            case Search.AnyOf(List<Search> terms, var span) -> terms.stream().flatMap(Items::of);
            case Search.Item(DetectionItem item) -> Stream.of(item);
        };
    }
}
