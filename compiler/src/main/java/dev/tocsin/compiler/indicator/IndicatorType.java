package dev.tocsin.compiler.indicator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What kind of thing an indicator names, which values it can have and where it can be looked for. */
public enum IndicatorType {
    IPV4("an IPv4 address", Validity.ADDRESS, MatchScope.ANY, MatchScope.DESTINATION, MatchScope.SOURCE),
    IPV6("an IPv6 address", Validity.ADDRESS, MatchScope.ANY, MatchScope.DESTINATION, MatchScope.SOURCE),
    CIDR("a network in CIDR notation", Validity.ADDRESS, MatchScope.ANY, MatchScope.DESTINATION, MatchScope.SOURCE),
    /** Of a connection; only within a compound indicator. */
    PORT("a port number", Validity.ADDRESS, MatchScope.DESTINATION, MatchScope.SOURCE),
    SHA512("128 hexadecimal digits", Validity.ENDLESS),
    SHA256("64 hexadecimal digits", Validity.ENDLESS, MatchScope.ANY),
    SHA1("40 hexadecimal digits", Validity.ENDLESS, MatchScope.ANY),
    MD5("32 hexadecimal digits", Validity.ENDLESS, MatchScope.ANY),
    /** Digest of the import table of a PE file, which Sysmon logs. */
    IMPHASH("32 hexadecimal digits", Validity.ENDLESS, MatchScope.ANY),
    DOMAIN("a domain name", Validity.NAME, MatchScope.EXACT, MatchScope.SUBDOMAINS, MatchScope.COMMAND_LINE),
    HOSTNAME("a host name", Validity.NAME, MatchScope.EXACT, MatchScope.SUBDOMAINS, MatchScope.COMMAND_LINE),
    URL("a URL with scheme and host", Validity.NAME, MatchScope.ANY, MatchScope.COMMAND_LINE),
    EMAIL("an e-mail address", Validity.NAME),
    FILE_NAME(
            "a file name without a folder",
            Validity.ENDLESS,
            MatchScope.ANY,
            MatchScope.PROCESS,
            MatchScope.COMMAND_LINE),
    /** {@code *} stands for any text, as such a character is in no path. */
    FILE_PATH("a path of a file", Validity.ENDLESS, MatchScope.ANY, MatchScope.PROCESS, MatchScope.COMMAND_LINE),
    REGISTRY_KEY("a registry key", Validity.ENDLESS, MatchScope.ANY),
    /** What is written into a registry value; only within a compound indicator. */
    REGISTRY_DATA("the data of a registry value", Validity.ENDLESS, MatchScope.ANY),
    SERVICE_NAME("a service name", Validity.ENDLESS, MatchScope.INSTALLED),
    SCHEDULED_TASK("the name of a scheduled task", Validity.ENDLESS, MatchScope.ANY),
    NAMED_PIPE("the name of a pipe", Validity.ENDLESS, MatchScope.ANY),
    MUTEX("the name of a mutex", Validity.ENDLESS),
    /** A stretch of one. */
    COMMAND_LINE("a stretch of a command line", Validity.ENDLESS, MatchScope.ANY),
    USER_AGENT("a user agent", Validity.ENDLESS, MatchScope.COMMAND_LINE);

    private static final Map<String, IndicatorType> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(IndicatorType::word, Function.identity()));

    private final String description;
    private final Validity validity;
    private final List<MatchScope> scopes;

    IndicatorType(String description, Validity validity, MatchScope... scopes) {
        this.description = description;
        this.validity = validity;
        this.scopes = List.of(scopes);
    }

    /** How long values stay with an attacker. */
    private enum Validity {
        ADDRESS,
        NAME,
        ENDLESS
    }

    public static Optional<IndicatorType> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    public static Stream<String> words() {
        return Arrays.stream(values()).map(IndicatorType::word);
    }

    /** As lists write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What its values are, for messages. */
    public String description() {
        return description;
    }

    /** Where it can be looked for; nowhere, if Windows events do not show such things. */
    public List<MatchScope> scopes() {
        return scopes;
    }

    /** How a value in an event may relate to one of these; a network or a port has no parts. */
    public List<Condition> conditions() {
        return this == CIDR || this == PORT ? List.of(Condition.IS) : List.of(Condition.values());
    }

    /** Whether the sight of one means something by itself. */
    public boolean isTelling() {
        return this != PORT && this != REGISTRY_DATA;
    }

    /** Where it is looked for if nobody says where. A user agent is looked for in command lines only if asked. */
    public List<MatchScope> defaultScopes() {
        return this == USER_AGENT ? List.of() : scopes.stream().limit(1).toList();
    }

    /** For how many days from its publication on a value tells something; empty if it always does. */
    public Optional<Integer> daysOfValidity() {
        return switch (validity) {
            case ADDRESS -> Optional.of(90);
            case NAME -> Optional.of(180);
            case ENDLESS -> Optional.empty();
        };
    }

    /**
     * The value that a text is, plainly written (not defanged), or why it is none of this type. In names and paths of
     * files, {@code *} is any text; environment variables and placeholders become such: {@code %TEMP%\a.exe} is read as
     * {@code *\Temp\a.exe}, and {@code C:\Users\<username>\a.exe} as {@code C:\Users\*\a.exe}.
     */
    public ValueReading read(String text) {
        return IndicatorValues.read(this, text);
    }
}
