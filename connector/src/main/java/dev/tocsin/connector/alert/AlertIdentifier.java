package dev.tocsin.connector.alert;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identifier of an alert: the same for the same rule and document, whoever finds it and however often, also after
 * the document's index was rolled over, mounted from a snapshot, shrunken or restored.
 */
public final class AlertIdentifier {
    /**
     * What Elasticsearch puts before the name of an index that it copies: searchable snapshots ({@code partial-},
     * {@code restored-}), the ILM shrink action ({@code shrink-x1y2-}), the reindexing before a major upgrade.
     */
    private static final Pattern COPY = Pattern.compile("^(?:partial-|restored-|shrink-[A-Za-z0-9_-]{4}-)(?=.)");

    /** A backing index, {@code .ds-NAME-yyyy.MM.dd-NNNNNN}; data streams made before 7.11 have no date in it. */
    private static final Pattern BACKING =
            Pattern.compile("^\\.(?:ds|migrated-ds)-(.+?)(?:-\\d{4}\\.\\d{2}\\.\\d{2})?-\\d{6,}$");

    /** An index that ILM rolls over, {@code NAME-yyyy.MM.dd-NNNNNN} or {@code NAME-NNNNNN}. */
    private static final Pattern GENERATION = Pattern.compile("^(.+?)(?:-\\d{4}\\.\\d{2}\\.\\d{2})?-\\d{6}$");

    private AlertIdentifier() {}

    /** SHA-256 over the three parts, each after its length in bytes as four bytes, in lower-case hexadecimal. */
    public static String of(String ruleId, String index, String documentId) {
        MessageDigest digest = sha256();
        for (String part : new String[] {ruleId, stableName(index), documentId}) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * The name that stays when an index gets a successor: the data stream, or the index without its generation. A
     * remote cluster's name before it stays.
     */
    public static String stableName(String index) {
        int colon = index.indexOf(':');
        String cluster = index.substring(0, colon + 1);
        String name = index.substring(colon + 1);
        for (Matcher copy = COPY.matcher(name); copy.find(); copy = COPY.matcher(name)) {
            name = name.substring(copy.end());
        }
        Matcher backing = BACKING.matcher(name);
        if (backing.matches()) {
            return cluster + backing.group(1);
        }
        Matcher generation = GENERATION.matcher(name);
        return cluster + (generation.matches() ? generation.group(1) : name);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
