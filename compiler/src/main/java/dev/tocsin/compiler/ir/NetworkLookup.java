package dev.tocsin.compiler.ir;

import dev.tocsin.sigma.model.Network;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the networks of an address by its first bits, once for each length of prefix among them. */
final class NetworkLookup implements Lookup {
    private static final int[] NONE = {};
    private static final int IPV6_BYTES = 16;

    private final Portion portion;
    private final Map<Prefix, int[]> numbers = new HashMap<>();
    private final int[] lengthsOfIpv4;
    private final int[] lengthsOfIpv6;

    /** The first bits of an address of so many bytes, in two words. */
    private record Prefix(int bytes, int length, long high, long low) {
        static Prefix of(byte[] address, int length) {
            long high = address.length == IPV6_BYTES
                    ? ByteBuffer.wrap(address).getLong()
                    : (long) ByteBuffer.wrap(address).getInt() << Integer.SIZE;
            long low = address.length == IPV6_BYTES ? ByteBuffer.wrap(address).getLong(Long.BYTES) : 0;
            return new Prefix(address.length, length, first(high, length), first(low, length - Long.SIZE));
        }

        private static long first(long bits, int length) {
            return length <= 0 ? 0 : length >= Long.SIZE ? bits : bits & -1L << (Long.SIZE - length);
        }
    }

    NetworkLookup(Portion portion, List<String> values) {
        this.portion = portion;
        SortedSet<Integer> ofIpv4 = new TreeSet<>();
        SortedSet<Integer> ofIpv6 = new TreeSet<>();
        for (int number = 0; number < values.size(); number++) {
            Network network = Portion.network(values.get(number));
            (network.isIpv4() ? ofIpv4 : ofIpv6).add(network.prefixLength());
            numbers.merge(
                    Prefix.of(network.address(), network.prefixLength()), new int[] {number}, NetworkLookup::joined);
        }
        this.lengthsOfIpv4 = ofIpv4.stream().mapToInt(Integer::intValue).toArray();
        this.lengthsOfIpv6 = ofIpv6.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] joined(int[] first, int[] second) {
        int[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    @Override
    public Search find(String text, Found found) {
        if (text.isEmpty()) {
            return Search.ON;
        }
        if (portion == Portion.ADDRESS) {
            return address(text, found);
        }
        for (String part : portion.readings(text)) {
            if (!part.isEmpty() && address(part, found) == Search.OVER) {
                return Search.OVER;
            }
        }
        return Search.ON;
    }

    private Search address(String text, Found found) {
        // Most texts that are no address end here, before any expression is tried.
        if (Character.digit(text.charAt(0), 16) < 0 && text.charAt(0) != ':' && text.charAt(0) != '.') {
            return Search.ON;
        }
        return Network.address(text).map(bytes -> address(bytes, found)).orElse(Search.ON);
    }

    private Search address(byte[] bytes, Found found) {
        for (int length : bytes.length == IPV6_BYTES ? lengthsOfIpv6 : lengthsOfIpv4) {
            for (int number : numbers.getOrDefault(Prefix.of(bytes, length), NONE)) {
                if (found.value(number) == Search.OVER) {
                    return Search.OVER;
                }
            }
        }
        return Search.ON;
    }
}
