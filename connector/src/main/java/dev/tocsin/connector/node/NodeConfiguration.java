package dev.tocsin.connector.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Writes the directory of one node: {@code config}, and empty {@code data}, {@code logs} and {@code tmp}. */
final class NodeConfiguration {

    private static final int ITERATIONS = 10_000;
    private static final int SALT_BYTES = 32;
    private static final int HASH_BITS = 256;

    private NodeConfiguration() {}

    /** Writes all of it; the result is the certificate that the node will show, if it speaks TLS. */
    static Optional<Path> write(Path directory, ElasticsearchDistribution distribution, NodeSecurity security)
            throws IOException {
        Path config = directory.resolve("config");
        Directories.copy(distribution.home().resolve("config"), config);
        for (String name : List.of("data", "logs", "tmp")) {
            Files.createDirectories(directory.resolve(name));
        }
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("cluster.name", "tocsin");
        settings.put("node.name", "tocsin");
        settings.put("discovery.type", "single-node");
        settings.put("network.host", "127.0.0.1");
        // The system picks free ports, and the node writes them into a file.
        settings.put("http.port", "0");
        settings.put("transport.port", "0");
        settings.put("node.portsfile", "true");
        settings.put("path.data", directory.resolve("data").toString());
        settings.put("path.logs", directory.resolve("logs").toString());
        // A developer's full disk must not turn the indices read-only.
        settings.put("cluster.routing.allocation.disk.threshold_enabled", "false");
        settings.put("xpack.license.self_generated.type", "basic");
        Optional<Path> certificate = switch (security) {
            case NodeSecurity.Off() -> {
                settings.put("xpack.security.enabled", "false");
                yield Optional.empty();
            }
            case NodeSecurity.On(List<NodeSecurity.User> users, NodeSecurity.Encryption encryption) -> {
                settings.put("xpack.security.enabled", "true");
                settings.put("xpack.security.autoconfiguration.enabled", "false");
                settings.put("xpack.security.authc.realms.file.file1.order", "0");
                writeUsers(config, users);
                yield switch (encryption) {
                    case PLAIN -> Optional.empty();
                    case TLS -> {
                        SelfSignedCertificate made = SelfSignedCertificate.in(config);
                        settings.put("xpack.security.http.ssl.enabled", "true");
                        settings.put(
                                "xpack.security.http.ssl.certificate",
                                made.certificate().toString());
                        settings.put("xpack.security.http.ssl.key", made.key().toString());
                        yield Optional.of(made.certificate());
                    }
                };
            }
        };
        Files.writeString(
                config.resolve("elasticsearch.yml"),
                settings.entrySet().stream()
                        .map(setting ->
                                setting.getKey() + ": '" + setting.getValue().replace("'", "''") + "'\n")
                        .collect(Collectors.joining()));
        return certificate;
    }

    private static void writeUsers(Path config, List<NodeSecurity.User> users) throws IOException {
        List<String> hashes = new ArrayList<>();
        Map<String, List<String>> usersOfRole = new TreeMap<>();
        for (NodeSecurity.User user : users) {
            hashes.add(user.name() + ":" + hash(user.password()));
            for (String role : user.roles()) {
                usersOfRole.computeIfAbsent(role, name -> new ArrayList<>()).add(user.name());
            }
        }
        Files.write(config.resolve("users"), hashes);
        Files.write(
                config.resolve("users_roles"),
                usersOfRole.entrySet().stream()
                        .map(role -> role.getKey() + ":" + String.join(",", role.getValue()))
                        .toList());
    }

    /** In the form that Elasticsearch's {@code Hasher.PBKDF2} writes. */
    private static String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, HASH_BITS))
                    .getEncoded();
            Base64.Encoder encoder = Base64.getEncoder();
            return "{PBKDF2}" + ITERATIONS + "$" + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no PBKDF2WithHmacSHA512", e);
        }
    }
}
