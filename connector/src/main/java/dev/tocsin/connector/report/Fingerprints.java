package dev.tocsin.connector.report;

import dev.tocsin.sigma.diagnostic.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names for findings by which a tool knows them again after lines were added or removed above: made of the code, the
 * path, the text of the line, and which of the equal ones it is. For one report; ask in the order of the findings.
 */
final class Fingerprints {
    private final Map<String, Integer> seen = new HashMap<>();
    private final SourceRoot root;

    Fingerprints(SourceRoot root) {
        this.root = root;
    }

    /** 16 hexadecimal digits and a number, as in {@code 39fa2ee980eb94b0:1}. */
    String of(Diagnostic finding) {
        int line = Region.of(finding.source(), finding.span()).start().line();
        String key = String.join(
                "\0",
                finding.code().id(),
                root.path(finding.source().name()),
                finding.source().line(line).strip());
        return sha256(key).substring(0, 16) + ":" + seen.merge(key, 1, Integer::sum);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
