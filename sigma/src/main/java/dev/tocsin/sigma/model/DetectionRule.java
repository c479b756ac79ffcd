package dev.tocsin.sigma.model;

import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A Sigma detection rule (specification 2.1).
 *
 * @param source the file it stands in
 * @param span the document within that file
 * @param customKeys names of top-level keys that the specification does not know, in the order written
 */
public record DetectionRule(
        SourceText source,
        Span span,
        String title,
        Optional<UUID> id,
        Optional<String> name,
        List<RelatedRule> related,
        String taxonomy,
        Optional<Status> status,
        Optional<String> description,
        Optional<String> license,
        Optional<String> author,
        List<String> references,
        Optional<LocalDate> date,
        Optional<LocalDate> modified,
        LogSource logSource,
        Detection detection,
        List<String> fields,
        List<String> falsePositives,
        Optional<Level> level,
        List<Tag> tags,
        List<String> scope,
        List<String> customKeys) {
    public DetectionRule {
        related = List.copyOf(related);
        references = List.copyOf(references);
        fields = List.copyOf(fields);
        falsePositives = List.copyOf(falsePositives);
        tags = List.copyOf(tags);
        scope = List.copyOf(scope);
        customKeys = List.copyOf(customKeys);
    }
}
