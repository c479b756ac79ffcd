package dev.tocsin.connector.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;

/** One line on a terminal's standard error that is written over as the work goes on; nothing elsewhere. */
final class Progress {
    /** Set by the launcher where standard error is a terminal. */
    private static final boolean SHOWN = Boolean.getBoolean("tocsin.terminal");

    private static final long INTERVAL_NANOS = 250_000_000;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private long shownAt = System.nanoTime();
    private int calls;

    Progress(PrintWriter err) {
        this.err = err;
    }

    /** Shows the text, unless the last one is still fresh. Cheap enough to be called for each event. */
    void show(Supplier<String> text) {
        if (!SHOWN || (++calls & 0x3f) != 0 || System.nanoTime() - shownAt < INTERVAL_NANOS) {
            return;
        }
        shownAt = System.nanoTime();
        err.print(CLEAR_LINE + text.get());
        err.flush();
    }

    /** Takes the line away, so that something else can be printed. */
    void clear() {
        if (SHOWN) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }
}
