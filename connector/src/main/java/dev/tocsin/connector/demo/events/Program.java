package dev.tocsin.connector.demo.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A program file.
 *
 * @param image its path
 * @param description its description, which here is also the name of its product
 * @param company who made it
 * @param sha256 its digest in lower case
 */
record Program(String image, String description, String company, String sha256) {
    private static final String MICROSOFT = "Microsoft Corporation";

    /** A program whose digest is made up from its path. */
    static Program of(String image, String description, String company) {
        return new Program(image, description, company, digest("SHA-256", image));
    }

    /** A part of Windows. */
    static Program windows(String image, String description) {
        return of(image, description, MICROSOFT);
    }

    /** The same program with another digest. */
    Program withSha256(String digest) {
        return new Program(image, description, company, digest);
    }

    String fileName() {
        return image.substring(image.lastIndexOf('\\') + 1);
    }

    /** As Sysmon writes the digests. */
    String hashes() {
        return ("MD5=" + digest("MD5", image) + ",SHA256=" + sha256 + ",IMPHASH="
                        + digest("MD5", "imports of " + image))
                .toUpperCase(Locale.ROOT);
    }

    private static String digest(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
