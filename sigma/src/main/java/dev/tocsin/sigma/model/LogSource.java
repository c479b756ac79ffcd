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
}
