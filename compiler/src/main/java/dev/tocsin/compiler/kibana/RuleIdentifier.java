package dev.tocsin.compiler.kibana;

import dev.tocsin.sigma.model.RuleId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** What Kibana knows a rule by for ever, {@code rule_id}. */
final class RuleIdentifier {
    /** Drawn once at random. Another would give every rule without an id a new one, and Kibana a copy of each. */
    private static final UUID NAMESPACE = UUID.fromString("6f0b2d3c-91a4-4b0e-8d57-c2f3a1e7b964");

    private RuleIdentifier() {}

    /**
     * The rule's id if it is a UUID, in lower case. Otherwise the UUID of its name or title (version 5, RFC 9562,
     * section 5.5), so that a rule keeps it for as long as it is called the same.
     *
     * @param identity what tells the alerts of the rule from those of others
     */
    static String of(String identity) {
        return RuleId.of(identity).orElseGet(() -> named(identity)).toString();
    }

    private static UUID named(String name) {
        MessageDigest sha1 = sha1();
        sha1.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .flip());
        ByteBuffer digest = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long most = (digest.getLong() & ~0xF000L) | 0x5000L;
        long least = (digest.getLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(most, least);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-1", impossible);
        }
    }
}
