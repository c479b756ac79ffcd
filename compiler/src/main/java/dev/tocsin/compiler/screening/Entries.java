package dev.tocsin.compiler.screening;

import dev.tocsin.sigma.model.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The lines of a warning list, ready to be looked up. */
final class Entries {
    /** By the value in lower-case letters. */
    private final Map<String, Entry> values = new HashMap<>();
    /** Without the dot that they begin with. */
    private final Map<String, Entry> domainsWithAllBelow = new HashMap<>();

    private final List<NetworkEntry> networks = new ArrayList<>();

    /**
     * One line.
     *
     * @param text as written
     * @param comment behind a number sign; may be empty
     */
    record Entry(String text, String comment) {}

    private record NetworkEntry(Network network, Entry entry) {}

    /** Adds a line: a network, a domain with all below it after a dot, or any other value. */
    void add(Entry entry) {
        String text = entry.text().toLowerCase(Locale.ROOT);
        Optional<Network> network = Network.parse(text);
        if (network.isPresent()) {
            networks.add(new NetworkEntry(network.get(), entry));
        } else if (text.startsWith(".")) {
            domainsWithAllBelow.put(text.substring(1), entry);
        } else {
            values.put(text, entry);
        }
    }

    /** The line that names this very value. */
    Optional<Entry> value(String text) {
        return Optional.ofNullable(values.get(text.toLowerCase(Locale.ROOT)));
    }

    /** The line that names this host, the host without {@code www.}, or a domain above it. */
    Optional<Entry> host(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return value(name).or(() -> value(name.replaceFirst("^www\\.", ""))).or(() -> above(name));
    }

    /** The line with a dot that names this domain or one above it. */
    Optional<Entry> above(String host) {
        Optional<Entry> entry = Optional.empty();
        for (String name = host.toLowerCase(Locale.ROOT); entry.isEmpty() && !name.isEmpty(); name = parent(name)) {
            entry = Optional.ofNullable(domainsWithAllBelow.get(name));
        }
        return entry;
    }

    private static String parent(String host) {
        int dot = host.indexOf('.');
        return dot < 0 ? "" : host.substring(dot + 1);
    }

    /** The line whose network holds this address or all of this network. */
    Optional<Entry> network(Network asked) {
        return networks.stream()
                .filter(entry -> entry.network().containsAll(asked))
                .map(NetworkEntry::entry)
                .findFirst();
    }
}
