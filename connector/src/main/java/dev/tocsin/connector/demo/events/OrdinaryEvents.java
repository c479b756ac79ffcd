package dev.tocsin.connector.demo.events;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Random;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Weeks of ordinary work: one episode after the other, each a few events that belong together. */
final class OrdinaryEvents implements Iterator<DemoEvent> {
    static final Instant FROM = Instant.parse("2023-10-20T00:00:00Z");
    static final Instant TO = Instant.parse("2023-11-12T00:00:00Z");
    private static final int EPISODES = 5_600;

    private final Random random;
    private final Map<Computer, EventLog> logs = new LinkedHashMap<>();
    private final Queue<WindowsEvent> pending = new ArrayDeque<>();
    private int episode;

    private OrdinaryEvents(long seed) {
        random = new Random(seed);
        Estate.SERVERS.forEach(computer -> logs.put(computer, new EventLog(computer, seed)));
        Estate.WORKSTATIONS.forEach(computer -> logs.put(computer, new EventLog(computer, seed)));
    }

    static Stream<DemoEvent> stream(long seed) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new OrdinaryEvents(seed), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    @Override
    public boolean hasNext() {
        while (pending.isEmpty() && episode < EPISODES) {
            pending.addAll(nextEpisode());
            episode++;
        }
        return !pending.isEmpty();
    }

    @Override
    public DemoEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return new DemoEvent(DocumentWriter.DATA_STREAM, DocumentWriter.json(pending.remove()), "ordinary", List.of());
    }

    private List<WindowsEvent> nextEpisode() {
        Duration slot = Duration.between(FROM, TO).dividedBy(EPISODES);
        Instant time = FROM.plus(slot.multipliedBy(episode)).plusMillis(random.nextLong(slot.toMillis()));
        // Servers work around the clock; at night and on Sundays a quarter of the workstations' work is left.
        boolean server = random.nextInt(100) < (quiet(time) ? 70 : 30);
        return server
                ? new ServerEpisodes(logs, random, time).next()
                : new WorkstationEpisodes(logFor(Estate.WORKSTATIONS), random, time).next();
    }

    private EventLog logFor(List<Computer> computers) {
        Computer computer = computers.get(random.nextInt(computers.size()));
        EventLog log = logs.get(computer);
        if (log == null) {
            throw new IllegalStateException("no event log for " + computer.name());
        }
        return log;
    }

    private static boolean quiet(Instant time) {
        int hour = time.atZone(ZoneOffset.UTC).getHour();
        return hour < 6 || hour >= 20 || time.atZone(ZoneOffset.UTC).getDayOfWeek() == java.time.DayOfWeek.SUNDAY;
    }
}
