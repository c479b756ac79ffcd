package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.net.URLDecoder;
import java.util.Optional;

/**
 * A URL that names indices of a cluster, {@code https://es.hospital.example:9200/winlogbeat-*}, or asks for their fields,
 * {@code https://es.hospital.example:9200/winlogbeat-*}{@code /_field_caps?fields=*}.
 *
 * @param cluster the URL of the cluster; behind a proxy it may have a path
 * @param indices empty if none are named
 */
record IndexUrl(String cluster, Optional<String> indices) {
    private static final String ENDPOINT = "/_field_caps";

    static IndexUrl of(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException failure) {
            throw new EnvironmentException(
                    "`" + text + "` is not a URL",
                    "write it like https://es.hospital.example:9200/winlogbeat-*",
                    failure);
        }
        String path = withoutEnd(Optional.ofNullable(uri.getRawPath()).orElse(""), "/");
        path = withoutEnd(withoutEnd(path, ENDPOINT), "/");
        int slash = path.lastIndexOf('/');
        String indices = slash < 0 ? "" : path.substring(slash + 1);
        String base = slash < 0 ? "" : path.substring(0, slash);
        // A plus sign is itself in a path.
        String decoded = URLDecoder.decode(indices.replace("+", "%2B"), StandardCharsets.UTF_8);
        return new IndexUrl(
                uri.getScheme() + "://" + uri.getRawAuthority() + base,
                decoded.isEmpty() ? Optional.empty() : Optional.of(decoded));
    }

    private static String withoutEnd(String text, String end) {
        return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
    }
}
