package dev.tocsin.connector.ledger;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document of the ledger. What it must have may be missing in one that somebody else wrote, so it is looked at when it
 * is read.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LedgerEntry.OfCursor.class, name = LedgerEntry.CURSOR),
    @JsonSubTypes.Type(value = LedgerEntry.OfState.class, name = LedgerEntry.STATE),
    @JsonSubTypes.Type(value = LedgerEntry.OfDeadLetter.class, name = LedgerEntry.DEAD_LETTER),
    @JsonSubTypes.Type(value = LedgerEntry.OfHuntedList.class, name = LedgerEntry.HUNTED_LIST)
})
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
sealed interface LedgerEntry {
    String CURSOR = "cursor";
    String STATE = "state";
    String DEAD_LETTER = "dead_letter";
    String HUNTED_LIST = "hunted_list";

    /** The run that wrote it. */
    @Nullable
    String writer();

    /** The same, written at another time. */
    LedgerEntry at(@Nullable String time);

    /** When it was written. */
    @Nullable
    String updatedAt();

    /** Whether it says the same, whenever it was written. */
    default boolean saysTheSame(LedgerEntry other) {
        return equals(other.at(updatedAt()));
    }

    /** How far a shard was read. */
    record OfCursor(
            @JsonProperty("watch") @Nullable String watch,
            @JsonProperty("writer") @Nullable String writer,
            @JsonProperty("updated_at") @Nullable String updatedAt,
            @JsonProperty("index") @Nullable String index,
            @JsonProperty("index_uuid") @Nullable String indexUuid,
            @JsonProperty("shard") @Nullable Integer shard,
            @JsonProperty("history_uuid") @Nullable String historyUuid,
            @JsonProperty("position") @Nullable Long position)
            implements LedgerEntry {
        @Override
        public LedgerEntry at(@Nullable String time) {
            return new OfCursor(watch, writer, time, index, indexUuid, shard, historyUuid, position);
        }
    }

    /** What a watch knows besides. */
    record OfState(
            @JsonProperty("watch") @Nullable String watch,
            @JsonProperty("writer") @Nullable String writer,
            @JsonProperty("updated_at") @Nullable String updatedAt,
            @JsonProperty("patterns") @Nullable List<String> patterns,
            @JsonProperty("hunted") @Nullable List<String> hunted)
            implements LedgerEntry {
        @Override
        public LedgerEntry at(@Nullable String time) {
            return new OfState(watch, writer, time, patterns, hunted);
        }
    }

    /** What could not be delivered. */
    record OfDeadLetter(
            @JsonProperty("watch") @Nullable String watch,
            @JsonProperty("writer") @Nullable String writer,
            @JsonProperty("updated_at") @Nullable String updatedAt,
            @JsonProperty("letter") @Nullable String letter,
            @JsonProperty("text") @Nullable String text,
            @JsonProperty("reason") @Nullable String reason)
            implements LedgerEntry {
        @Override
        public LedgerEntry at(@Nullable String time) {
            return new OfDeadLetter(watch, writer, time, letter, text, reason);
        }
    }

    /** What of an IoC list has seen the past. */
    record OfHuntedList(
            @JsonProperty("watch") @Nullable String watch,
            @JsonProperty("writer") @Nullable String writer,
            @JsonProperty("updated_at") @Nullable String updatedAt,
            @JsonProperty("list") @Nullable String list,
            @JsonProperty("question") @Nullable String question,
            @JsonProperty("from") @Nullable String from,
            @JsonProperty("indicators") @Nullable String indicators)
            implements LedgerEntry {
        /** {@link #from} as a day; empty if it is none. */
        Optional<LocalDate> firstDay() {
            try {
                return from == null ? Optional.empty() : Optional.of(LocalDate.parse(from));
            } catch (DateTimeParseException damaged) {
                return Optional.empty();
            }
        }

        @Override
        public LedgerEntry at(@Nullable String time) {
            return new OfHuntedList(watch, writer, time, list, question, from, indicators);
        }
    }
}
