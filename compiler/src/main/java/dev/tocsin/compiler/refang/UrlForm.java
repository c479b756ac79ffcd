package dev.tocsin.compiler.refang;

import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.refang.Recognition.Broken;
import dev.tocsin.compiler.refang.Recognition.Nothing;
import dev.tocsin.compiler.refang.Recognition.Value;
import java.util.Locale;
import java.util.Set;

/** URLs. */
final class UrlForm {
    private static final Set<String> WEB =
            Set.of("http", "https", "ftp", "ftps", "sftp", "ws", "wss", "ldap", "ldaps", "smb");

    /** Of a connection rather than of a resource. */
    private static final Set<String> TRANSPORT = Set.of(
            "tcp", "udp", "tls", "ssl", "ssh", "socks", "socks4", "socks5", "rdp", "dns", "irc", "ircs", "mqtt",
            "mqtts", "smtp", "stratum", "telnet", "vnc");

    private UrlForm() {}

    static Recognition recognize(String word) {
        int colon = word.indexOf("://");
        String scheme = word.substring(0, colon).toLowerCase(Locale.ROOT);
        String behind = word.substring(colon + 3);
        if (TRANSPORT.contains(scheme)) {
            Recognition host = Recognizer.recognize(behind, Recognition.Trust.HOST);
            return behind.contains("://") ? new Nothing() : host;
        }
        if (!WEB.contains(scheme)) {
            return new Nothing();
        }
        Recognition read = hostFault(behind).isEmpty()
                ? Recognizer.read(IndicatorType.URL, normalized(scheme, behind), "")
                : new Broken(hostFault(behind));
        return read instanceof Value || read instanceof Broken ? read : new Nothing();
    }

    /** Scheme and host in one spelling; port, path and query as they are. */
    static String normalized(String url) {
        int colon = url.indexOf("://");
        return colon < 0 ? url : normalized(url.substring(0, colon).toLowerCase(Locale.ROOT), url.substring(colon + 3));
    }

    private static String normalized(String scheme, String behind) {
        int end = authorityEnd(behind);
        String authority = behind.substring(0, end);
        int user = authority.lastIndexOf('@') + 1;
        int port = portStart(authority, user);
        return scheme
                + "://"
                + authority.substring(0, user)
                + DottedNames.ascii(authority.substring(user, port))
                + authority.substring(port)
                + behind.substring(end);
    }

    /** The host of a URL, without user and port; empty if it has none. */
    static String host(String url) {
        String behind = url.substring(url.indexOf("://") + 3);
        String authority = behind.substring(0, authorityEnd(behind));
        int user = authority.lastIndexOf('@') + 1;
        return authority.substring(user, portStart(authority, user));
    }

    private static String hostFault(String behind) {
        String host = host("x://" + behind);
        if (host.isEmpty()) {
            return "has no host";
        }
        if (AddressForm.recognize(host) instanceof Value) {
            return "";
        }
        if (host.contains("..") || host.startsWith(".")) {
            return "has an empty part in its host: " + host;
        }
        boolean name = host.chars()
                .allMatch(character -> Character.isLetterOrDigit(character) || ".-_".indexOf(character) >= 0);
        DottedNames.Kind kind = DottedNames.kind(host);
        boolean real = name && (kind == DottedNames.Kind.DOMAIN || kind == DottedNames.Kind.DOUBTFUL);
        return real ? "" : "has a host that is neither an address nor a name below a public suffix: " + host;
    }

    private static int authorityEnd(String behind) {
        for (int i = 0; i < behind.length(); i++) {
            if ("/?#\\".indexOf(behind.charAt(i)) >= 0) {
                return i;
            }
        }
        return behind.length();
    }

    private static int portStart(String authority, int from) {
        int bracket = authority.indexOf(']', from);
        int colon = authority.indexOf(':', bracket < 0 ? from : bracket);
        return colon < 0 ? authority.length() : colon;
    }
}
