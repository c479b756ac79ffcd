package dev.tocsin.sigma.mitre;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** MITRE D3FEND: tactics such as {@code detect}, techniques such as {@code d3-fa}, artifacts such as {@code d3f-file}. */
public final class D3fend {
    private static final Table TABLE = Table.read("d3fend.csv", 2);
    private static final Set<String> NAMES =
            TABLE.rows().stream().map(row -> row[0].toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());

    private D3fend() {}

    /** The version of the data. */
    public static String version() {
        return TABLE.version();
    }

    /** Whether D3FEND has something of this name, which is in lower case. */
    public static boolean knows(String name) {
        return NAMES.contains(name);
    }
}
