package dev.tocsin.connector.alert;

import dev.tocsin.compiler.RuleMetadata;
import dev.tocsin.compiler.eval.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sentence that tells an analyst what happened: what ran where, and what of it the rule looks for. */
final class Reason {
    private static final int SHOWN = 3;
    private static final int VALUE_LENGTH = 160;
    /** What the mapping of {@code event.reason} keeps searchable. */
    private static final int LENGTH = 1_024;

    private Reason() {}

    static String of(RuleMetadata rule, List<Evidence> evidence, EventFields event) {
        String subject = subject(event);
        String place = event.first("host.name").map(host -> " on " + host).orElse("");
        String why = evidence.stream()
                .filter(item -> item.value().isPresent())
                .limit(SHOWN)
                .map(Reason::words)
                .collect(Collectors.joining("; "));
        String text = subject + place + " matches " + rule.title() + (why.isEmpty() ? "" : ": " + why);
        return cut(text, LENGTH);
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

    private static String words(Evidence evidence) {
        String value = "`" + cut(evidence.value().orElse(""), VALUE_LENGTH) + "`";
        return evidence.field().map(field -> field + " is " + value).orElse("holds " + value);
    }

    /** Never between the two halves of a character. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = length - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
