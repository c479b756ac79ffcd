package dev.tocsin.compiler.kibana;

import dev.tocsin.compiler.mapping.EventSource;
import java.util.List;
import java.util.stream.Collectors;

/** What has to be collected for a rule to find anything. */
final class SetupGuide {
    private SetupGuide() {}

    static String of(List<EventSource> sources, List<String> indices) {
        String in = indices.stream().map(Markdown::code).collect(Collectors.joining(", "));
        if (sources.isEmpty()) {
            return "Looks at every event in " + in + ".";
        }
        return StoredText.of(sources.stream()
                .map(SetupGuide::line)
                .distinct()
                .collect(Collectors.joining("\n", "Needs these Windows events in " + in + ":\n\n", "")));
    }

    private static String line(EventSource source) {
        String channels = source.channels().isEmpty() ? "any channel" : "channel " + codes(source.channels());
        String providers = source.providers().isEmpty() ? "" : ", provider " + codes(source.providers());
        String ids = source.eventIds().isEmpty() ? ", any event" : ", event " + codes(source.eventIds());
        return "- " + channels + providers + ids;
    }

    private static String codes(List<String> values) {
        return values.stream().map(Markdown::code).collect(Collectors.joining(", "));
    }
}
