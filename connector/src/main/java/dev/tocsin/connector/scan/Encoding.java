package dev.tocsin.connector.scan;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The encodings that files of JSON come in. Windows PowerShell 5 writes UTF-16 with {@code >} and {@code Out-File}, and
 * a byte order mark before UTF-8.
 */
final class Encoding {
    private static final int BUFFER_BYTES = 64 * 1024;

    private Encoding() {}

    /** The same text in UTF-8, without a byte order mark. */
    static InputStream asUtf8(InputStream raw) throws IOException {
        BufferedInputStream input = new BufferedInputStream(raw, BUFFER_BYTES);
        input.mark(3);
        byte[] start = input.readNBytes(3);
        input.reset();
        if (startsWith(start, 0xef, 0xbb, 0xbf)) {
            input.skipNBytes(3);
            return input;
        }
        Optional<Charset> wide = wide(start);
        if (wide.isEmpty()) {
            return input;
        }
        if (startsWith(start, 0xff, 0xfe) || startsWith(start, 0xfe, 0xff)) {
            input.skipNBytes(2);
        }
        return new Narrowed(new InputStreamReader(input, wide.get()));
    }

    /** By the mark, or else because text of JSON begins with an ASCII character (RFC 4627, section 3). */
    private static Optional<Charset> wide(byte[] start) {
        if (startsWith(start, 0xff, 0xfe) || (start.length > 1 && start[0] != 0 && start[1] == 0)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (startsWith(start, 0xfe, 0xff) || (start.length > 1 && start[0] == 0 && start[1] != 0)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= bytes.length || Byte.toUnsignedInt(bytes[i]) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** Text as UTF-8. A single half of a surrogate pair comes as U+FFFD, as Winlogbeat writes it too. */
    private static final class Narrowed extends InputStream {
        private final Reader text;
        private final CharBuffer characters = CharBuffer.allocate(BUFFER_BYTES / 2);
        private byte[] bytes = {};
        private int position;

        Narrowed(Reader text) {
            this.text = text;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (position == bytes.length && !refill()) {
                return -1;
            }
            int count = Math.min(length, bytes.length - position);
            System.arraycopy(bytes, position, into, offset, count);
            position += count;
            return count;
        }

        private boolean refill() throws IOException {
            // A decoder hands out both halves of a pair or none.
            if (text.read(characters.clear()) < 0) {
                return false;
            }
            bytes = characters.flip().toString().getBytes(StandardCharsets.UTF_8);
            position = 0;
            return true;
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
