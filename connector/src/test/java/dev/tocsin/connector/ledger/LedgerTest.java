package dev.tocsin.connector.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.testing.Cluster;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LedgerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-01-10T00:00:00Z"), ZoneOffset.UTC);
    private static final ShardKey SHARD = new ShardKey("uuid", 0);
    private static final Cursor UNSEEN = new Cursor(SHARD, "winlogbeat-test", "history", 5, Optional.empty());

    private final Connection connection = Cluster.shared().connect();
    private final String name = Cluster.unique("ledger");
    private final Ledger ledger = new Ledger(connection, name, CLOCK);

    @BeforeEach
    void prepare() {
        ledger.prepare();
    }

    @AfterEach
    void close() {
        connection.close();
    }

    private Map<ShardKey, Cursor> read() {
        Ledger another = new Ledger(connection, name, CLOCK);
        another.prepare();
        return another.cursors();
    }

    /** Whoever does not get the answer still has the old revision in hand when it writes the next time. */
    @Test
    void aWriteWhoseAnswerGotLostIsGoneOnFrom() {
        Cursor first = ledger.move(UNSEEN);
        ledger.move(first.at(10));
        Cursor again = ledger.move(first.at(20));
        assertEquals(Map.of(SHARD, again), read());
        assertEquals(20, again.position());
        assertEquals(30, ledger.move(again.at(30)).position());
    }

    @Test
    void theFirstWriteMayLoseItsAnswerToo() {
        ledger.move(UNSEEN);
        assertEquals(7, ledger.move(UNSEEN.at(7)).position());
        assertEquals(List.of(7L), read().values().stream().map(Cursor::position).toList());
    }

    @Test
    void aWriteByAnotherWatchIsNoAnswerThatGotLost() {
        Cursor first = ledger.move(UNSEEN);
        Ledger other = new Ledger(connection, name, CLOCK);
        Cursor theirs = other.move(first.at(10));
        assertThrows(TakenOverException.class, () -> ledger.move(first.at(20)));
        assertEquals(Map.of(SHARD, theirs), read());
    }
}
