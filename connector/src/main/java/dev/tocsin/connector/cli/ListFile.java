package dev.tocsin.connector.cli;

import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.ioc.IocListEdition;
import dev.tocsin.compiler.ioc.IocListText;
import dev.tocsin.compiler.ioc.IocLists;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.FileFailure;
import dev.tocsin.connector.check.FileReplacement;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file that an import writes its list into: a new one, or one to merge with. Whatever happens, it then holds what it
 * held, or all of what was to be written.
 */
final class ListFile {
    private static final String HINT = "give the file of a list, or of none yet, with --output";

    private final Path path;
    private final Optional<SourceText> before;

    private ListFile(Path path, Optional<SourceText> before) {
        this.path = path;
        this.before = before;
    }

    /**
     * The file as it is. An empty one, and one without an end such as a pipe or a terminal, holds nothing.
     *
     * @throws EnvironmentException if it cannot be one of a list: it is a folder, or holds something else
     */
    static ListFile at(Path path) {
        if (Files.isDirectory(path)) {
            throw new EnvironmentException(
                    path + " is a folder", "name a file in it, for example " + path.resolve("iocs.yml"));
        }
        requireFolder(path.toAbsolutePath().normalize().getParent());
        if (!Files.isRegularFile(path) || path.toFile().length() == 0) {
            return new ListFile(path, Optional.empty());
        }
        SourceText before = text(path);
        if (!IocLists.isIocList(before)) {
            throw new EnvironmentException(path + " is there already and is no IoC list; nothing was written", HINT);
        }
        return new ListFile(path, Optional.of(before));
    }

    /** Each publication often has a folder of its own, which is made; more than that is rather a slip of the pen. */
    private static void requireFolder(@Nullable Path folder) {
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        Path above = folder.getParent();
        if (Files.exists(folder)) {
            throw new EnvironmentException(folder + " is a file, not a folder", HINT);
        }
        if (above == null || !Files.isDirectory(above)) {
            throw new EnvironmentException(
                    "there is no folder " + (above == null ? folder : above),
                    "look at its spelling, or make it: mkdir -p " + folder);
        }
    }

    private static SourceText text(Path path) {
        try {
            return new SourceText(path.toString(), Files.readString(path));
        } catch (IOException e) {
            throw new EnvironmentException(path + " cannot be merged with: " + FileFailure.reading(e), HINT, e);
        }
    }

    Path path() {
        return path;
    }

    /** Its text; empty if there is none yet. */
    String text() {
        return before.map(SourceText::text).orElse("");
    }

    /** The list in it; empty if there is none, or none that can be read, which {@link #edition} says. */
    Optional<IocList> list() {
        return before.flatMap(text -> IocListText.read(text).list());
    }

    /** What the file is to hold, and what changes by that. */
    IocListEdition edition(IocList newer) {
        return before.map(text -> IocListEdition.merge(text, newer))
                .orElseGet(() -> new IocListEdition.Merged(IocListText.write(newer), List.of()));
    }

    private void makeFolder() throws IOException {
        Path folder = path.toAbsolutePath().normalize().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectory(folder);
        }
    }

    /** Whether there is nothing in it yet. */
    boolean isNew() {
        return before.isEmpty();
    }

    /**
     * Makes it hold a text.
     *
     * @throws EnvironmentException if it cannot be written, or was changed since it was read; it is as it was then
     */
    void write(String after) {
        try {
            if (before.isPresent()) {
                FileReplacement.replace(path, before.get().text(), after);
            } else {
                makeFolder();
                FileReplacement.write(path, out -> out.write(after));
            }
        } catch (IOException e) {
            throw new EnvironmentException(
                    path + " cannot be written: " + FileFailure.writing(e), "it is as it was", e);
        }
    }
}
