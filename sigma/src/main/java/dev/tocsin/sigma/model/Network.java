package dev.tocsin.sigma.model;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IPv4 or IPv6 network in CIDR notation. */
public final class Network {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d{2}|[1-9]?\\d)";
    /** Each at most 255: Java would ask the name service for an address that is out of range. */
    private static final Pattern DECIMAL_OCTETS = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET);

    private static final Pattern HEXADECIMAL_GROUPS = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern PREFIX_LENGTH = Pattern.compile("0|[1-9]\\d{0,2}");

    private final byte[] address;
    private final int prefixLength;

    private Network(byte[] address, int prefixLength) {
        this.address = address;
        this.prefixLength = prefixLength;
    }

    /** Reads {@code address/prefix}, or an address alone. Empty if it is none, or if it has bits set behind the prefix. */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Optional<byte[]> address = address(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        // A mapped address is read as the IPv4 address in its last 32 bits.
        int mapped = address.get().length == 4 && text.indexOf(':') >= 0 ? 96 : 0;
        int bits = mapped + address.get().length * 8;
        String prefix = slash < 0 ? Integer.toString(bits) : text.substring(slash + 1);
        if (!PREFIX_LENGTH.matcher(prefix).matches()
                || Integer.parseInt(prefix) > bits
                || Integer.parseInt(prefix) < mapped) {
            return Optional.empty();
        }
        Network network = new Network(address.get(), Integer.parseInt(prefix) - mapped);
        return network.hasHostBits() ? Optional.empty() : Optional.of(network);
    }

    /** The bytes of an IP address in text, four for IPv4 and IPv4-mapped ones; empty if the text is no address. */
    public static Optional<byte[]> address(String text) {
        boolean literal = DECIMAL_OCTETS.matcher(text).matches()
                || HEXADECIMAL_GROUPS.matcher(text).matches();
        if (!literal) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Whether the text is an address in this network. */
    public boolean contains(String text) {
        Optional<byte[]> other = address(text);
        return other.isPresent() && contains(other.get());
    }

    /** Whether the bytes, as {@link #address(String)} gives them, are an address in this network. */
    public boolean contains(byte[] other) {
        return other.length == address.length && samePrefix(other);
    }

    /** Whether every address of the other network is in this one. */
    public boolean containsAll(Network other) {
        return other.prefixLength >= prefixLength && contains(other.address);
    }

    private boolean samePrefix(byte[] other) {
        int wholeBytes = prefixLength / 8;
        if (!Arrays.equals(other, 0, wholeBytes, address, 0, wholeBytes)) {
            return false;
        }
        for (int bit = wholeBytes * 8; bit < prefixLength; bit++) {
            if (bit(other, bit) != bit(address, bit)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasHostBits() {
        for (int bit = prefixLength; bit < address.length * 8; bit++) {
            if (bit(address, bit)) {
                return true;
            }
        }
        return false;
    }

    private static boolean bit(byte[] bytes, int index) {
        return (bytes[index / 8] >> (7 - index % 8) & 1) == 1;
    }

    /** Four bytes for IPv4, sixteen for IPv6. */
    public byte[] address() {
        return address.clone();
    }

    public int prefixLength() {
        return prefixLength;
    }

    public boolean isIpv4() {
        return address.length == 4;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network network
                && prefixLength == network.prefixLength
                && Arrays.equals(address, network.address);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(address) + prefixLength;
    }

    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(address).getHostAddress() + "/" + prefixLength;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
