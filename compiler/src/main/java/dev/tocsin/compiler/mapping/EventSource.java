package dev.tocsin.compiler.mapping;

import java.util.List;

/**
 * A kind of Windows event. Each list names alternatives, compared without regard to letter case; an empty list leaves
 * that property open.
 *
 * @param channels values of {@code winlog.channel}
 * @param providers values of {@code winlog.provider_name}
 * @param eventIds values of {@code event.code}
 */
public record EventSource(List<String> channels, List<String> providers, List<String> eventIds) {
    public EventSource {
        channels = List.copyOf(channels);
        providers = List.copyOf(providers);
        eventIds = List.copyOf(eventIds);
    }
}
