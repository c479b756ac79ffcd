package dev.tocsin.connector.elasticsearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.tocsin.connector.EnvironmentException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer to a search. The typed client would make a tree of every document only for it to be written again;
 * here the bytes of {@code _source} are cut out of the answer as they are.
 */
final class PageReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1_000)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final byte[] answer;
    private final JsonParser parser;
    private final List<Hit> hits = new ArrayList<>();
    private final NavigableSet<String> failures = new TreeSet<>();
    private @Nullable String pointInTime;

    private PageReader(byte[] answer, JsonParser parser) {
        this.answer = answer;
        this.parser = parser;
    }

    /**
     * @throws EnvironmentException if the answer is not whole
     * @throws IOException if it is no answer to a search
     */
    static Page read(byte[] answer, String purpose) throws IOException {
        try (JsonParser parser = JSON.createParser(answer)) {
            PageReader reader = new PageReader(answer, parser);
            reader.readAnswer();
            if (!reader.failures.isEmpty()) {
                throw new EnvironmentException(
                        purpose + " gave no whole answer: " + String.join("; ", reader.failures),
                        "what was not searched is not known to be clean; repair the cluster and run this again");
            }
            return new Page(Optional.ofNullable(reader.pointInTime), reader.hits, answer.length);
        }
    }

    private void readAnswer() throws IOException {
        expect(parser.nextToken(), JsonToken.START_OBJECT);
        boolean sawHits = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "pit_id" -> pointInTime = parser.getText();
                case "timed_out" -> {
                    if (parser.getBooleanValue()) {
                        failures.add("the search timed out");
                    }
                }
                case "terminated_early" -> {
                    if (parser.getBooleanValue()) {
                        failures.add("the search ended early");
                    }
                }
                case "_shards" -> readShards();
                case "_clusters" -> readClusters();
                case "hits" -> {
                    sawHits = true;
                    readHits();
                }
                default -> parser.skipChildren();
            }
        }
        if (!sawHits) {
            throw new IOException("the answer has no hits section");
        }
    }

    private void readShards() throws IOException {
        int failed = 0;
        int named = failures.size();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "failed" -> failed = parser.getIntValue();
                case "failures" -> readFailures();
                default -> parser.skipChildren();
            }
        }
        if (failed > 0 && failures.size() == named) {
            failures.add(failed + " shards failed");
        }
    }

    private void readFailures() throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            String index = "?";
            int shard = -1;
            String reason = "no reason given";
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "index" -> index = parser.getText();
                    case "shard" -> shard = parser.getIntValue();
                    case "reason" -> reason = readReason();
                    default -> parser.skipChildren();
                }
            }
            failures.add("shard " + shard + " of " + index + " failed: " + reason);
        }
    }

    private String readReason() throws IOException {
        String reason = "no reason given";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("reason") && parser.currentToken() == JsonToken.VALUE_STRING) {
                reason = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        return reason;
    }

    /** A search over several clusters leaves out those that do not answer, and says so only here. */
    private void readClusters() throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            boolean counts = name.equals("skipped") || name.equals("partial") || name.equals("failed");
            if (counts && parser.getIntValue() > 0) {
                failures.add(parser.getIntValue() + " remote clusters " + name);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readHits() throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("hits")) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    hits.add(readHit());
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private Hit readHit() throws IOException {
        String index = "";
        String id = "";
        long sort = -1;
        byte[] source = new byte[0];
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "_index" -> index = parser.getText();
                case "_id" -> id = parser.getText();
                case "_source" -> {
                    int start = (int) parser.currentTokenLocation().getByteOffset();
                    parser.skipChildren();
                    source = Arrays.copyOfRange(
                            answer, start, (int) parser.currentLocation().getByteOffset());
                }
                case "sort" -> {
                    if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                        sort = parser.getLongValue();
                    }
                    while (parser.currentToken() != JsonToken.END_ARRAY) {
                        parser.nextToken();
                    }
                }
                default -> parser.skipChildren();
            }
        }
        if (source.length == 0) {
            throw new EnvironmentException(
                    "document " + id + " of " + index + " comes without its source",
                    "Tocsin verifies what it finds on _source; the mapping of " + index
                            + " disables it, so leave that index out with --index");
        }
        return new Hit(index, id, sort, source);
    }

    private static void expect(@Nullable JsonToken actual, JsonToken expected) throws IOException {
        if (actual != expected) {
            throw new IOException("expected " + expected + ", found " + actual);
        }
    }
}
