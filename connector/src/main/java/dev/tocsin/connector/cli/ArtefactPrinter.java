package dev.tocsin.connector.cli;

import dev.tocsin.connector.compile.Artefact;
import dev.tocsin.connector.compile.Promise;
import dev.tocsin.connector.compile.Target;
import java.io.PrintWriter;

/**
 * Artefacts on standard output. One alone is printed as it is, so that it can be passed on. Of several, each in a format
 * that people read has a line above that names the rule, and an empty line below; JSON names its rule itself.
 */
final class ArtefactPrinter {
    /** How many artefacts there will be. */
    enum Count {
        ONE,
        SEVERAL
    }

    private final PrintWriter out;
    private final Count count;
    private boolean first = true;

    ArtefactPrinter(PrintWriter out, Count count) {
        this.out = out;
        this.count = count;
    }

    void print(Artefact artefact) {
        if (count == Count.SEVERAL) {
            artefact.promise().target().comment().ifPresent(sign -> {
                if (!first) {
                    out.print('\n');
                }
                out.print(sign + " " + heading(artefact.promise()) + "\n");
            });
        }
        out.print(artefact.text());
        first = false;
    }

    private static String heading(Promise promise) {
        return OneLine.of(promise.target().word() + ", " + promise.exactness().word() + ": "
                + promise.rule().rule().metadata().title() + " ("
                + promise.rule().rule().metadata().source().name() + ")");
    }
}
