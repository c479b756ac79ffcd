package dev.tocsin.connector.testing;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.eval.Oracle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Several Winlogbeats that index events all the time, with clocks that are right, days late or years ahead. They note
 * which alerts the oracle wants.
 */
public final class EventWriters implements AutoCloseable {
    private static final int BATCH = 20;
    private static final int MILLISECONDS_BETWEEN_BATCHES = 150;
    private static final List<String> COMMANDS = List.of("dir", "echo", "wipe", "net use", "wipe all", "hostname");
    private static final List<String> TIMES =
            List.of("2019-05-05T05:05:05.555Z", "2026-11-01T00:00:00Z", "2020-01-01T00:00:00Z", "2031-12-31T23:59:59Z");

    private final Cluster cluster;
    private final List<CompiledRule> rules;
    private final ScheduledExecutorService threads;
    private final List<Future<?>> running = new ArrayList<>();
    private final Set<String> expected = new ConcurrentSkipListSet<>();
    private final AtomicInteger events = new AtomicInteger();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    private EventWriters(Cluster cluster, List<CompiledRule> rules, int writers) {
        this.cluster = cluster;
        this.rules = List.copyOf(rules);
        this.threads = Executors.newScheduledThreadPool(writers);
    }

    /** One writer for each target, which may be named several times. */
    public static EventWriters start(Cluster cluster, List<CompiledRule> rules, long seed, List<String> targets) {
        EventWriters writers = new EventWriters(cluster, rules, targets.size());
        for (int i = 0; i < targets.size(); i++) {
            Writer writer = writers.new Writer(i, targets.get(i), new Random(seed + i));
            writers.running.add(writers.threads.scheduleAtFixedRate(
                    writer, 0, MILLISECONDS_BETWEEN_BATCHES, TimeUnit.MILLISECONDS));
        }
        return writers;
    }

    private final class Writer implements Runnable {
        private final int number;
        private final String target;
        private final Random random;
        private int written;

        Writer(int number, String target, Random random) {
            this.number = number;
            this.target = target;
            this.random = random;
        }

        @Override
        public void run() {
            try {
                List<Event> batch = new ArrayList<>();
                for (int i = 0; i < BATCH; i++) {
                    batch.add(Event.processStart(
                            "w" + number + "-" + written++,
                            TIMES.get(random.nextInt(TIMES.size())),
                            COMMANDS.get(random.nextInt(COMMANDS.size()))));
                }
                cluster.indexUntilThere(target, batch);
                for (Event event : batch) {
                    note(event);
                }
                events.addAndGet(BATCH);
            } catch (RuntimeException | UnreadableDocumentException fatal) {
                failures.add(fatal);
                throw new IllegalStateException(fatal);
            }
        }
    }

    private void note(Event event) throws UnreadableDocumentException {
        Document document = Document.parse(event.json().getBytes(StandardCharsets.UTF_8));
        for (CompiledRule rule : rules) {
            if (Oracle.matches(rule.predicate(), document)) {
                expected.add(rule.metadata().title() + "|" + event.id());
            }
        }
    }

    /** How many events are there. */
    public int events() {
        return events.get();
    }

    /** The alerts that the oracle wants, as {@link Cluster#alerts} names them. */
    public Set<String> expected() {
        return Set.copyOf(expected);
    }

    /** Lets every writer finish its batch; nothing is indexed any more when this returns. */
    public void finish() {
        running.forEach(writer -> writer.cancel(false));
        threads.shutdown();
        try {
            if (!threads.awaitTermination(3, TimeUnit.MINUTES)) {
                throw new AssertionError("a writer does not end");
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        for (Throwable failure : failures) {
            throw new AssertionError("a writer failed", failure);
        }
    }

    @Override
    public void close() {
        finish();
    }
}
