package dev.tocsin.sigma.model;

import dev.tocsin.sigma.source.Span;
import java.util.Map;
import java.util.Optional;

/**
 * The kind of log a rule reads (Sigma specification 2.1, "logsource").
 *
 * @param definition a note for people on what must be configured; it selects nothing
 * @param custom further keys, in the order written
 */
public record LogSource(
        Optional<String> category,
        Optional<String> product,
        Optional<String> service,
        Optional<String> definition,
        Map<String, String> custom,
        Span span) {
    public LogSource {
        custom = Ordered.copy(custom);
    }

    /**
     * Whether every log that the other one reads is of this kind too: all that this one says, the other says as well.
     * The definition says nothing, and letter case counts for nothing.
     */
    public boolean covers(LogSource other) {
        return agrees(category, other.category)
                && agrees(product, other.product)
                && agrees(service, other.service)
                && custom.entrySet().stream()
                        .allMatch(entry -> agrees(
                                Optional.of(entry.getValue()), Optional.ofNullable(other.custom.get(entry.getKey()))));
    }

    private static boolean agrees(Optional<String> wanted, Optional<String> actual) {
        return wanted.isEmpty() || actual.filter(wanted.get()::equalsIgnoreCase).isPresent();
    }
}
