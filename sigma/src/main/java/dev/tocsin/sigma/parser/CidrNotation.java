package dev.tocsin.sigma.parser;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Whether a text is an IP network. */
final class CidrNotation {
    private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]{0,45}:[0-9a-fA-F:.]{0,45}");
    private static final Pattern PREFIX = Pattern.compile("0|[1-9]\\d{0,2}");

    private CidrNotation() {}

    /** An address alone is the network of that one address. Bits behind the prefix must be zero. */
    static boolean isNetwork(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        // The patterns see to it that only literals reach InetAddress, which would ask a name server for anything else.
        if (!IPV4.matcher(address).matches() && !IPV6.matcher(address).matches()) {
            return false;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            if (slash < 0) {
                return true;
            }
            String prefix = text.substring(slash + 1);
            int bits = bytes.length * 8;
            if (!PREFIX.matcher(prefix).matches() || Integer.parseInt(prefix) > bits) {
                return false;
            }
            int hostBits = bits - Integer.parseInt(prefix);
            BigInteger number = new BigInteger(1, bytes);
            return number.signum() == 0 || number.getLowestSetBit() >= hostBits;
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
