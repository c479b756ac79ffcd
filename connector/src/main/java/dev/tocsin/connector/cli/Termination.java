package dev.tocsin.connector.cli;

import dev.tocsin.connector.StopSignal;
import java.util.concurrent.CountDownLatch;

/**
 * Lets SIGTERM and Ctrl-C end a command in good order: the work at hand is finished and the exit code is the
 * command's, not that of a killed process.
 */
final class Termination implements AutoCloseable {
    private final StopSignal stop;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onShutdown, "stop");
    private volatile int code = ExitCode.ENVIRONMENT;

    private Termination(StopSignal stop) {
        this.stop = stop;
    }

    static Termination stopping(StopSignal stop) {
        Termination termination = new Termination(stop);
        Runtime.getRuntime().addShutdownHook(termination.hook);
        return termination;
    }

    /** The code to end with if the end was asked for from outside. */
    void endsWith(int newCode) {
        code = newCode;
    }

    private void onShutdown() {
        stop.request();
        try {
            done.await();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        // System.exit waits for this hook, and a signal's own code would hide the command's.
        Runtime.getRuntime().halt(code);
    }

    /** The command is done. */
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs and ends the process.
        }
    }
}
