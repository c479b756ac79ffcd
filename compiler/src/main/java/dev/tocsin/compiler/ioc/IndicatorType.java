package dev.tocsin.compiler.ioc;

import dev.tocsin.sigma.model.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What kind of thing an indicator names, which values it can have and where it can be looked for. */
enum IndicatorType {
    IPV4("an IPv4 address", value -> isAddress(value, 4), MatchScope.ANY, MatchScope.DESTINATION),
    IPV6("an IPv6 address", value -> isAddress(value, 16), MatchScope.ANY, MatchScope.DESTINATION),
    CIDR(
            "a network in CIDR notation",
            value -> Network.parse(value).isPresent(),
            MatchScope.ANY,
            MatchScope.DESTINATION),
    SHA256("64 hexadecimal digits", digits(64), MatchScope.ANY),
    SHA1("40 hexadecimal digits", digits(40), MatchScope.ANY),
    MD5("32 hexadecimal digits", digits(32), MatchScope.ANY),
    DOMAIN("a domain name", IndicatorType::isHost, MatchScope.EXACT, MatchScope.SUBDOMAINS, MatchScope.COMMAND_LINE),
    HOSTNAME("a host name", IndicatorType::isHost, MatchScope.EXACT, MatchScope.SUBDOMAINS, MatchScope.COMMAND_LINE),
    URL("a URL with scheme and host", matches("[a-z][a-z0-9+.-]*://[^/\\s\\[\\]]+(/\\S*)?"), MatchScope.COMMAND_LINE),
    FILE_NAME(
            "a file name without a folder",
            matches("[^\\\\/:*?\"<>|\\p{Cntrl}]{1,255}"),
            MatchScope.ANY,
            MatchScope.PROCESS,
            MatchScope.COMMAND_LINE),
    SERVICE_NAME("a service name", matches("[^\\\\/\\p{Cntrl}]{1,256}"), MatchScope.INSTALLED);

    private final String description;
    private final Predicate<String> check;
    private final List<MatchScope> scopes;

    IndicatorType(String description, Predicate<String> check, MatchScope... scopes) {
        this.description = description;
        this.check = check;
        this.scopes = List.of(scopes);
    }

    static Optional<IndicatorType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    static Stream<String> words() {
        return Arrays.stream(values()).map(IndicatorType::word);
    }

    /** As lists write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What its values are, for messages. */
    String description() {
        return description;
    }

    boolean accepts(String value) {
        return check.test(value);
    }

    /** Where it can be looked for, the default first. */
    List<MatchScope> scopes() {
        return scopes;
    }

    private static boolean isAddress(String value, int bytes) {
        return Network.address(value).filter(address -> address.length == bytes).isPresent();
    }

    private static Predicate<String> digits(int count) {
        return matches("[0-9a-fA-F]{" + count + "}");
    }

    private static boolean isHost(String value) {
        return value.length() <= 253 && value.matches("(?i)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");
    }

    private static Predicate<String> matches(String expression) {
        return Pattern.compile(expression).asMatchPredicate();
    }
}
