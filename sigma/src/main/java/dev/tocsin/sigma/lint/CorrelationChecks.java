package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What SigmaHQ wants of correlation rules. */
final class CorrelationChecks {
    private static final Set<String> TEMPORAL = Set.of("temporal", "temporal_ordered");
    private static final Set<String> GROUPED = Set.of("event_count", "value_count", "temporal", "temporal_ordered");

    private CorrelationChecks() {}

    static void groupBy(DocumentView document, Findings findings) {
        type(document).filter(type -> GROUPED.contains(type.text())).ifPresent(type -> {
            // Another spelling of the key is the parser's finding.
            if (values(correlation(document, "group-by")).isEmpty()
                    && correlation(document, "group_by").isEmpty()) {
                findings.add(Diagnostic.of(
                                Code.SIGMAHQ_CORRELATION_GROUP_BY_EXISTENCE,
                                document.source(),
                                type.span(),
                                "the correlation has no `group-by` and puts the events of all hosts and users together")
                        .withHint("add the fields that the events share, for example `group-by: [Computer]`"));
            }
        });
    }

    /** Without {@code rules} the condition names them. */
    static void rulesMinimum(DocumentView document, Findings findings) {
        Optional<YamlNode> rules = correlation(document, "rules");
        boolean temporal =
                type(document).filter(type -> TEMPORAL.contains(type.text())).isPresent();
        if (temporal && rules.isPresent() && values(rules).size() < 2) {
            findings.add(Diagnostic.of(
                            Code.SIGMAHQ_CORRELATION_RULES_MINIMUM,
                            document.source(),
                            rules.get().span(),
                            "a temporal correlation relates the matches of several rules, and this one has fewer than"
                                    + " two")
                    .withHint("add a rule, or count the matches of this one with `event_count`"));
        }
    }

    private static Optional<Scalar> type(DocumentView document) {
        return document.mapping("correlation").flatMap(correlation -> correlation.scalar("type"));
    }

    private static Optional<YamlNode> correlation(DocumentView document, String key) {
        return document.mapping("correlation").flatMap((Mapping correlation) -> correlation.value(key));
    }

    /** The different texts of a list, or of a text alone. */
    private static Set<String> values(Optional<YamlNode> node) {
        Set<String> values = new HashSet<>();
        node.ifPresent(present -> {
            switch (present) {
                case Sequence list -> list.items().forEach(item -> addText(item, values));
                case Scalar scalar -> addText(scalar, values);
                case Mapping ignored -> {}
            }
        });
        return values;
    }

    private static void addText(YamlNode node, Set<String> values) {
        if (node instanceof Scalar scalar && !scalar.isNull()) {
            values.add(scalar.text());
        }
    }
}
