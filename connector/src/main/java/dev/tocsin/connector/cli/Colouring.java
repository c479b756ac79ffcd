package dev.tocsin.connector.cli;

import dev.tocsin.sigma.diagnostic.DiagnosticRenderer.Colour;
import java.util.Map;

/** Whether a stream gets colours. As written on the command line. */
enum Colouring {
    auto,
    always,
    never;

    /** The streams of a process. The launcher says which of them a terminal shows. */
    enum Stream {
        STANDARD_OUTPUT("tocsin.terminal.output"),
        STANDARD_ERROR("tocsin.terminal");

        private final String property;

        Stream(String property) {
            this.property = property;
        }
    }

    /**
     * What the stream gets.
     *
     * @param environment {@code NO_COLOR}, if it is not empty, turns {@code auto} off (no-color.org)
     */
    Colour of(Stream stream, Map<String, String> environment) {
        return switch (this) {
            case auto ->
                Boolean.getBoolean(stream.property)
                                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        ? Colour.ALWAYS
                        : Colour.NEVER;
            case always -> Colour.ALWAYS;
            case never -> Colour.NEVER;
        };
    }

    /** What a file gets. */
    Colour ofFile() {
        return this == always ? Colour.ALWAYS : Colour.NEVER;
    }
}
