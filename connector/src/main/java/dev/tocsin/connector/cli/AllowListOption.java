package dev.tocsin.connector.cli;

import dev.tocsin.connector.check.AllowLists;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The team's own lists of what is no indicator. */
final class AllowListOption {
    @Option(
            names = "--allow-list",
            paramLabel = "FILE",
            description =
                    "Values that are no indicators here, one a line: your own domains and addresses, your suppliers' "
                            + "tools. A domain with a dot before it also means everything below it; what follows # says "
                            + "why. May be repeated.")
    private List<Path> files = List.of();

    List<Path> files() {
        return files;
    }

    /** The built-in warning lists, and these. */
    AllowLists read() {
        return AllowLists.read(files);
    }
}
