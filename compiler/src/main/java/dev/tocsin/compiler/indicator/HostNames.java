package dev.tocsin.compiler.indicator;

import static dev.tocsin.compiler.indicator.IndicatorValues.invalid;
import static dev.tocsin.compiler.indicator.IndicatorValues.isNot;
import static dev.tocsin.compiler.indicator.IndicatorValues.valid;

import com.google.common.net.InetAddresses;
import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.net.Inet6Address;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Host names as the DNS knows them, and what holds them: URLs and e-mail addresses. Lower case, without the dot of the
 * root, names beyond ASCII in Punycode, as events show them.
 */
final class HostNames {
    private static final int MAX_LENGTH = 253;
    private static final int MAX_LABEL = 63;

    /** Underscores stand in names of services and of hosts that Windows names. */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?");

    /** No top-level domain begins with a digit, so no address passes for a name. */
    private static final Pattern TOP_LEVEL = Pattern.compile("[a-z](?:[a-z0-9-]*[a-z0-9])?");

    /**
     * Top-level domains outside the DNS's root that are in use all the same: of other naming systems, and of networks
     * within an organisation (RFC 2606, 6761, 6762, 7686, 8375, and what Active Directory domains are named).
     */
    private static final Set<String> BESIDE_THE_ROOT = Set.of(
            "onion",
            "i2p",
            "bit",
            "eth",
            "lib",
            "bazar",
            "coin",
            "emc",
            "zil",
            "crypto",
            "exit",
            "local",
            "localhost",
            "localdomain",
            "lan",
            "internal",
            "intranet",
            "intra",
            "corp",
            "home",
            "private",
            "domain",
            "test",
            "example",
            "invalid",
            "alt",
            "arpa");

    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#\\\\]*)(.*)");
    private static final Pattern AUTHORITY = Pattern.compile("(.*@)?(\\[[^\\[\\]@]*]|[^:@\\[\\]]+)(?::([0-9]*))?");

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,9}|0x[0-9a-fA-F]{1,8}");
    private static final long FIRST_WHOLE_ADDRESS = 0x0100_0000L;
    private static final long LAST_ADDRESS = 0xFFFF_FFFFL;

    /** How people write schemes so that nobody clicks on them. */
    private static final Pattern DEFANGED_SCHEME = Pattern.compile("(?i)(?:h[x*]{2}ps?|meows?|fxps?|ftx|hxxp.*)");

    private static final Pattern LOCAL_PART = Pattern.compile("[^\\s@\"<>()\\[\\],;:\\\\]{1,64}");

    private HostNames() {}

    static ValueReading hostName(String text) {
        Optional<String> name = name(text);
        if (name.isPresent() && name.get().indexOf('.') < 0) {
            return invalid("is not a host name: there is no dot in it");
        }
        return name.isPresent() ? valid(name.get()) : isNot(IndicatorType.HOSTNAME);
    }

    static ValueReading domain(String text) {
        Optional<String> name = name(text);
        if (name.isEmpty()) {
            return isNot(IndicatorType.DOMAIN);
        }
        String topLevel = name.get().substring(name.get().lastIndexOf('.') + 1);
        if (BESIDE_THE_ROOT.contains(topLevel)) {
            return name.get().equals(topLevel) ? isNot(IndicatorType.DOMAIN) : valid(name.get());
        }
        // The library takes no label that begins or ends with an underscore; for the suffix it makes no difference.
        InternetDomainName domain = InternetDomainName.from(name.get().replace('_', 'x'));
        if (domain.isRegistrySuffix()) {
            return invalid("is a public suffix, under which anybody registers names");
        }
        return domain.hasRegistrySuffix()
                ? valid(name.get())
                : invalid("is not a domain name: there is no top-level domain `" + topLevel + "`");
    }

    static ValueReading url(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches() || !text.codePoints().noneMatch(HostNames::isBlankOrControl)) {
            return isNot(IndicatorType.URL);
        }
        if (DEFANGED_SCHEME.matcher(url.group(1)).matches()) {
            return invalid("is defanged: `" + url.group(1) + "` is no scheme");
        }
        Matcher authority = AUTHORITY.matcher(url.group(2));
        if (!authority.matches()) {
            return isNot(IndicatorType.URL);
        }
        String port = Optional.ofNullable(authority.group(3)).orElse("");
        if (!port.isEmpty() && !IndicatorValues.isPort(port)) {
            return invalid("has `" + port + "` where the port stands");
        }
        String user = Optional.ofNullable(authority.group(1)).orElse("");
        String behindHost = url.group(2).substring(authority.end(2)) + url.group(3);
        String scheme = url.group(1).toLowerCase(Locale.ROOT);
        return host(authority.group(2))
                .or(() -> number(authority.group(2), user))
                .map(host -> valid(scheme + "://" + user + host + behindHost))
                .orElseGet(() -> isNot(IndicatorType.URL));
    }

    static ValueReading email(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || !LOCAL_PART.matcher(text.substring(0, at)).matches()) {
            return isNot(IndicatorType.EMAIL);
        }
        String local = text.substring(0, at).toLowerCase(Locale.ROOT);
        return hostName(text.substring(at + 1)) instanceof ValueReading.Valid(String host)
                ? valid(local + "@" + host)
                : isNot(IndicatorType.EMAIL);
    }

    /** What stands in a URL: an address, IPv6 in brackets, or a name, here also one without a dot. */
    private static Optional<String> host(String text) {
        if (text.startsWith("[")) {
            return Addresses.address(text.substring(1, text.length() - 1))
                    .filter(Inet6Address.class::isInstance)
                    .map(address -> "[" + InetAddresses.toAddrString(address) + "]");
        }
        return Addresses.address(text).isPresent() ? Optional.of(text) : name(text);
    }

    /** An IPv4 address as one number, as browsers read it; a small one only where a user before it misleads the reader. */
    private static Optional<String> number(String text, String user) {
        boolean whole = NUMBER.matcher(text).matches() && Long.decode(text) <= LAST_ADDRESS;
        return whole && (Long.decode(text) >= FIRST_WHOLE_ADDRESS || !user.isEmpty())
                ? Optional.of(text)
                : Optional.empty();
    }

    /** A name of one label or more in its one spelling; empty if it is none. */
    private static Optional<String> name(String text) {
        String absolute = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        Optional<String> name = ascii(absolute).map(ascii -> ascii.toLowerCase(Locale.ROOT));
        return name.filter(HostNames::isName);
    }

    private static Optional<String> ascii(String text) {
        if (text.chars().allMatch(character -> character < 0x80)) {
            return Optional.of(text);
        }
        try {
            return Optional.of(IDN.toASCII(text, IDN.ALLOW_UNASSIGNED));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    private static boolean isName(String name) {
        if (name.length() > MAX_LENGTH) {
            return false;
        }
        String[] labels = name.split("\\.", -1);
        for (String label : labels) {
            if (label.length() > MAX_LABEL || !LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return TOP_LEVEL.matcher(labels[labels.length - 1]).matches();
    }

    private static boolean isBlankOrControl(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.isISOControl(codePoint);
    }
}
