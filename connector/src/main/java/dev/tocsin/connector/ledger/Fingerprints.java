package dev.tocsin.connector.ledger;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A set of numbers of 48 bits, each of which stands for a longer text, in few bytes. Of 100,000 texts one more is taken
 * for one of them with a probability of 4 in 10 billion.
 *
 * <p>Written, it is Base64 (RFC 4648, without padding) of the differences between neighbours in rising order, the first
 * one from 0, each as LEB128: seven bits a byte, the lowest first, the highest bit says that another byte follows. Of
 * 100,000 numbers each takes five bytes.
 */
public final class Fingerprints {
    private static final int BITS = 48;
    private static final long LIMIT = 1L << BITS;

    /** In rising order, each once. */
    private final long[] numbers;

    private Fingerprints(long[] numbers) {
        this.numbers = numbers;
    }

    /** None. */
    public static Fingerprints none() {
        return new Fingerprints(new long[0]);
    }

    /** These numbers, in any order. */
    public static Fingerprints of(LongStream numbers) {
        long[] sorted = numbers.sorted().distinct().toArray();
        if (sorted.length > 0 && (sorted[0] < 0 || sorted[sorted.length - 1] >= LIMIT)) {
            throw new IllegalArgumentException("a fingerprint has " + BITS + " bits");
        }
        return new Fingerprints(sorted);
    }

    /** The number that stands for a text with this digest: its first 48 bits, the highest first. */
    public static long first(byte[] digest) {
        long number = 0;
        for (int i = 0; i < BITS / Byte.SIZE; i++) {
            number = (number << Byte.SIZE) | (digest[i] & 0xff);
        }
        return number;
    }

    public boolean contains(long number) {
        return Arrays.binarySearch(numbers, number) >= 0;
    }

    public int size() {
        return numbers.length;
    }

    /** Those that the other set has as well. */
    public Fingerprints retain(Fingerprints other) {
        return new Fingerprints(Arrays.stream(numbers).filter(other::contains).toArray());
    }

    /** As the ledger keeps them. */
    String written() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(numbers.length * 5);
        long previous = 0;
        for (long number : numbers) {
            long rest = number - previous;
            while (rest > 0x7f) {
                bytes.write((int) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
            previous = number;
        }
        return Base64.getEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** What {@link #written} wrote; empty if the text is no such thing. */
    static Optional<Fingerprints> read(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        LongStream.Builder numbers = LongStream.builder();
        long number = 0;
        long difference = 0;
        int shift = 0;
        for (byte next : bytes) {
            if (shift >= BITS + 7) {
                return Optional.empty();
            }
            difference |= (next & 0x7fL) << shift;
            shift += 7;
            if (next >= 0) {
                number += difference;
                if (number >= LIMIT) {
                    return Optional.empty();
                }
                numbers.add(number);
                difference = 0;
                shift = 0;
            }
        }
        return shift == 0 ? Optional.of(of(numbers.build())) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprints same && Arrays.equals(numbers, same.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return numbers.length + " fingerprints";
    }
}
