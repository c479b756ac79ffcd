package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.model.LogSource;
import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.regex.Expression;
import dev.tocsin.sigma.regex.Flag;
import dev.tocsin.sigma.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One field of one kind of event in which an indicator can be seen, and how it stands there.
 *
 * @param logSource Sigma's name of the kind of event
 * @param field Sigma's name of the field
 */
record Observable(LogSourceName logSource, String field, Matcher matcher) {
    /** A log source by its Sigma category or service. */
    enum LogSourceName {
        PROCESS_CREATION(Kind.CATEGORY),
        NETWORK_CONNECTION(Kind.CATEGORY),
        DNS_QUERY(Kind.CATEGORY),
        IMAGE_LOAD(Kind.CATEGORY),
        DRIVER_LOAD(Kind.CATEGORY),
        FILE_EVENT(Kind.CATEGORY),
        FILE_DELETE(Kind.CATEGORY),
        FILE_DELETE_DETECTED(Kind.CATEGORY),
        FILE_BLOCK_EXECUTABLE(Kind.CATEGORY),
        FILE_EXECUTABLE_DETECTED(Kind.CATEGORY),
        CREATE_STREAM_HASH(Kind.CATEGORY),
        PS_SCRIPT(Kind.CATEGORY),
        SECURITY(Kind.SERVICE),
        SYSTEM(Kind.SERVICE),
        DNS_CLIENT(Kind.SERVICE);

        private final Kind kind;

        LogSourceName(Kind kind) {
            this.kind = kind;
        }

        /** What Sigma means by the word. */
        private enum Kind {
            CATEGORY,
            SERVICE
        }

        /** The log source of product windows. */
        LogSource logSource() {
            Optional<String> word = Optional.of(
                    switch (kind) {
                        case CATEGORY -> name().toLowerCase(Locale.ROOT);
                        case SERVICE -> name().toLowerCase(Locale.ROOT).replace('_', '-');
                    });
            return new LogSource(
                    kind == Kind.CATEGORY ? word : Optional.empty(),
                    Optional.of("windows"),
                    kind == Kind.SERVICE ? word : Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    new Span(0, 0));
        }
    }

    /** What cannot be part of a file or host name, so that a name between two of these stands alone. */
    private static final String BORDER = "[\\s\"'`\\\\/=&:,;()]";

    private static final List<LogSourceName> WITH_HASHES = List.of(
            LogSourceName.PROCESS_CREATION,
            LogSourceName.IMAGE_LOAD,
            LogSourceName.DRIVER_LOAD,
            LogSourceName.FILE_DELETE,
            LogSourceName.FILE_DELETE_DETECTED,
            LogSourceName.FILE_BLOCK_EXECUTABLE,
            LogSourceName.FILE_EXECUTABLE_DETECTED);

    /** Every place where the indicator can be seen. */
    static List<Observable> of(Term.Value indicator) {
        return indicator.scopes().stream()
                .flatMap(scope -> of(indicator.type(), scope, indicator.text()))
                .distinct()
                .toList();
    }

    private static Stream<Observable> of(IndicatorType type, MatchScope scope, String value) {
        return switch (type) {
            case IPV4, IPV6, CIDR -> address(scope, value);
            case SHA256, SHA1, MD5, IMPHASH -> hash(type.name(), value);
            case DOMAIN, HOSTNAME -> host(scope, value);
            case URL ->
                Stream.of(
                        new Observable(LogSourceName.PROCESS_CREATION, "CommandLine", containing(value)),
                        new Observable(LogSourceName.PROCESS_CREATION, "ParentCommandLine", containing(value)),
                        new Observable(LogSourceName.PS_SCRIPT, "ScriptBlockText", containing(value)));
            case FILE_NAME -> fileName(scope, value);
            case SERVICE_NAME ->
                Stream.of(
                        new Observable(LogSourceName.SYSTEM, "ServiceName", equal(value)),
                        new Observable(LogSourceName.SECURITY, "ServiceName", equal(value)));
            case PORT,
                    SHA512,
                    EMAIL,
                    FILE_PATH,
                    REGISTRY_KEY,
                    REGISTRY_DATA,
                    SCHEDULED_TASK,
                    NAMED_PIPE,
                    MUTEX,
                    COMMAND_LINE,
                    USER_AGENT -> Stream.of();
        };
    }

    private static Stream<Observable> address(MatchScope scope, String value) {
        Network network = Network.parse(value).orElseThrow();
        Matcher inside = new Matcher.InNetwork(network);
        Stream<Observable> destination = Stream.of(
                new Observable(LogSourceName.NETWORK_CONNECTION, "DestinationIp", inside),
                new Observable(LogSourceName.SECURITY, "DestAddress", inside));
        if (scope == MatchScope.DESTINATION) {
            return destination;
        }
        Stream<Observable> source = Stream.of(
                new Observable(LogSourceName.NETWORK_CONNECTION, "SourceIp", inside),
                new Observable(LogSourceName.SECURITY, "SourceAddress", inside),
                new Observable(LogSourceName.SECURITY, "IpAddress", inside));
        return Stream.concat(Stream.concat(destination, source), answers(network, value));
    }

    /** Sysmon lists the answers to a query in one text, {@code type: 5 host;::ffff:192.0.2.1;}. */
    private static Stream<Observable> answers(Network network, String value) {
        boolean single = network.prefixLength() == (network.isIpv4() ? 32 : 128);
        return single
                ? Stream.of(new Observable(
                        LogSourceName.DNS_QUERY, "QueryResults", between("^|[\\s;]|::ffff:", value, "$|[\\s;]")))
                : Stream.of();
    }

    private static Stream<Observable> hash(String algorithm, String value) {
        Matcher matcher = containing(algorithm + "=" + value);
        return Stream.concat(
                WITH_HASHES.stream().map(logSource -> new Observable(logSource, "Hashes", matcher)),
                Stream.of(new Observable(LogSourceName.CREATE_STREAM_HASH, "Hash", matcher)));
    }

    private static Stream<Observable> host(MatchScope scope, String value) {
        if (scope == MatchScope.COMMAND_LINE) {
            return commandLine(value);
        }
        Stream<SigmaString> names = scope == MatchScope.SUBDOMAINS
                ? Stream.of(
                        SigmaString.literal(value),
                        SigmaString.literal("." + value).afterAnything())
                : Stream.of(SigmaString.literal(value));
        return names.map(Observable::like)
                .flatMap(matcher -> Stream.of(
                        new Observable(LogSourceName.DNS_QUERY, "QueryName", matcher),
                        new Observable(LogSourceName.DNS_CLIENT, "QueryName", matcher),
                        new Observable(LogSourceName.NETWORK_CONNECTION, "DestinationHostname", matcher)));
    }

    private static Stream<Observable> fileName(MatchScope scope, String value) {
        if (scope == MatchScope.COMMAND_LINE) {
            return commandLine(value);
        }
        Matcher path = like(SigmaString.literal("\\" + value).afterAnything());
        Observable process = new Observable(LogSourceName.PROCESS_CREATION, "Image", path);
        return scope == MatchScope.PROCESS
                ? Stream.of(process)
                : Stream.of(
                        process,
                        new Observable(LogSourceName.IMAGE_LOAD, "ImageLoaded", path),
                        new Observable(LogSourceName.DRIVER_LOAD, "ImageLoaded", path),
                        new Observable(LogSourceName.FILE_EVENT, "TargetFilename", path));
    }

    private static Stream<Observable> commandLine(String word) {
        Matcher matcher = between("^|" + BORDER, word, "$|" + BORDER);
        return Stream.of(
                new Observable(LogSourceName.PROCESS_CREATION, "CommandLine", matcher),
                new Observable(LogSourceName.PROCESS_CREATION, "ParentCommandLine", matcher));
    }

    private static Matcher equal(String value) {
        return like(SigmaString.literal(value));
    }

    private static Matcher containing(String value) {
        return like(SigmaString.literal(value).afterAnything().beforeAnything());
    }

    private static Matcher like(SigmaString pattern) {
        return new Matcher.Like(pattern, LetterCase.IGNORED);
    }

    /** The text somewhere between two expressions. */
    private static Matcher between(String before, String text, String after) {
        return new Matcher.Matches(new Regex(Expression.sequence(
                expression(before), Expression.literal(text, Expression.LetterCase.IGNORED), expression(after))));
    }

    private static Expression expression(String text) {
        return Regex.of(text, Set.of(Flag.IGNORE_CASE)).expression();
    }
}
