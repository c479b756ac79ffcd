package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Event ids of one log where a category stands for them in every log (specification 2.1, taxonomy appendix). */
final class LogSourceChecks {
    /** By event id, the categories whose events all bear it; the wider one last. */
    private static final Map<String, List<String>> SYSMON = Map.ofEntries(
            Map.entry("1", List.of("process_creation")),
            Map.entry("2", List.of("file_change")),
            Map.entry("3", List.of("network_connection")),
            Map.entry("4", List.of("sysmon_status")),
            Map.entry("5", List.of("process_termination")),
            Map.entry("6", List.of("driver_load")),
            Map.entry("7", List.of("image_load")),
            Map.entry("8", List.of("create_remote_thread")),
            Map.entry("9", List.of("raw_access_thread")),
            Map.entry("10", List.of("process_access")),
            Map.entry("11", List.of("file_event")),
            Map.entry("12", List.of("registry_event")),
            Map.entry("13", List.of("registry_set", "registry_event")),
            Map.entry("14", List.of("registry_rename", "registry_event")),
            Map.entry("15", List.of("create_stream_hash")),
            Map.entry("16", List.of("sysmon_status")),
            Map.entry("17", List.of("pipe_created")),
            Map.entry("18", List.of("pipe_created")),
            Map.entry("19", List.of("wmi_event")),
            Map.entry("20", List.of("wmi_event")),
            Map.entry("21", List.of("wmi_event")),
            Map.entry("22", List.of("dns_query")),
            Map.entry("23", List.of("file_delete")),
            Map.entry("24", List.of("clipboard_capture")),
            Map.entry("25", List.of("process_tampering")),
            Map.entry("26", List.of("file_delete_detected")),
            Map.entry("27", List.of("file_block_executable")),
            Map.entry("28", List.of("file_block_shredding")),
            Map.entry("29", List.of("file_executable_detected")),
            Map.entry("255", List.of("sysmon_error")));

    private static final Map<String, List<String>> SECURITY = Map.of("4688", List.of("process_creation"));

    private LogSourceChecks() {}

    static void specific(DocumentView document, Findings findings) {
        Map<String, List<String>> categories = categories(document);
        for (WrittenItem item : document.items()) {
            boolean plain = item.field().filter("EventID"::equals).isPresent()
                    && item.words().isEmpty()
                    && !item.values().isEmpty();
            if (plain) {
                category(item.values(), categories)
                        .ifPresent(category -> findings.add(finding(document, item.values(), category)));
            }
        }
    }

    private static Map<String, List<String>> categories(DocumentView document) {
        boolean windows = document.logSource("product")
                .filter(product -> product.text().equals("windows"))
                .isPresent();
        String service = document.logSource("service").map(Scalar::text).orElse("");
        return switch (windows ? service : "") {
            case "sysmon" -> SYSMON;
            case "security" -> SECURITY;
            default -> Map.of();
        };
    }

    /** The category that stands for all of the event ids. */
    private static Optional<String> category(List<Scalar> ids, Map<String, List<String>> categories) {
        Set<String> shared =
                new LinkedHashSet<>(categories.getOrDefault(ids.getFirst().text(), List.of()));
        ids.forEach(id -> shared.retainAll(categories.getOrDefault(id.text(), List.of())));
        return shared.stream().findFirst();
    }

    private static Diagnostic finding(DocumentView document, List<Scalar> ids, String category) {
        Scalar first = ids.getFirst();
        Span service = document.logSource("service").orElseThrow().span();
        return Diagnostic.of(
                        Code.SPECIFIC_INSTEAD_OF_GENERIC_LOGSOURCE,
                        document.source(),
                        first.span(),
                        "the category " + Quoted.of(category) + " stands for event id " + first.text() + " of any log")
                .withHint("write `category: " + category + "` instead of the service, and leave `EventID` out")
                .withNotes(List.of(new Diagnostic.Note("the service", document.source(), service)));
    }
}
