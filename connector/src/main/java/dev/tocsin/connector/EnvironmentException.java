package dev.tocsin.connector;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The configuration, or the world outside, does not let the work go on. The message is one sentence for the person at
 * the terminal; the hint says what to do.
 */
public final class EnvironmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String hint;

    public EnvironmentException(String message, @Nullable String hint) {
        super(message);
        this.hint = hint;
    }

    public EnvironmentException(String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    /** What to do about it. */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }
}
