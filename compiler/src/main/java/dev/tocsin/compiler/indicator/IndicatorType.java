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
    IPV4(IndicatorKind.ADDRESS, "an IPv4 address", MatchScope.ANY, MatchScope.DESTINATION, MatchScope.SOURCE),
    IPV6(IndicatorKind.ADDRESS, "an IPv6 address", MatchScope.ANY, MatchScope.DESTINATION, MatchScope.SOURCE),
    CIDR(
            IndicatorKind.ADDRESS,
            "a network in CIDR notation",
            MatchScope.ANY,
            MatchScope.DESTINATION,
            MatchScope.SOURCE),
    /** Of a connection; only within a compound indicator. */
    PORT(IndicatorKind.PORT, "a port number", MatchScope.DESTINATION, MatchScope.SOURCE),
    SHA512(IndicatorKind.DIGEST, "128 hexadecimal digits"),
    SHA256(IndicatorKind.DIGEST, "64 hexadecimal digits", MatchScope.ANY),
    SHA1(IndicatorKind.DIGEST, "40 hexadecimal digits", MatchScope.ANY),
    MD5(IndicatorKind.DIGEST, "32 hexadecimal digits", MatchScope.ANY),
    /** Digest of the import table of a PE file, which Sysmon logs. */
    IMPHASH(IndicatorKind.IMPORT_DIGEST, "32 hexadecimal digits", MatchScope.ANY),
    DOMAIN(IndicatorKind.HOST, "a domain name", MatchScope.EXACT, MatchScope.SUBDOMAINS, MatchScope.COMMAND_LINE),
    HOSTNAME(IndicatorKind.HOST, "a host name", MatchScope.EXACT, MatchScope.SUBDOMAINS, MatchScope.COMMAND_LINE),
    URL(IndicatorKind.URL, "a URL with scheme and host", MatchScope.ANY, MatchScope.COMMAND_LINE),
    EMAIL(IndicatorKind.EMAIL, "an e-mail address"),
    FILE_NAME(
            IndicatorKind.FILE,
            "a file name without a folder",
            MatchScope.ANY,
            MatchScope.PROCESS,
            MatchScope.COMMAND_LINE),
    /** {@code *} stands for any text, as such a character is in no path. */
    FILE_PATH(IndicatorKind.FILE, "a path of a file", MatchScope.ANY, MatchScope.PROCESS, MatchScope.COMMAND_LINE),
    REGISTRY_KEY(IndicatorKind.REGISTRY, "a registry key", MatchScope.ANY),
    /** What is written into a registry value; only within a compound indicator. */
    REGISTRY_DATA(IndicatorKind.REGISTRY, "the data of a registry value", MatchScope.ANY),
    SERVICE_NAME(IndicatorKind.NAME, "a service name", MatchScope.INSTALLED),
    SCHEDULED_TASK(IndicatorKind.NAME, "the name of a scheduled task", MatchScope.ANY),
    NAMED_PIPE(IndicatorKind.NAME, "the name of a pipe", MatchScope.ANY),
    MUTEX(IndicatorKind.NAME, "the name of a mutex"),
    /** A stretch of one. */
    COMMAND_LINE(IndicatorKind.TEXT, "a stretch of a command line", MatchScope.ANY),
    USER_AGENT(IndicatorKind.TEXT, "a user agent", MatchScope.COMMAND_LINE);

    private static final Map<String, IndicatorType> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(IndicatorType::word, Function.identity()));

    private final IndicatorKind kind;
    private final String description;
    private final List<MatchScope> scopes;

    IndicatorType(IndicatorKind kind, String description, MatchScope... scopes) {
        this.kind = kind;
        this.description = description;
        this.scopes = List.of(scopes);
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

    public IndicatorKind kind() {
        return kind;
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
        return switch (kind) {
            case ADDRESS, PORT -> Optional.of(90);
            case HOST, URL, EMAIL -> Optional.of(180);
            case DIGEST, IMPORT_DIGEST, FILE, REGISTRY, NAME, TEXT -> Optional.empty();
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
