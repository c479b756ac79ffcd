package dev.tocsin.connector.ledger;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.OpType;
import co.elastic.clients.elasticsearch._types.Result;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.IndexResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.elasticsearch.Connection;
import java.io.StringReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The memory of one watch, in Elasticsearch. */
public final class Ledger {
    /** A plain name: Elasticsearch keeps names that begin with a dot for itself. Hidden, so no pattern finds it. */
    public static final String INDEX = "tocsin-ledger";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,99}");
    private static final int CURSORS = 5_000;
    /** Few, as each may be large. */
    private static final int LETTERS = 50;

    private static final int LISTS = 20;

    private static final String DEFINITION = """
            {
              "settings": {"hidden": true, "number_of_shards": 1, "auto_expand_replicas": "0-1"},
              "mappings": {
                "dynamic": false,
                "properties": {
                  "kind": {"type": "keyword"},
                  "watch": {"type": "keyword"},
                  "writer": {"type": "keyword"},
                  "updated_at": {"type": "date"},
                  "index": {"type": "keyword"},
                  "index_uuid": {"type": "keyword"},
                  "shard": {"type": "integer"},
                  "history_uuid": {"type": "keyword"},
                  "position": {"type": "long"},
                  "letter": {"type": "keyword"},
                  "list": {"type": "keyword"}
                }
              }
            }
            """;

    private final Connection connection;
    private final String watch;
    private final Clock clock;
    private final String writer = UUID.randomUUID().toString();

    /**
     * The ledger of a watch.
     *
     * @param watch its name: watches of different names run side by side, each with its own rules and cursors
     * @throws EnvironmentException if the name is none
     */
    public Ledger(Connection connection, String watch, Clock clock) {
        if (!NAME.matcher(watch).matches()) {
            throw new EnvironmentException(
                    "`" + watch + "` cannot be the name of a watch",
                    "use lower-case letters, digits, `_`, `.` and `-`, at most 100");
        }
        this.connection = connection;
        this.watch = watch;
        this.clock = clock;
    }

    /** Makes the index unless it is there. */
    public void prepare() {
        connection.ask("making the index " + INDEX, client -> {
            boolean present = !client.indices()
                    .getSettings(request -> request.index(INDEX).ignoreUnavailable(true))
                    .result()
                    .isEmpty();
            if (present) {
                // One that an older version made knows nothing of dead letters or lists.
                client.indices()
                        .putMapping(request -> request.index(INDEX)
                                .properties("letter", property -> property.keyword(keyword -> keyword))
                                .properties("list", property -> property.keyword(keyword -> keyword)));
                return true;
            }
            try {
                client.indices().create(request -> request.index(INDEX).withJson(new StringReader(DEFINITION)));
            } catch (ElasticsearchException failure) {
                if (!"resource_already_exists_exception".equals(failure.error().type())) {
                    throw failure;
                }
            }
            return true;
        });
        connection.ask("refreshing " + INDEX, client -> client.indices().refresh(request -> request.index(INDEX)));
    }

    /** Every cursor of this watch, by shard. */
    public Map<ShardKey, Cursor> cursors() {
        Map<ShardKey, Cursor> cursors = new TreeMap<>();
        List<FieldValue> after = List.of();
        while (true) {
            List<Hit<LedgerEntry>> hits = page(LedgerEntry.CURSOR, CURSORS, after, List.of("index_uuid", "shard"));
            for (Hit<LedgerEntry> hit : hits) {
                Cursor cursor = cursor(hit);
                cursors.put(cursor.shard(), cursor);
            }
            if (hits.size() < CURSORS) {
                return cursors;
            }
            after = hits.getLast().sort();
        }
    }

    /** Some of what this watch keeps because it could not be delivered, by identifier; empty when no more follow. */
    public List<DeadLetter> deadLettersAfter(String id) {
        List<FieldValue> after = id.isEmpty() ? List.of() : List.of(FieldValue.of(id));
        return page(LedgerEntry.DEAD_LETTER, LETTERS, after, List.of("letter")).stream()
                .map(hit -> {
                    LedgerEntry.OfDeadLetter entry = source(hit, LedgerEntry.OfDeadLetter.class);
                    return new DeadLetter(
                            present(entry.letter(), hit.id()),
                            present(entry.text(), hit.id()),
                            present(entry.reason(), hit.id()));
                })
                .toList();
    }

    /**
     * Keeps what could not be delivered; when this returns, it is safe.
     *
     * @return whether it was not there before
     */
    public boolean keep(DeadLetter letter) {
        LedgerEntry entry =
                new LedgerEntry.OfDeadLetter(watch, writer, now(), letter.id(), letter.text(), letter.reason());
        return connection
                        .ask(
                                "keeping in " + INDEX + " what was refused",
                                client -> client.index(request ->
                                        request.index(INDEX).id(id(letter)).document(entry)))
                        .result()
                == Result.Created;
    }

    /** Forgets what was delivered after all. */
    public void drop(DeadLetter letter) {
        connection.ask(
                "dropping what was delivered from " + INDEX,
                client -> client.delete(request -> request.index(INDEX).id(id(letter))));
    }

    /** What of each IoC list this watch has hunted, by the id of the list. */
    public SortedMap<String, HuntedList> huntedLists() {
        SortedMap<String, HuntedList> lists = new TreeMap<>();
        List<FieldValue> after = List.of();
        while (true) {
            List<Hit<LedgerEntry>> hits = page(LedgerEntry.HUNTED_LIST, LISTS, after, List.of("list"));
            for (Hit<LedgerEntry> hit : hits) {
                HuntedList list = huntedList(hit);
                lists.put(list.list(), list);
            }
            if (hits.size() < LISTS) {
                return lists;
            }
            after = hits.getLast().sort();
        }
    }

    private static HuntedList huntedList(Hit<LedgerEntry> hit) {
        LedgerEntry.OfHuntedList entry = source(hit, LedgerEntry.OfHuntedList.class);
        Optional<Fingerprints> indicators = Fingerprints.read(present(entry.indicators(), hit.id()));
        Optional<LocalDate> from = entry.firstDay();
        return new HuntedList(
                present(entry.list(), hit.id()),
                // What cannot be read counts for nothing: the list is hunted again.
                indicators.isPresent() && from.isPresent() ? present(entry.question(), hit.id()) : "",
                from.orElse(LocalDate.EPOCH),
                indicators.orElse(Fingerprints.none()),
                Optional.of(revision(hit)));
    }

    /**
     * Writes down what of a list was hunted.
     *
     * @return the same as it stands in the ledger
     * @throws TakenOverException if another watch wrote it since we last saw it
     */
    public HuntedList save(HuntedList list) {
        LedgerEntry entry = new LedgerEntry.OfHuntedList(
                watch,
                writer,
                now(),
                list.list(),
                list.question(),
                list.from().toString(),
                list.indicators().written());
        Cursor.Revision revision = write(id(list), entry, list.revision(), "what is known of the list " + list.list());
        return new HuntedList(list.list(), list.question(), list.from(), list.indicators(), Optional.of(revision));
    }

    /** Forgets a list: should it come back, it is hunted again. */
    public void drop(HuntedList list) {
        connection.ask(
                "dropping a list from " + INDEX,
                client -> client.delete(request -> request.index(INDEX).id(id(list))));
    }

    /** Documents of one kind. The fields to sort by must tell any two of them apart. */
    private List<Hit<LedgerEntry>> page(String kind, int size, List<FieldValue> after, List<String> fields) {
        return connection
                .ask(
                        "reading " + INDEX,
                        client -> client.search(
                                search -> {
                                    search.index(INDEX)
                                            .size(size)
                                            .allowPartialSearchResults(false)
                                            .seqNoPrimaryTerm(true)
                                            .query(query -> query.bool(bool -> bool.filter(filter -> filter.term(term ->
                                                            term.field("watch").value(watch)))
                                                    .filter(filter -> filter.term(term ->
                                                            term.field("kind").value(kind)))));
                                    fields.forEach(name -> search.sort(sort -> sort.field(
                                            field -> field.field(name).order(SortOrder.Asc))));
                                    if (!after.isEmpty()) {
                                        search.searchAfter(after);
                                    }
                                    return search;
                                },
                                LedgerEntry.class))
                .hits()
                .hits();
    }

    private static Cursor cursor(Hit<LedgerEntry> hit) {
        LedgerEntry.OfCursor entry = source(hit, LedgerEntry.OfCursor.class);
        return new Cursor(
                new ShardKey(present(entry.indexUuid(), hit.id()), present(entry.shard(), hit.id())),
                present(entry.index(), hit.id()),
                present(entry.historyUuid(), hit.id()),
                present(entry.position(), hit.id()),
                Optional.of(revision(hit)));
    }

    private static Cursor.Revision revision(Hit<LedgerEntry> hit) {
        return new Cursor.Revision(present(hit.seqNo(), hit.id()), present(hit.primaryTerm(), hit.id()));
    }

    private static <T extends LedgerEntry> T source(Hit<LedgerEntry> hit, Class<T> kind) {
        return kind.cast(present(hit.source(), hit.id()));
    }

    private String now() {
        return clock.instant().toString();
    }

    private static <T> T present(@Nullable T value, @Nullable String id) {
        if (value == null) {
            throw new EnvironmentException(
                    "the document " + id + " of " + INDEX + " is damaged",
                    "delete that document: its shard is then read from the beginning, and no alert comes twice");
        }
        return value;
    }

    /**
     * Writes a cursor down; when this returns, it is kept.
     *
     * @return the cursor as it stands in the ledger
     * @throws TakenOverException if another watch wrote it since we last saw it
     */
    public Cursor move(Cursor cursor) {
        LedgerEntry entry = new LedgerEntry.OfCursor(
                watch,
                writer,
                now(),
                cursor.index(),
                cursor.shard().indexUuid(),
                cursor.shard().shard(),
                cursor.history(),
                cursor.position());
        return cursor.written(write(
                id(cursor.shard()),
                entry,
                cursor.revision(),
                "the shard " + cursor.shard().shard() + " of " + cursor.index()));
    }

    /** Forgets the cursor of a shard that is gone. */
    public void drop(Cursor cursor) {
        connection.ask(
                "dropping a cursor from " + INDEX,
                client -> client.delete(request -> request.index(INDEX).id(id(cursor.shard()))));
    }

    /** What the watch knows. */
    public WatchState state() {
        GetResponse<LedgerEntry> found = connection.ask(
                "reading the state of the watch",
                client -> client.get(request -> request.index(INDEX).id(stateId()), LedgerEntry.class));
        if (!(found.source() instanceof LedgerEntry.OfState entry)) {
            return WatchState.empty();
        }
        return new WatchState(
                new TreeSet<>(entry.patterns() == null ? List.<String>of() : entry.patterns()),
                new TreeSet<>(entry.hunted() == null ? List.<String>of() : entry.hunted()),
                Optional.of(new Cursor.Revision(
                        present(found.seqNo(), stateId()), present(found.primaryTerm(), stateId()))));
    }

    /**
     * Writes the state down.
     *
     * @return the state as it stands in the ledger
     * @throws TakenOverException if another watch wrote it since we last saw it
     */
    public WatchState save(WatchState state) {
        LedgerEntry entry = new LedgerEntry.OfState(
                watch, writer, now(), List.copyOf(state.patterns()), List.copyOf(state.hunted()));
        Cursor.Revision revision = write(stateId(), entry, state.revision(), "the state of the watch");
        return new WatchState(state.patterns(), state.hunted(), Optional.of(revision));
    }

    /**
     * A write of ours may have arrived although its answer did not, because a node went down. Then the next one finds
     * it there. Our own name in it tells that nobody else wrote since, and we go on from it.
     */
    private Cursor.Revision write(String id, LedgerEntry entry, Optional<Cursor.Revision> seen, String what) {
        Optional<Cursor.Revision> written = attempt(id, entry, seen);
        if (written.isPresent()) {
            return written.get();
        }
        GetResponse<LedgerEntry> found = connection.ask(
                "reading " + INDEX,
                client -> client.get(request -> request.index(INDEX).id(id), LedgerEntry.class));
        if (found.source() == null || !writer.equals(found.source().writer())) {
            throw new TakenOverException("another watch named `" + watch + "` moved " + what);
        }
        Cursor.Revision ours = new Cursor.Revision(present(found.seqNo(), id), present(found.primaryTerm(), id));
        if (entry.saysTheSame(found.source())) {
            return ours;
        }
        return attempt(id, entry, Optional.of(ours))
                .orElseThrow(() -> new TakenOverException("another watch named `" + watch + "` moved " + what));
    }

    /** Empty if the document is not as it was seen last. */
    private Optional<Cursor.Revision> attempt(String id, LedgerEntry entry, Optional<Cursor.Revision> seen) {
        return connection.ask("writing to " + INDEX, client -> {
            try {
                IndexResponse response = client.index(request -> {
                    request.index(INDEX).id(id).document(entry);
                    seen.ifPresentOrElse(
                            revision ->
                                    request.ifSeqNo(revision.sequenceNumber()).ifPrimaryTerm(revision.primaryTerm()),
                            () -> request.opType(OpType.Create));
                    return request;
                });
                return Optional.of(
                        new Cursor.Revision(present(response.seqNo(), id), present(response.primaryTerm(), id)));
            } catch (ElasticsearchException failure) {
                if (failure.status() == 409) {
                    return Optional.empty();
                }
                throw failure;
            }
        });
    }

    private String id(ShardKey shard) {
        return watch + "/cursor/" + shard.indexUuid() + "/" + shard.shard();
    }

    private String id(DeadLetter letter) {
        return watch + "/dead_letter/" + letter.id();
    }

    private String id(HuntedList list) {
        return watch + "/list/" + list.list();
    }

    private String stateId() {
        return watch + "/state";
    }
}
