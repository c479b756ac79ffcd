package dev.tocsin.connector.node;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.UUID;

/** A key and its certificate for {@code localhost} and {@code 127.0.0.1}, as PEM files. */
record SelfSignedCertificate(Path certificate, Path key) {

    private static final String ALIAS = "node";

    /** The JDK makes certificates with its program keytool alone, there is no public class for it. */
    static SelfSignedCertificate in(Path directory) throws IOException {
        Path store = directory.resolve("http.p12");
        String password = UUID.randomUUID().toString();
        ProcessBuilder keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "30",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass:env",
                        "TOCSIN_STORE_PASSWORD")
                .redirectErrorStream(true);
        keytool.environment().put("TOCSIN_STORE_PASSWORD", password);
        Process process = keytool.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool made no certificate: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while keytool makes a certificate");
        }
        try {
            KeyStore keys = KeyStore.getInstance(store.toFile(), password.toCharArray());
            Path certificate = Files.writeString(
                    directory.resolve("http.crt"),
                    pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
            Path key = Files.writeString(
                    directory.resolve("http.key"),
                    pem(
                            "PRIVATE KEY",
                            keys.getKey(ALIAS, password.toCharArray()).getEncoded()));
            Files.delete(store);
            return new SelfSignedCertificate(certificate, key);
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot read back the certificate that keytool made", e);
        }
    }

    private static String pem(String label, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, lines, label);
    }
}
