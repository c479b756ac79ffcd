package dev.tocsin.connector.alert;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.FileFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps alerts as one JSON document a line: in a file, or on a stream that somebody reads. */
public final class NdjsonSink implements AlertSink {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final @Nullable Path file;
    private final @Nullable PrintStream stream;
    private final Set<String> present = new HashSet<>();

    private NdjsonSink(@Nullable Path file, @Nullable PrintStream stream) {
        this.file = file;
        this.stream = stream;
    }

    /** Adds to the file those alerts that it does not hold. */
    public static NdjsonSink to(Path file) {
        return new NdjsonSink(file, null);
    }

    /** Writes every alert, once in the life of this sink. */
    public static NdjsonSink to(PrintStream stream) {
        return new NdjsonSink(null, stream);
    }

    @Override
    public String destination() {
        return file == null ? "standard output" : file.toString();
    }

    /** Whoever was killed while writing left half a line. Its alert is not stored yet, and is found again. */
    @Override
    public void prepare() {
        if (file == null || !Files.exists(file)) {
            return;
        }
        int number = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                BufferedReader lines = reader(file)) {
            long tail = startOfLastLine(channel);
            boolean ended = tail == channel.size();
            String line = lines.readLine();
            while (line != null) {
                number++;
                String next = lines.readLine();
                if (next == null && !ended && isTorn(line)) {
                    channel.truncate(tail);
                    return;
                }
                if (!line.isBlank()) {
                    present.add(JSON.readTree(line).path("event").path("id").asText());
                }
                line = next;
            }
            if (!ended) {
                // Whole but for its end, which an editor or a copy took away.
                channel.write(ByteBuffer.wrap(new byte[] {'\n'}), channel.size());
            }
        } catch (IOException failure) {
            throw new EnvironmentException(
                    "line " + number + " of " + file + " cannot be read as an alert",
                    "move the file away or give another one with --output",
                    failure);
        }
    }

    /** Half a line may end with half a character; a strict reader would refuse it. */
    private static BufferedReader reader(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    /** Behind the last line end; the size of the file if it ends with one. */
    private static long startOfLastLine(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            channel.read(last.clear(), end - 1);
            if (last.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    /** Whether it begins like a line of ours, and is none. What is no line of ours at all is not ours to cut. */
    private static boolean isTorn(String line) {
        if (!line.startsWith("{")) {
            return false;
        }
        try {
            JSON.readTree(line);
            return false;
        } catch (IOException half) {
            return true;
        }
    }

    @Override
    public Stored store(List<AlertJson> alerts) {
        StringBuilder lines = new StringBuilder();
        int added = 0;
        for (AlertJson alert : alerts) {
            if (present.add(alert.id())) {
                lines.append(alert.json()).append('\n');
                added++;
            }
        }
        write(lines.toString());
        return new Stored(added, alerts.size() - added);
    }

    private void write(String lines) {
        if (stream != null) {
            stream.print(lines);
            stream.flush();
            if (stream.checkError()) {
                throw new EnvironmentException("nobody reads the alerts any more", "keep the reading end open");
            }
        } else if (file != null && !lines.isEmpty()) {
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            } catch (IOException failure) {
                throw new EnvironmentException(
                        "alerts cannot be written to " + file + ": " + FileFailure.writing(failure),
                        "check the folder, its permissions and the free space",
                        failure);
            }
        }
    }

    @Override
    public void close() {}
}
