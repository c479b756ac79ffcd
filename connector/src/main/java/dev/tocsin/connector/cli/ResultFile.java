package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.FileFailure;
import dev.tocsin.connector.check.FileReplacement;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
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
     * Passes if the file is none of those that are read.
     *
     * @throws EnvironmentException if it is one of them, which writing would destroy
     */
    static void requireOther(@Nullable Path output, Collection<Path> inputs) {
        for (Path input : inputs) {
            if (output != null && Files.isRegularFile(input) && isSame(output, input)) {
                throw new EnvironmentException(
                        "--output " + output + " is a file that is read; nothing was written",
                        "give another file with --output");
            }
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.isSameFile(one, other);
        } catch (IOException unknown) {
            return false;
        }
    }

    /**
     * Writes into the file, whole or not at all, or to standard output if there is none.
     *
     * @throws EnvironmentException if the file cannot be written
     */
    static void print(@Nullable Path output, PrintWriter out, Results results) throws IOException {
        if (output == null) {
            results.writeTo(out);
            out.flush();
            return;
        }
        try {
            FileReplacement.write(output, results::writeTo);
        } catch (IOException e) {
            throw new EnvironmentException(
                    output + " cannot be written: " + FileFailure.writing(e),
                    "check that the folder of --output is there and writable",
                    e);
        }
    }
}
