package dev.tocsin.connector.check;

import dev.tocsin.compiler.screening.Screening;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.FileFailure;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The built-in warning lists with those of a team.
 *
 * @param diagnostics what is wrong with the team's files
 */
public record AllowLists(Screening screening, List<Diagnostic> diagnostics) {
    public AllowLists {
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * The built-in lists and these files.
     *
     * @throws EnvironmentException if one of the files cannot be read
     */
    public static AllowLists read(List<Path> files) {
        Screening screening = Screening.builtIn();
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Path file : files) {
            Screening.WithAllowList more = screening.withAllowList(text(file));
            screening = more.screening();
            diagnostics.addAll(more.diagnostics());
        }
        return new AllowLists(screening, diagnostics);
    }

    private static SourceText text(Path file) {
        try {
            return new SourceText(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new EnvironmentException(
                    "the allow-list " + file + " cannot be read: " + FileFailure.reading(e),
                    "name a file of UTF-8 text that is there",
                    e);
        }
    }
}
