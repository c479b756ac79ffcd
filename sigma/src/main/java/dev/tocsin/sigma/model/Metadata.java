package dev.tocsin.sigma.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a document says about itself (Sigma specification 2.1, "components"). Rules, correlation rules and filters share
 * it; what a kind does not have is empty.
 *
 * @param taxonomy {@code sigma} unless the document says otherwise
 * @param custom what stands under top-level keys that the specification does not know, in the order written
 */
public record Metadata(
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
        List<String> fields,
        List<String> falsePositives,
        Optional<Level> level,
        List<Tag> tags,
        List<String> scope,
        Map<String, CustomValue> custom) {
    public Metadata {
        related = List.copyOf(related);
        references = List.copyOf(references);
        fields = List.copyOf(fields);
        falsePositives = List.copyOf(falsePositives);
        tags = List.copyOf(tags);
        scope = List.copyOf(scope);
        custom = Ordered.copy(custom);
    }

    /** What tells the alerts of a rule from those of others: its id, or else its name, or else its title. */
    public String identity() {
        return id.map(UUID::toString).or(() -> name).orElse(title);
    }
}
