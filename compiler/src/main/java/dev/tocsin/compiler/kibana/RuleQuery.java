package dev.tocsin.compiler.kibana;

import dev.tocsin.compiler.elasticsearch.Exactness;
import java.util.List;

/**
 * What a rule searches for, in the language that says it best.
 *
 * @param text as another target wrote it
 */
record RuleQuery(Language language, String text, Exactness exactness, List<String> reasons) {
    /** The two kinds of rules that Tocsin writes, in Kibana's words. */
    enum Language {
        /** Kibana pages through everything that such a query finds. */
        LUCENE("query", "lucene"),
        /** Kibana reads no more than three times {@code max_signals} rows of such a query in one run. */
        ESQL("esql", "esql");

        private final String ruleType;
        private final String word;

        Language(String ruleType, String word) {
            this.ruleType = ruleType;
            this.word = word;
        }

        String ruleType() {
            return ruleType;
        }

        String word() {
            return word;
        }
    }

    RuleQuery {
        reasons = List.copyOf(reasons);
    }
}
