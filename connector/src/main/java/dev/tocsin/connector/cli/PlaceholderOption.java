package dev.tocsin.connector.cli;

import dev.tocsin.compiler.placeholder.Placeholders;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.FileFailure;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The file with the values of {@code expand}. */
final class PlaceholderOption {
    @Option(
            names = "--placeholders",
            paramLabel = "FILE",
            description = "What %%name%% stands for under the modifier expand: a YAML file of names and their values.")
    private @Nullable Path file;

    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /**
     * The placeholders of the file; none without one.
     *
     * @throws EnvironmentException if it cannot be read, or if something is wrong with it, which is then printed
     */
    Placeholders read(PrintWriter err) {
        if (file == null) {
            return Placeholders.none();
        }
        Placeholders.Reading reading;
        try {
            reading = Placeholders.read(new SourceText(file.toString(), Files.readString(file)));
        } catch (IOException e) {
            throw new EnvironmentException(
                    "the placeholders " + file + " cannot be read: " + FileFailure.reading(e),
                    "name a file of UTF-8 text that is there",
                    e);
        }
        if (!reading.diagnostics().isEmpty()) {
            err.println(DiagnosticRenderer.in(Colouring.auto.of(Colouring.Stream.STANDARD_ERROR, System.getenv()))
                    .render(reading.diagnostics()));
        }
        if (reading.hasErrors()) {
            throw new EnvironmentException("the placeholders " + file + " cannot be used", "mend what is said above");
        }
        return reading.placeholders();
    }
}
