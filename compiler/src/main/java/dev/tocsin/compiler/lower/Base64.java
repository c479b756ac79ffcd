package dev.tocsin.compiler.lower;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Base64 as it stands inside logs. */
final class Base64 {
    private static final java.util.Base64.Encoder ENCODER = java.util.Base64.getEncoder();

    /** How many leading characters of the encoding also depend on the bytes before, by offset. */
    private static final int[] LEADING = {0, 2, 3};

    /** How many trailing characters also depend on the bytes after, by the length modulo 3. */
    private static final int[] TRAILING = {0, 3, 2};

    private Base64() {}

    static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /**
     * What the bytes look like inside the encoding of a longer text: one form for each distance from the nearest
     * multiple of three bytes, without the characters that depend on the neighbours.
     */
    static List<String> encodeAtEachOffset(byte[] bytes) {
        return IntStream.range(0, 3)
                .mapToObj(offset -> {
                    byte[] shifted = new byte[offset + bytes.length];
                    Arrays.fill(shifted, (byte) ' ');
                    System.arraycopy(bytes, 0, shifted, offset, bytes.length);
                    String encoded = encode(shifted);
                    int end = encoded.length() - TRAILING[shifted.length % 3];
                    return encoded.substring(Math.min(LEADING[offset], end), end);
                })
                .toList();
    }
}
