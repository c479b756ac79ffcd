package dev.tocsin.connector.scan;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The lines of one file or of standard input, gzip-compressed or not, UTF-8 or UTF-16: by content, not by name. Blank
 * lines are passed over.
 */
public final class EventFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 256 * 1024;
    /** Where compressed data is broken, what was decompressed in the same step is lost, so steps are short. */
    private static final int STEP_BYTES = 4 * 1024;

    private final String name;
    private final InputStream input;
    private final byte[] buffer = new byte[STEP_BYTES];
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream(BUFFER_BYTES);
    private byte[] line = {};
    private int position;
    private int limit;
    private long lineNumber;

    private EventFile(String name, InputStream input) {
        this.name = name;
        this.input = input;
    }

    /**
     * Opens a file, or standard input for {@code -}.
     *
     * @throws IOException if it does not exist or cannot be read
     */
    public static EventFile open(String name, InputStream standardInput) throws IOException {
        InputStream raw = name.equals("-") ? standardInput : Files.newInputStream(Path.of(name));
        try {
            return new EventFile(name, asUtf8(raw));
        } catch (EOFException | ZipException e) {
            raw.close();
            throw damaged(0, e);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /**
     * What a file of events says, as UTF-8: decompressed if it is gzip, recoded if it is UTF-16.
     *
     * @throws IOException if the beginning cannot be read, or is broken as compressed data
     */
    public static InputStream asUtf8(InputStream raw) throws IOException {
        return Encoding.asUtf8(decompressed(raw));
    }

    private static InputStream decompressed(InputStream raw) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER_BYTES);
        buffered.mark(2);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        return first == 0x1f && second == 0x8b ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
    }

    /**
     * Goes to the next line that is not blank. False at the end.
     *
     * @throws DamagedFileException if compressed data ends early or is broken
     */
    public boolean next() throws IOException {
        do {
            collected.reset();
            lineNumber++;
            if (!readLine()) {
                return false;
            }
            line = collected.toByteArray();
        } while (isBlank(line));
        return true;
    }

    /** The bytes of the line, without its end. Not a copy: valid until the next line. */
    public byte[] line() {
        return line;
    }

    /** From 1, blank lines counted. */
    public long lineNumber() {
        return lineNumber;
    }

    public String name() {
        return name;
    }

    private boolean readLine() throws IOException {
        while (true) {
            for (int i = position; i < limit; i++) {
                if (buffer[i] == '\n') {
                    collected.write(buffer, position, i - position);
                    position = i + 1;
                    return true;
                }
            }
            collected.write(buffer, position, limit - position);
            position = 0;
            limit = Math.max(0, fill());
            if (limit == 0) {
                return collected.size() > 0;
            }
        }
    }

    private int fill() throws IOException {
        try {
            return input.read(buffer, 0, STEP_BYTES);
        } catch (EOFException | ZipException e) {
            throw damaged(lineNumber - 1, e);
        }
    }

    private static DamagedFileException damaged(long linesRead, IOException cause) {
        String what = cause instanceof EOFException ? "ends in the middle" : "is broken";
        return new DamagedFileException(
                "its compressed data " + what + ", after " + String.format(Locale.ROOT, "%,d", linesRead)
                        + " whole lines",
                cause);
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
