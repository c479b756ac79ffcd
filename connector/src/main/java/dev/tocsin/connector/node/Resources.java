package dev.tocsin.connector.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The text files beside these classes. */
final class Resources {

    private Resources() {}

    static String text(String name) {
        try (InputStream content = Resources.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException("the resource " + name + " is missing from the build");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
