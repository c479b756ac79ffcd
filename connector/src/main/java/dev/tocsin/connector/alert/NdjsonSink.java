package dev.tocsin.connector.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.connector.EnvironmentException;
import java.io.BufferedReader;
import java.io.IOException;
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

    @Override
    public void prepare() {
        if (file == null || !Files.exists(file)) {
            return;
        }
        cutTornLine(file);
        ObjectMapper json = new ObjectMapper();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    present.add(json.readTree(line).path("event").path("id").asText());
                }
            }
        } catch (IOException failure) {
            throw new EnvironmentException(
                    "line " + number + " of " + file + " cannot be read as an alert",
                    "move the file away or give another one with --output",
                    failure);
        }
    }

    /** Whoever was killed while writing left half a line. Its alert is not stored yet, and is found again. */
    private static void cutTornLine(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = channel.size();
            ByteBuffer last = ByteBuffer.allocate(1);
            while (end > 0) {
                last.clear();
                channel.read(last, end - 1);
                if (last.get(0) == '\n') {
                    break;
                }
                end--;
            }
            if (end < channel.size()) {
                channel.truncate(end);
            }
        } catch (IOException failure) {
            throw new EnvironmentException(
                    "the end of " + file + " cannot be read: " + failure.getMessage(),
                    "check its permissions, or give another file with --output",
                    failure);
        }
    }

    @Override
    public Stored store(List<Alert> alerts) {
        StringBuilder lines = new StringBuilder();
        int added = 0;
        for (Alert alert : alerts) {
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
                        "alerts cannot be written to " + file + ": " + failure.getMessage(),
                        "check the folder, its permissions and the free space",
                        failure);
            }
        }
    }

    @Override
    public void close() {}
}
