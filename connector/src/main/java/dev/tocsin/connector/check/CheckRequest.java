package dev.tocsin.connector.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to check.
 *
 * @param paths rule files, IoC lists, or folders of them
 * @param placeholders the values of {@code expand}
 * @param allowLists values that are no indicators here
 */
public record CheckRequest(
        List<Path> paths, Validators validators, Optional<Path> placeholders, List<Path> allowLists) {
    public CheckRequest {
        paths = List.copyOf(paths);
        allowLists = List.copyOf(allowLists);
    }

    /** Which validators run. What is no validator always does. */
    public sealed interface Validators {
        /** Those that are wanted where nobody says otherwise. */
        record Standard() implements Validators {}

        /** Every one there is. */
        record All() implements Validators {}

        /** Those that a file in the format of sigma-cli's {@code --validation-config} names. */
        record Configured(Path file) implements Validators {}
    }
}
