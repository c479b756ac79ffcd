package dev.tocsin.compiler.indicator;

import com.google.common.net.InternetDomainName;
import java.util.Optional;

/**
 * The names of hosts that publishers declare to be domains, although no registry has their top-level domain: names of
 * other naming systems and of private networks are seen in events too. In running text such a name proves nothing.
 */
public final class DeclaredHost {
    private static final int SHORTEST_TOP_LEVEL = 2;

    private DeclaredHost() {}

    /** The name in its one spelling; empty for what is no name with a dot, and for a suffix that many share. */
    public static Optional<String> read(String text) {
        return IndicatorType.HOSTNAME.read(text) instanceof ValueReading.Valid(String name)
                        && name.length() - name.lastIndexOf('.') > SHORTEST_TOP_LEVEL
                        && !InternetDomainName.from(name.replace('_', 'x')).isRegistrySuffix()
                ? Optional.of(name)
                : Optional.empty();
    }
}
