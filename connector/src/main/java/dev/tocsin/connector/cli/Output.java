package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import java.io.PrintWriter;

/** Whether standard output still takes what is written to it. */
final class Output {
    private Output() {}

    /**
     * Passes on what is buffered.
     *
     * @throws EnvironmentException if the reader is gone, or the disk behind it is full
     */
    static void check(PrintWriter out) {
        if (out.checkError()) {
            throw new EnvironmentException(
                    "standard output takes no more, so the results are not complete",
                    "it was closed by the program that reads it, or its disk is full");
        }
    }
}
