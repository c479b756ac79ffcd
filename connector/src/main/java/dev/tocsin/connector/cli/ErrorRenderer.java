package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import java.io.PrintWriter;

/** Says why a command could not do its work: one sentence, what to do, and nothing else unless asked. */
final class ErrorRenderer {
    private ErrorRenderer() {}

    /** How much to tell. */
    enum Detail {
        SENTENCE,
        WITH_TRACE
    }

    /** Prints the failure and returns the exit code for it. */
    static int render(Throwable failure, PrintWriter err, Detail detail) {
        if (failure instanceof EnvironmentException explained) {
            err.println("error: " + explained.getMessage());
            explained.hint().ifPresent(hint -> err.println("  = hint: " + hint));
        } else {
            err.println("error: this is a bug in Tocsin: " + failure);
            err.println("  = hint: run it again with --verbose and report what it prints");
        }
        switch (detail) {
            case SENTENCE -> {}
            case WITH_TRACE -> failure.printStackTrace(err);
        }
        err.flush();
        return ExitCode.ENVIRONMENT;
    }
}
