package dev.tocsin.compiler.intake.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Sites that publish reports about attacks. A link to one of them that is not defanged is no indicator. */
final class ReferenceHosts {
    private static final Set<String> HOSTS = read();

    private ReferenceHosts() {}

    /** Whether a host, or a domain above it, is one of them. */
    static boolean contains(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        while (!name.isEmpty()) {
            if (HOSTS.contains(name)) {
                return true;
            }
            int dot = name.indexOf('.');
            name = dot < 0 ? "" : name.substring(dot + 1);
        }
        return false;
    }

    private static Set<String> read() {
        String resource = "reference-hosts.txt";
        try (InputStream stream =
                Objects.requireNonNull(ReferenceHosts.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
