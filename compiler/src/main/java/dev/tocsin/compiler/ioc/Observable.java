package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Portion;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.regex.Flag;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One field of one kind of event in which a value of an indicator can be seen, and how it stands there.
 *
 * @param logSource Sigma's name of the kind of event
 * @param field Sigma's name of the field
 */
record Observable(LogSourceName logSource, String field, Sight sight) {
    /** How a value stands in a field. */
    sealed interface Sight {
        /** So that it can be looked up among others. */
        record Listed(Portion portion, String text) implements Sight {}

        /** By a test of its own. */
        record Fits(Matcher matcher) implements Sight {}
    }

    /** A place, before it is said what is looked for there. */
    private record Place(LogSourceName logSource, String field, Portion portion) {}

    private static final List<LogSourceName> WITH_HASHES = List.of(
            LogSourceName.SYSMON_PROCESS_CREATION,
            LogSourceName.IMAGE_LOAD,
            LogSourceName.DRIVER_LOAD,
            LogSourceName.CREATE_STREAM_HASH,
            LogSourceName.FILE_DELETE,
            LogSourceName.FILE_DELETE_DETECTED,
            LogSourceName.FILE_BLOCK_EXECUTABLE,
            LogSourceName.FILE_BLOCK_SHREDDING,
            LogSourceName.FILE_EXECUTABLE_DETECTED);

    private static final List<LogSourceName> BLOCKED =
            List.of(LogSourceName.FILE_BLOCK_EXECUTABLE, LogSourceName.FILE_BLOCK_SHREDDING);

    private static final List<LogSourceName> WITH_TARGET_FILE = List.of(
            LogSourceName.FILE_EVENT,
            LogSourceName.FILE_DELETE,
            LogSourceName.FILE_DELETE_DETECTED,
            LogSourceName.FILE_BLOCK_EXECUTABLE,
            LogSourceName.FILE_BLOCK_SHREDDING,
            LogSourceName.FILE_EXECUTABLE_DETECTED);

    /** The Sysmon events that say which program did what they tell. */
    private static final List<LogSourceName> WITH_IMAGE = Stream.concat(
                    Stream.of(
                            LogSourceName.PROCESS_CREATION,
                            LogSourceName.NETWORK_CONNECTION,
                            LogSourceName.DNS_QUERY,
                            LogSourceName.IMAGE_LOAD,
                            LogSourceName.CREATE_STREAM_HASH,
                            LogSourceName.REGISTRY_EVENT,
                            LogSourceName.PIPE_CREATED),
                    WITH_TARGET_FILE.stream())
            .toList();

    private static final List<String> PIPE_PREFIXES = List.of("\\\\.\\pipe\\", "\\pipe\\", "pipe\\", "\\");

    /** Whether something else has to be seen in the same event. */
    enum Company {
        ALONE,
        BESIDE_OTHERS
    }

    /** Every place where the value can be seen, and how. None if Windows events do not show it. */
    static List<Observable> of(Term.Value value, Company company) {
        return value.scopes().stream()
                .flatMap(scope -> company == Company.BESIDE_OTHERS && scope == MatchScope.PROCESS
                        ? doer(value.type() == IndicatorType.FILE_PATH ? Portion.PATH : Portion.LAST_NAME)
                        : places(value.type(), scope, value.text()))
                .distinct()
                .map(place -> new Observable(place.logSource(), place.field(), sight(place.portion(), value)))
                .distinct()
                .toList();
    }

    private static Sight sight(Portion portion, Term.Value value) {
        String text = value.text();
        return switch (value.condition()) {
            case IS -> new Sight.Listed(portion, spelled(value.type(), text));
            case CONTAINS -> new Sight.Listed(Portion.ANYWHERE, text);
            case STARTS_WITH ->
                hasStar(text)
                        ? new Sight.Fits(like(SigmaString.literal(text).beforeAnything()))
                        : new Sight.Listed(Portion.PATH, text + "*");
            case ENDS_WITH ->
                hasStar(text)
                        ? new Sight.Fits(like(SigmaString.literal(text).afterAnything()))
                        : new Sight.Listed(Portion.PATH, "*" + text);
            case MATCHES -> new Sight.Fits(new Matcher.Matches(Regex.of(text, Set.of(Flag.IGNORE_CASE))));
        };
    }

    /** It stands for itself here, and would be any text among listed values. */
    private static boolean hasStar(String text) {
        return text.indexOf('*') >= 0;
    }

    /** The value as events write it. */
    private static String spelled(IndicatorType type, String text) {
        return switch (type.kind()) {
            case NAME ->
                type == IndicatorType.SCHEDULED_TASK
                        ? task(text)
                        : type == IndicatorType.NAMED_PIPE ? pipe(text) : text;
            case ADDRESS, PORT, DIGEST, IMPORT_DIGEST, HOST, URL, EMAIL, FILE, REGISTRY, TEXT -> text;
        };
    }

    /** One in a folder has its path from the root on. */
    private static String task(String text) {
        return text.indexOf('\\') > 0 ? "\\" + text : text;
    }

    private static String pipe(String text) {
        return "\\"
                + PIPE_PREFIXES.stream()
                        .filter(prefix -> text.regionMatches(true, 0, prefix, 0, prefix.length()))
                        .findFirst()
                        .map(prefix -> text.substring(prefix.length()))
                        .orElse(text);
    }

    private static Stream<Place> places(IndicatorType type, MatchScope scope, String text) {
        return switch (type) {
            case IPV4, IPV6, CIDR -> address(scope);
            case PORT -> port(scope);
            case SHA256 -> digest("sha256");
            case SHA1 -> digest("sha1");
            case MD5 -> digest("md5");
            case IMPHASH -> digest("Imphash");
            case DOMAIN, HOSTNAME -> host(scope);
            case URL -> url(scope);
            case FILE_NAME -> fileName(scope);
            case FILE_PATH -> filePath(scope);
            case REGISTRY_KEY ->
                Stream.of(
                        new Place(LogSourceName.REGISTRY_EVENT, "TargetObject", Portion.KEY_OR_ABOVE),
                        new Place(LogSourceName.SECURITY, "ObjectName", Portion.KEY_OR_ABOVE));
            case REGISTRY_DATA ->
                Stream.of(
                        new Place(LogSourceName.REGISTRY_SET, "Details", Portion.WHOLE),
                        new Place(LogSourceName.SECURITY, "NewValue", Portion.WHOLE));
            case SERVICE_NAME ->
                Stream.of(
                        new Place(LogSourceName.SYSTEM, "ServiceName", Portion.WHOLE),
                        new Place(LogSourceName.SECURITY, "ServiceName", Portion.WHOLE));
            case SCHEDULED_TASK -> {
                Portion portion = text.indexOf('\\') < 0 ? Portion.LAST_NAME : Portion.WHOLE;
                yield Stream.of(
                        new Place(LogSourceName.SECURITY, "TaskName", portion),
                        new Place(LogSourceName.TASKSCHEDULER, "TaskName", portion));
            }
            case NAMED_PIPE -> Stream.of(new Place(LogSourceName.PIPE_CREATED, "PipeName", Portion.PATH));
            case COMMAND_LINE, USER_AGENT -> commandLine(Portion.ANYWHERE);
            case SHA512, EMAIL, MUTEX -> Stream.of();
        };
    }

    private static Stream<Place> address(MatchScope scope) {
        Stream<Place> destination = Stream.of(
                new Place(LogSourceName.NETWORK_CONNECTION, "DestinationIp", Portion.ADDRESS),
                new Place(LogSourceName.SECURITY, "DestAddress", Portion.ADDRESS));
        Stream<Place> source = Stream.of(
                new Place(LogSourceName.NETWORK_CONNECTION, "SourceIp", Portion.ADDRESS),
                new Place(LogSourceName.SECURITY, "SourceAddress", Portion.ADDRESS),
                new Place(LogSourceName.SECURITY, "IpAddress", Portion.ADDRESS),
                new Place(LogSourceName.TERMINALSERVICES_LOCALSESSIONMANAGER, "Address", Portion.ADDRESS));
        Stream<Place> answers = Stream.of(
                new Place(LogSourceName.DNS_QUERY, "QueryResults", Portion.ADDRESS_AMONG),
                new Place(LogSourceName.DNS_CLIENT, "QueryResults", Portion.ADDRESS_AMONG));
        return switch (scope) {
            case DESTINATION -> destination;
            case SOURCE -> source;
            case ANY, EXACT, SUBDOMAINS, COMMAND_LINE, PROCESS, INSTALLED ->
                Stream.of(destination, source, answers).flatMap(places -> places);
        };
    }

    private static Stream<Place> port(MatchScope scope) {
        return scope == MatchScope.SOURCE
                ? Stream.of(
                        new Place(LogSourceName.NETWORK_CONNECTION, "SourcePort", Portion.WHOLE),
                        new Place(LogSourceName.SECURITY, "SourcePort", Portion.WHOLE),
                        new Place(LogSourceName.SECURITY, "IpPort", Portion.WHOLE))
                : Stream.of(
                        new Place(LogSourceName.NETWORK_CONNECTION, "DestinationPort", Portion.WHOLE),
                        new Place(LogSourceName.SECURITY, "DestPort", Portion.WHOLE));
    }

    /** Of blocked files the pipeline keeps the digests in {@code related.hash} alone, without their algorithms. */
    private static Stream<Place> digest(String field) {
        return Stream.concat(
                WITH_HASHES.stream().map(logSource -> new Place(logSource, field, Portion.WHOLE)),
                BLOCKED.stream().map(logSource -> new Place(logSource, "related.hash", Portion.WHOLE)));
    }

    private static Stream<Place> host(MatchScope scope) {
        if (scope == MatchScope.COMMAND_LINE) {
            return commandLine(Portion.WORD);
        }
        Portion portion = scope == MatchScope.SUBDOMAINS ? Portion.NAME_OR_ABOVE : Portion.WHOLE;
        return Stream.of(
                new Place(LogSourceName.DNS_QUERY, "QueryName", portion),
                new Place(LogSourceName.DNS_CLIENT, "QueryName", portion),
                new Place(LogSourceName.NETWORK_CONNECTION, "DestinationHostname", portion));
    }

    private static Stream<Place> url(MatchScope scope) {
        Stream<Place> commands = Stream.concat(
                commandLine(Portion.ANYWHERE),
                Stream.of(new Place(LogSourceName.PS_SCRIPT, "ScriptBlockText", Portion.ANYWHERE)));
        return scope == MatchScope.COMMAND_LINE
                ? commands
                : Stream.concat(
                        commands,
                        Stream.of(
                                new Place(LogSourceName.CREATE_STREAM_HASH, "Contents", Portion.ANYWHERE),
                                new Place(LogSourceName.BITS_CLIENT, "url", Portion.ANYWHERE)));
    }

    private static Stream<Place> fileName(MatchScope scope) {
        return switch (scope) {
            case COMMAND_LINE -> commandLine(Portion.WORD);
            case PROCESS -> program(Portion.LAST_NAME);
            case ANY, DESTINATION, SOURCE, EXACT, SUBDOMAINS, INSTALLED -> files(Portion.LAST_NAME);
        };
    }

    private static Stream<Place> filePath(MatchScope scope) {
        return switch (scope) {
            case COMMAND_LINE -> commandLine(Portion.ANYWHERE);
            case PROCESS -> program(Portion.PATH);
            case ANY, DESTINATION, SOURCE, EXACT, SUBDOMAINS, INSTALLED ->
                Stream.concat(
                        files(Portion.PATH),
                        // The program of a service, often in quotes and with arguments.
                        Stream.of(
                                new Place(LogSourceName.SYSTEM, "ImagePath", Portion.ANYWHERE),
                                new Place(LogSourceName.SECURITY, "ServiceFileName", Portion.ANYWHERE)));
        };
    }

    private static Stream<Place> program(Portion portion) {
        return Stream.of(new Place(LogSourceName.PROCESS_CREATION, "Image", portion));
    }

    /** The program that did what the event tells, whatever that is. */
    private static Stream<Place> doer(Portion portion) {
        return Stream.concat(
                WITH_IMAGE.stream().map(logSource -> new Place(logSource, "Image", portion)),
                Stream.of(
                        new Place(LogSourceName.SECURITY, "ProcessName", portion),
                        new Place(LogSourceName.SECURITY, "Application", portion)));
    }

    private static Stream<Place> files(Portion portion) {
        return Stream.of(
                        program(portion),
                        Stream.of(
                                new Place(LogSourceName.IMAGE_LOAD, "ImageLoaded", portion),
                                new Place(LogSourceName.DRIVER_LOAD, "ImageLoaded", portion)),
                        WITH_TARGET_FILE.stream().map(logSource -> new Place(logSource, "TargetFilename", portion)))
                .flatMap(places -> places);
    }

    private static Stream<Place> commandLine(Portion portion) {
        return Stream.of(
                new Place(LogSourceName.PROCESS_CREATION, "CommandLine", portion),
                new Place(LogSourceName.PROCESS_CREATION, "ParentCommandLine", portion));
    }

    private static Matcher like(SigmaString pattern) {
        return new Matcher.Like(pattern, LetterCase.IGNORED);
    }
}
