package dev.tocsin.connector.alert;

import dev.tocsin.compiler.RuleMetadata;
import dev.tocsin.compiler.eval.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sentence that tells an analyst what happened: what ran where, and what of it the rule looks for. */
final class Reason {
    private static final int SHOWN = 3;
    private static final int VALUE_LENGTH = 160;
    private static final int SHOWN_BRIEFLY = 2;
    private static final int VALUE_LENGTH_BRIEFLY = 60;
    /** What the mapping of {@code event.reason} keeps searchable. */
    private static final int LENGTH = 1_024;

    private Reason() {}

    /** The whole sentence. */
    static String of(
            RuleMetadata rule, List<Evidence> evidence, Optional<MatchedIndicators> indicators, EventFields event) {
        String place = event.first("host.name").map(host -> " on " + host).orElse("");
        if (indicators.isPresent()) {
            return Excerpt.head(subject(event) + place + ": " + IndicatorReason.of(indicators.get()), LENGTH);
        }
        String words = telling(evidence)
                .limit(SHOWN)
                .map(item -> words(item, VALUE_LENGTH))
                .collect(Collectors.joining("; "));
        return Excerpt.head(
                subject(event) + place + " matches " + rule.title() + (words.isEmpty() ? "" : ": " + words), LENGTH);
    }

    /** What rang the bell, in few words: the evidence that says most, and what happened if there is none. */
    static String brief(List<Evidence> evidence, Optional<MatchedIndicators> indicators, EventFields event) {
        if (indicators.isPresent()) {
            return IndicatorReason.of(indicators.get());
        }
        String words = telling(evidence)
                .limit(SHOWN_BRIEFLY)
                .map(item -> words(item, VALUE_LENGTH_BRIEFLY))
                .collect(Collectors.joining("; "));
        return words.isEmpty() ? subject(event) : words;
    }

    /** The evidence with a value, that of one field once, what says more before what says less. */
    private static Stream<Evidence> telling(List<Evidence> evidence) {
        Map<String, Evidence> byField = new LinkedHashMap<>();
        for (Evidence item : evidence) {
            if (item.value().isPresent()) {
                byField.merge(
                        item.field().orElse(""),
                        item,
                        (one, other) -> other.pattern().length() > one.pattern().length() ? other : one);
            }
        }
        return byField.values().stream().sorted(Comparator.comparingInt(Reason::commonness));
    }

    /** The kind of event says least, the program little: many rules share them. */
    private static int commonness(Evidence evidence) {
        return switch (evidence.field().orElse("")) {
            case "EventID", "Provider_Name", "Channel" -> 2;
            case "Image", "OriginalFileName", "ParentImage" -> 1;
            default -> 0;
        };
    }

    private static String subject(EventFields event) {
        List<String> parts = new ArrayList<>();
        event.first("process.name").ifPresent(name -> parts.add("process " + name));
        event.first("process.parent.name").ifPresent(name -> parts.add("child of " + name));
        Optional<String> thing = event.first("file.name")
                .map(name -> "file " + name)
                .or(() -> event.first("registry.path").map(path -> "registry " + path))
                .or(() -> event.first("dns.question.name").map(name -> "lookup of " + name))
                .or(() -> event.first("service.name").map(name -> "service " + name))
                .or(() -> event.first("destination.ip").map(address -> "connection to " + address));
        thing.ifPresent(parts::add);
        if (parts.isEmpty()) {
            parts.add("event " + event.first("event.code").orElse("without a code"));
        }
        event.first("user.name")
                .ifPresent(name -> parts.add("by "
                        + event.first("user.domain")
                                .map(domain -> domain + "\\")
                                .orElse("") + name));
        String subject = String.join(", ", parts);
        return Character.toUpperCase(subject.charAt(0)) + subject.substring(1);
    }

    private static String words(Evidence evidence, int length) {
        String value = Excerpt.of(evidence.value().orElse(""), evidence.pattern(), evidence.search(), length);
        return evidence.field().map(field -> field + ": " + value).orElse(value);
    }
}
