package dev.tocsin.connector.ledger;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document of the ledger: a cursor, the state of a watch, or what it could not deliver. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record LedgerEntry(
        @JsonProperty("kind") String kind,
        @JsonProperty("watch") String watch,
        @JsonProperty("writer") String writer,
        @JsonProperty("updated_at") String updatedAt,
        @JsonProperty("index") @Nullable String index,
        @JsonProperty("index_uuid") @Nullable String indexUuid,
        @JsonProperty("shard") @Nullable Integer shard,
        @JsonProperty("history_uuid") @Nullable String historyUuid,
        @JsonProperty("position") @Nullable Long position,
        @JsonProperty("patterns") @Nullable List<String> patterns,
        @JsonProperty("hunted") @Nullable List<String> hunted,
        @JsonProperty("letter") @Nullable String letter,
        @JsonProperty("text") @Nullable String text,
        @JsonProperty("reason") @Nullable String reason) {
    static final String CURSOR = "cursor";
    static final String STATE = "state";
    static final String DEAD_LETTER = "dead_letter";

    static LedgerEntry of(Cursor cursor, String watch, String writer, String updatedAt) {
        return new LedgerEntry(
                CURSOR,
                watch,
                writer,
                updatedAt,
                cursor.index(),
                cursor.shard().indexUuid(),
                cursor.shard().shard(),
                cursor.history(),
                cursor.position(),
                null,
                null,
                null,
                null,
                null);
    }

    static LedgerEntry of(WatchState state, String watch, String writer, String updatedAt) {
        return new LedgerEntry(
                STATE,
                watch,
                writer,
                updatedAt,
                null,
                null,
                null,
                null,
                null,
                List.copyOf(state.patterns()),
                List.copyOf(state.hunted()),
                null,
                null,
                null);
    }

    static LedgerEntry of(DeadLetter letter, String watch, String writer, String updatedAt) {
        return new LedgerEntry(
                DEAD_LETTER,
                watch,
                writer,
                updatedAt,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                letter.id(),
                letter.text(),
                letter.reason());
    }

    /** Whether it says the same, whenever it was written. */
    boolean saysTheSame(LedgerEntry other) {
        return equals(new LedgerEntry(
                other.kind,
                other.watch,
                other.writer,
                updatedAt,
                other.index,
                other.indexUuid,
                other.shard,
                other.historyUuid,
                other.position,
                other.patterns,
                other.hunted,
                other.letter,
                other.text,
                other.reason));
    }
}
