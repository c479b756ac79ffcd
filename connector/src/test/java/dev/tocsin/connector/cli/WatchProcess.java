package dev.tocsin.connector.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** {@code tocsin watch} as a process of its own; what it prints is read all the time, so that it never waits for us. */
final class WatchProcess {
    private final Process process;
    private final Path errors;
    private final List<String> said = new ArrayList<>();
    private final Thread reading;
    private final Set<Waiting> waiting = new ConcurrentSkipListSet<>();

    /** Somebody who waits for so many lines. */
    private record Waiting(int lines, CompletableFuture<Boolean> come) implements Comparable<Waiting> {
        @Override
        public int compareTo(Waiting other) {
            return Integer.compare(lines, other.lines);
        }
    }

    private WatchProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.reading = Thread.ofPlatform().daemon().start(this::read);
    }

    static WatchProcess start(Path errors, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It lives for seconds: what it needs most is a quick start.
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "watch"));
        command.addAll(arguments);
        return new WatchProcess(
                new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int count;
                synchronized (said) {
                    said.add(line);
                    count = said.size();
                }
                waiting.stream().filter(one -> one.lines <= count).forEach(one -> one.come.complete(true));
            }
        } catch (IOException killed) {
            // The other end of the pipe is gone; that is what we are here for.
        } finally {
            waiting.forEach(one -> one.come.complete(true));
        }
    }

    /** Done when it has printed so many lines, or ended. */
    CompletableFuture<Boolean> lines(int count) {
        CompletableFuture<Boolean> come = new CompletableFuture<>();
        waiting.add(new Waiting(count, come));
        synchronized (said) {
            if (said.size() >= count || !reading.isAlive()) {
                come.complete(true);
            }
        }
        return come;
    }

    /** All lines so far. */
    List<String> said() {
        synchronized (said) {
            return List.copyOf(said);
        }
    }

    String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until something is true that it does. */
    void awaitThat(BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new AssertionError("it ended: " + errors());
            }
            if (System.nanoTime() - begin > TimeUnit.MINUTES.toNanos(3)) {
                throw new AssertionError("it does not do what is awaited: " + errors());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** Waits until it has said something on standard error. */
    void awaitWords(String words) {
        awaitThat(() -> errors().contains(words));
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        end();
    }

    /** SIGTERM. */
    void terminate() {
        // Process.destroy would close what it prints as well.
        process.toHandle().destroy();
    }

    /** Waits for its end; the exit code. */
    int end() throws InterruptedException {
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("it does not end: " + errors());
        }
        reading.join();
        return process.exitValue();
    }
}
