package dev.tocsin.compiler.refang;

import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Tells names of hosts from other names with dots in them, by the public suffix list and by endings of files. */
public final class DottedNames {
    private static final int LONGEST = 253;
    private static final Set<String> FILE_EXTENSIONS = Words.of("file-extensions.txt");
    private static final Set<String> DOUBTFUL_SUFFIXES = Words.of("doubtful-suffixes.txt");

    /** Top-level domains outside the DNS of the Internet that malware uses: Namecoin, EmerDNS, OpenNIC, I2P. */
    private static final Set<String> ALTERNATIVE_ROOTS =
            Set.of("bit", "bazar", "coin", "emc", "lib", "i2p", "onion", "libre", "geek", "oss", "null");

    /** Programs that came with DOS or come with Windows, and names of Microsoft's that are no hosts. */
    private static final Set<String> NO_HOSTS = Set.of(
            "asp.net",
            "ado.net",
            "vb.net",
            "command.com",
            "chcp.com",
            "format.com",
            "more.com",
            "mode.com",
            "tree.com",
            "diskcomp.com",
            "diskcopy.com",
            "edit.com",
            "loadfix.com",
            "graftabl.com",
            "socket.io");

    /** What a name with dots in it is. */
    public enum Kind {
        /** A name below a public suffix. */
        DOMAIN,
        /** Its ending is that of a file, and no top-level domain. */
        FILE,
        /** Its ending is a top-level domain and that of a file, or it is written as no host name is. */
        DOUBTFUL,
        /** None of them: a version, a suffix alone, a name of a class. */
        OTHER
    }

    private DottedNames() {}

    /** What a name in plain writing is. */
    public static Kind kind(String name) {
        String ascii = ascii(name);
        int dot = ascii.lastIndexOf('.');
        if (dot <= 0 || ascii.length() > LONGEST) {
            return Kind.OTHER;
        }
        String ending = ascii.substring(dot + 1);
        if (!isBelowSuffix(ascii)) {
            return FILE_EXTENSIONS.contains(ending) ? Kind.FILE : Kind.OTHER;
        }
        boolean ofFiles = DOUBTFUL_SUFFIXES.contains(ending) && !isRented(ascii);
        boolean doubtful = NO_HOSTS.contains(ascii) || ofFiles || hasCaseOfNoHost(name);
        return doubtful ? Kind.DOUBTFUL : Kind.DOMAIN;
    }

    /** Whether a name has an ending that files have; {@code com} is one only for a few programs. */
    public static boolean isFileName(String name) {
        int dot = name.lastIndexOf('.');
        String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return dot >= 0
                && FILE_EXTENSIONS.contains(ending)
                && (!ending.equals("com") || NO_HOSTS.contains(name.toLowerCase(Locale.ROOT)));
    }

    /** In the letters that DNS uses, in lower case, without the dot at the end; unchanged if it cannot be. */
    public static String ascii(String name) {
        String host = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        boolean plain = host.chars().allMatch(character -> character < 128);
        if (plain || host.length() > LONGEST) {
            return host.toLowerCase(Locale.ROOT);
        }
        try {
            return IDN.toASCII(host).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notInternational) {
            return host.toLowerCase(Locale.ROOT);
        }
    }

    private static boolean isBelowSuffix(String ascii) {
        if (!InternetDomainName.isValid(ascii)) {
            return false;
        }
        InternetDomainName domain = InternetDomainName.from(ascii);
        String top = ascii.substring(ascii.lastIndexOf('.') + 1);
        // A suffix that a company rents out, such as duckdns.org, is a host itself; co.uk is not.
        return ALTERNATIVE_ROOTS.contains(top) || (domain.hasRegistrySuffix() && !domain.isRegistrySuffix());
    }

    /** Below a suffix that a company rents out, such as {@code netlify.app}: no file is called so. */
    private static boolean isRented(String ascii) {
        InternetDomainName domain = InternetDomainName.from(ascii);
        return domain.isUnderPublicSuffix() && !Objects.equals(domain.publicSuffix(), domain.registrySuffix());
    }

    /** {@code Spy.Tiny.CL}, {@code System.IO}: host names are written in one case, or begin with a capital. */
    private static boolean hasCaseOfNoHost(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        boolean capitals = ending.chars().anyMatch(Character::isUpperCase);
        return capitals && name.chars().anyMatch(Character::isLowerCase);
    }
}
