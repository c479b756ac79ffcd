package dev.tocsin.connector.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to check.
 *
 * @param paths rule files, IoC lists, or folders of them
 * @param validationConfiguration which checks are wanted, in the format of sigma-cli; without it, all
 * @param placeholders the values of {@code expand}
 */
public record CheckRequest(List<Path> paths, Optional<Path> validationConfiguration, Optional<Path> placeholders) {
    public CheckRequest {
        paths = List.copyOf(paths);
    }
}
