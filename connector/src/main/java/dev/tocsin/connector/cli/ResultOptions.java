package dev.tocsin.connector.cli;

import dev.tocsin.sigma.diagnostic.DiagnosticRenderer.Colour;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the results of a check or a test go, and whether in colours. */
final class ResultOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "File for the results; default: standard output.")
    private @Nullable Path output;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "Colours in text: auto, always or never. Default: ${DEFAULT-VALUE}; NO_COLOR is heeded.")
    private Colouring color = Colouring.auto;

    /**
     * Passes if writing the results destroys nothing that is read.
     *
     * @throws dev.tocsin.connector.EnvironmentException if the file of the results is one of the inputs
     */
    void requireOtherThan(Collection<Path> inputs) {
        ResultFile.requireOther(output, inputs);
    }

    /** What the results get. */
    Colour ofResults() {
        return output == null ? color.of(Colouring.Stream.STANDARD_OUTPUT, System.getenv()) : color.ofFile();
    }

    /** What is said beside the results gets. */
    Colour ofErrors() {
        return color.of(Colouring.Stream.STANDARD_ERROR, System.getenv());
    }

    /** Writes the results. */
    void print(PrintWriter standardOutput, ResultFile.Results results) throws IOException {
        ResultFile.print(output, standardOutput, results);
    }
}
