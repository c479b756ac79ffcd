package dev.tocsin.compiler.mapping;

import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.model.LogSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The categories and services of product windows (winlogbeat-logsources.yml). */
record LogSources(Map<String, List<EventSource>> categories, Map<String, List<EventSource>> services) {
    static LogSources read(Resource root) {
        root.mapping(Set.of("categories", "services"));
        return new LogSources(alternatives(root.required("categories")), alternatives(root.required("services")));
    }

    private static Map<String, List<EventSource>> alternatives(Resource resource) {
        Map<String, List<EventSource>> alternatives = new LinkedHashMap<>();
        resource.mapping()
                .forEach((name, sources) -> alternatives.put(
                        name,
                        sources.sequence().stream().map(LogSources::alternative).toList()));
        return alternatives;
    }

    private static EventSource alternative(Resource resource) {
        EventSource source = EventSources.read(resource.mapping(EventSources.KEYS));
        if (source.equals(EventSources.ANY)) {
            throw resource.wrong("an alternative names channels, providers or event ids");
        }
        return source;
    }

    /** What a rule's log source selects. */
    WinlogbeatMapping.Selection select(LogSource logSource) {
        Optional<String> category = folded(logSource.category());
        Optional<String> service = folded(logSource.service());
        Optional<String> product = folded(logSource.product());
        if (product.isPresent() && !product.get().equals("windows")) {
            return new WinlogbeatMapping.Selection.OtherProduct(
                    logSource.product().get());
        }
        Optional<String> unknown = Stream.concat(
                        category.filter(name -> !categories.containsKey(name)).stream()
                                .map(name -> hint("category", name, categories.keySet())),
                        service.filter(name -> !services.containsKey(name)).stream()
                                .map(name -> hint("service", name, services.keySet())))
                .findFirst();
        if (product.isEmpty() && (unknown.isPresent() || (category.isEmpty() && service.isEmpty()))) {
            return new WinlogbeatMapping.Selection.OtherProduct("none named");
        }
        if (unknown.isPresent()) {
            return new WinlogbeatMapping.Selection.Unknown(unknown.get());
        }
        List<EventSource> sources = EventSources.both(
                category.map(categories::get).orElse(List.of(EventSources.ANY)),
                service.map(services::get).orElse(List.of(EventSources.ANY)));
        return sources.isEmpty()
                ? new WinlogbeatMapping.Selection.Unknown("no event of category `" + category.orElseThrow()
                        + "` is in a log of service `" + service.orElseThrow() + "`")
                : new WinlogbeatMapping.Selection.Known(sources);
    }

    private static Optional<String> folded(Optional<String> name) {
        return name.map(text -> text.toLowerCase(Locale.ROOT));
    }

    private static String hint(String kind, String name, Set<String> known) {
        String unknown = "product windows has no " + kind + " `" + name + "`";
        return Suggestion.nearest(name, known)
                .map(near -> unknown + "; did you mean `" + near + "`?")
                .orElse(unknown);
    }
}
