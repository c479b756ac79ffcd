package dev.tocsin.compiler.notation;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The words of the extension by which a STIX bundle says what STIX has no member for (specification section 7.3). Other
 * tools keep it or drop it; the standard members beside it say all that they can.
 */
public final class StixExtension {
    /** Of its definition. Never changed, as others store it. */
    public static final String ID = "extension-definition--fb0015ce-886e-565a-b542-8f62c8903c06";

    /** The types of objects that it adds; their {@code name} is what patterns are about. */
    public static final String NAMED_PIPE = "named-pipe";

    public static final String SCHEDULED_TASK = "scheduled-task";

    /** The members of indicators whose meaning the extension repeats. */
    private static final List<String> SEALED = List.of("pattern", "name", "description", "confidence", "valid_until");

    private StixExtension() {}

    /** The members that a seal is over, in its order. */
    public static List<String> sealed() {
        return SEALED;
    }

    /**
     * Tells whether somebody changed an object since it was written: then its standard members are right, and the
     * extension is out of date. It protects from nothing else.
     *
     * @param members the values of {@link #sealed}, empty where one is absent
     */
    public static String seal(List<String> members) {
        Hasher hasher = Hashing.sha256().newHasher();
        for (String member : members) {
            hasher.putInt(member.length()).putString(member, StandardCharsets.UTF_8);
        }
        return hasher.hash().toString().substring(0, 32);
    }
}
