package dev.tocsin.compiler.kibana;

import dev.tocsin.compiler.elasticsearch.Exactness;
import java.util.List;

/**
 * A rule as Kibana imports it.
 *
 * @param json one line, without its line feed; the same for the same rule
 * @param exactness whether its query finds other events too
 * @param reasons why it may find others, in words, sorted; empty if exact
 */
public record KibanaRule(String json, Exactness exactness, List<String> reasons) {
    public KibanaRule {
        reasons = List.copyOf(reasons);
    }
}
