package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.FileFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Results where {@code --output} wants them. */
final class ResultFile {
    private ResultFile() {}

    /** Writes results. */
    @FunctionalInterface
    interface Results {
        void writeTo(Writer out) throws IOException;
    }

    /**
     * Writes into the file, or to standard output if there is none.
     *
     * @throws EnvironmentException if the file cannot be written
     */
    static void print(@Nullable Path output, PrintWriter out, Results results) throws IOException {
        if (output == null) {
            results.writeTo(out);
            out.flush();
            return;
        }
        try (Writer file = Files.newBufferedWriter(output)) {
            results.writeTo(file);
        } catch (IOException e) {
            throw new EnvironmentException(
                    output + " cannot be written: " + FileFailure.writing(e),
                    "check that the folder of --output is there and writable",
                    e);
        }
    }
}
