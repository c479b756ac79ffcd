package dev.tocsin.compiler.indicator;

import static dev.tocsin.compiler.indicator.IndicatorValues.invalid;
import static dev.tocsin.compiler.indicator.IndicatorValues.isNot;
import static dev.tocsin.compiler.indicator.IndicatorValues.valid;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses and networks; IPv6 in the spelling of RFC 5952. */
final class Addresses {
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    private static final Pattern PREFIX_LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");
    /** Some programs read such a number as octal, so nobody knows which address is meant. */
    private static final Pattern LEADING_ZERO = Pattern.compile("(?:[0-9]+\\.)*0[0-9]+(?:\\.[0-9]+)*");

    private Addresses() {}

    static ValueReading ipv4(String text) {
        if (LEADING_ZERO.matcher(text).matches()) {
            return invalid("has a leading zero in it");
        }
        return text.indexOf(':') < 0 && address(text).isPresent() ? valid(text) : isNot(IndicatorType.IPV4);
    }

    static ValueReading ipv6(String text) {
        Optional<InetAddress> address = text.indexOf(':') < 0 ? Optional.empty() : address(text);
        if (address.isEmpty()) {
            return isNot(IndicatorType.IPV6);
        }
        String spelled = InetAddresses.toAddrString(address.get());
        return bits(address.get()) == IPV4_BITS
                ? invalid("is the IPv4 address " + spelled + " in the notation of IPv6")
                : valid(spelled);
    }

    static ValueReading network(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return address(text).isPresent()
                    ? invalid("is one address, without the length of a prefix")
                    : isNot(IndicatorType.CIDR);
        }
        String length = text.substring(slash + 1);
        Optional<InetAddress> address = address(text.substring(0, slash));
        if (address.isEmpty() || !PREFIX_LENGTH.matcher(length).matches()) {
            return isNot(IndicatorType.CIDR);
        }
        int bits = bits(address.get());
        if (bits == IPV4_BITS && text.indexOf(':') >= 0) {
            return invalid("is a network of IPv4 in the notation of IPv6");
        }
        int prefix = Integer.parseInt(length);
        if (prefix > bits) {
            return invalid("has a prefix of more than " + bits + " bits");
        }
        String network = InetAddresses.toAddrString(masked(address.get(), prefix)) + "/" + prefix;
        return network.equals(InetAddresses.toAddrString(address.get()) + "/" + prefix)
                ? valid(network)
                : invalid("has bits set behind its prefix; the network is " + network);
    }

    /** Of either version; empty if it is none, or names a network interface. Asks no name service. */
    static Optional<InetAddress> address(String text) {
        return text.indexOf('%') < 0 && InetAddresses.isInetAddress(text)
                ? Optional.of(InetAddresses.forString(text))
                : Optional.empty();
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length == 4 ? IPV4_BITS : IPV6_BITS;
    }

    private static InetAddress masked(InetAddress address, int prefix) {
        byte[] bytes = address.getAddress();
        for (int bit = prefix; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has four or sixteen bytes", impossible);
        }
    }
}
