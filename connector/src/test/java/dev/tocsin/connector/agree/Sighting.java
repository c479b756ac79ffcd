package dev.tocsin.connector.agree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.ValueReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A value as it would be published, and the text in an event that it was read from. What can be seen where is written
 * down here once more, by the names of Windows' own fields, and owes nothing to the code under test.
 *
 * @param bucket what values of its kind have in common
 */
record Sighting(String bucket, Term.Value value, String seen) {
    private static final String SYSMON = "microsoft-windows-sysmon/operational";
    private static final String SECURITY = "security";
    private static final String SYSTEM = "system";

    private static final Pattern HASH = Pattern.compile("(MD5|SHA1|SHA256|IMPHASH)=([0-9A-Fa-f]+)");
    private static final Pattern PROGRAM_IN_COMMAND =
            Pattern.compile("(?<=^|[ \"'\\\\/=])([\\w.-]+\\.(?:exe|dll|ps1|bat|vbs))(?=$|[ \"',;])");
    private static final Pattern URL = Pattern.compile("https?://[A-Za-z0-9.:-]+/[A-Za-z0-9._/-]*[A-Za-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");
    private static final int STRETCH = 40;
    /** Sysmon's words for a pipe that has none. */
    private static final String NO_NAME = "Anonymous Pipe";

    /** How the text of a field becomes values. */
    @FunctionalInterface
    private interface Reader {
        void read(String text, Consumer<Sighting> found);
    }

    /** @param eventIds none for all */
    private record Place(String channel, Set<String> eventIds, String field, Reader reader) {}

    private static final List<Place> PLACES = List.of(
            new Place(SYSMON, Set.of("1", "6", "7", "15", "23", "26", "27", "28", "29"), "Hashes", Sighting::digests),
            new Place(SYSMON, Set.of("15"), "Hash", Sighting::digests),
            new Place(SYSMON, Set.of("1"), "Image", Sighting::program),
            new Place(SECURITY, Set.of("4688"), "NewProcessName", Sighting::program),
            new Place(SYSMON, Set.of("1"), "CommandLine", Sighting::commandLine),
            new Place(SYSMON, Set.of("1"), "ParentCommandLine", Sighting::commandLine),
            new Place(SECURITY, Set.of("4688"), "CommandLine", Sighting::commandLine),
            new Place(SYSMON, Set.of("6", "7"), "ImageLoaded", Sighting::file),
            new Place(SYSMON, Set.of("11", "23", "26", "27", "28", "29"), "TargetFilename", Sighting::file),
            new Place(
                    SYSMON,
                    Set.of("3"),
                    "DestinationIp",
                    (text, found) -> address(text, MatchScope.DESTINATION, found)),
            new Place(SYSMON, Set.of("3"), "SourceIp", (text, found) -> address(text, MatchScope.SOURCE, found)),
            new Place(
                    SECURITY,
                    Set.of("5156"),
                    "DestAddress",
                    (text, found) -> address(text, MatchScope.DESTINATION, found)),
            new Place(
                    SECURITY,
                    Set.of("5156"),
                    "SourceAddress",
                    (text, found) -> address(text, MatchScope.SOURCE, found)),
            new Place(SECURITY, Set.of(), "IpAddress", (text, found) -> address(text, MatchScope.SOURCE, found)),
            new Place(SYSMON, Set.of("3"), "DestinationHostname", Sighting::host),
            new Place(SYSMON, Set.of("22"), "QueryName", Sighting::host),
            new Place(SYSMON, Set.of("22"), "QueryResults", Sighting::answers),
            new Place(SYSMON, Set.of("12", "13", "14"), "TargetObject", plain(IndicatorType.REGISTRY_KEY)),
            new Place(SYSMON, Set.of("17", "18"), "PipeName", plain(IndicatorType.NAMED_PIPE)),
            new Place(SYSTEM, Set.of("7045"), "ServiceName", plain(IndicatorType.SERVICE_NAME)),
            new Place(SYSTEM, Set.of("7045"), "ImagePath", Sighting::servicePath),
            new Place(SECURITY, Set.of("4697"), "ServiceName", plain(IndicatorType.SERVICE_NAME)),
            new Place(
                    SECURITY,
                    Set.of("4698", "4699", "4700", "4701", "4702"),
                    "TaskName",
                    plain(IndicatorType.SCHEDULED_TASK)),
            new Place("microsoft-windows-powershell/operational", Set.of("4104"), "ScriptBlockText", Sighting::script));

    /** All that an event in the raw shape shows. */
    static List<Sighting> of(JsonNode document) {
        JsonNode winlog = document.path("winlog");
        String channel = winlog.path("channel").asText().toLowerCase(Locale.ROOT);
        String id = winlog.path("event_id").asText();
        List<Sighting> found = new ArrayList<>();
        for (Place place : PLACES) {
            JsonNode text = winlog.path("event_data").path(place.field());
            if (place.channel().equals(channel)
                    && (place.eventIds().isEmpty() || place.eventIds().contains(id))
                    && text.isTextual()
                    && text.textValue().indexOf('*') < 0
                    && !text.textValue().contains(NO_NAME)
                    && text.textValue().indexOf('%') < 0) {
                place.reader().read(text.textValue(), found::add);
            }
        }
        return found;
    }

    private static void add(
            IndicatorType type, Condition condition, String text, MatchScope scope, Consumer<Sighting> found) {
        add(type, condition, text, text, scope, found);
    }

    /** @param seen in the event, where the value is no part of that */
    private static void add(
            IndicatorType type,
            Condition condition,
            String text,
            String seen,
            MatchScope scope,
            Consumer<Sighting> found) {
        String spelled = condition != Condition.IS
                ? text
                : type.read(text) instanceof ValueReading.Valid(String spelling) ? spelling : "";
        // A value of two letters is in many events and shows nothing.
        if (spelled.length() > 4 && spelled.indexOf('*') < 0) {
            found.accept(new Sighting(
                    type.word() + " " + condition.word() + " " + scope.word(),
                    new Term.Value(type, condition, spelled, List.of(scope)),
                    seen));
        }
    }

    private static void is(IndicatorType type, String text, MatchScope scope, Consumer<Sighting> found) {
        add(type, Condition.IS, text, scope, found);
    }

    private static Reader plain(IndicatorType type) {
        return (text, found) -> is(type, text, type.defaultScopes().getFirst(), found);
    }

    private static void digests(String text, Consumer<Sighting> found) {
        Matcher hash = HASH.matcher(text);
        while (hash.find()) {
            // Sysmon's word for none.
            if (!hash.group(2).matches("0+")) {
                IndicatorType.of(hash.group(1).toLowerCase(Locale.ROOT))
                        .ifPresent(type -> is(type, hash.group(2), MatchScope.ANY, found));
            }
        }
    }

    private static void file(String text, Consumer<Sighting> found) {
        int name = text.lastIndexOf('\\') + 1;
        is(IndicatorType.FILE_NAME, text.substring(name), MatchScope.ANY, found);
        is(IndicatorType.FILE_PATH, text, MatchScope.ANY, found);
        int middle = name / 2;
        add(IndicatorType.FILE_PATH, Condition.ENDS_WITH, text.substring(middle), MatchScope.ANY, found);
        add(IndicatorType.FILE_PATH, Condition.STARTS_WITH, text.substring(0, name), MatchScope.ANY, found);
        add(IndicatorType.FILE_PATH, Condition.CONTAINS, text.substring(middle, name), MatchScope.ANY, found);
        add(
                IndicatorType.FILE_PATH,
                Condition.MATCHES,
                "^" + text.replaceAll("([^A-Za-z0-9 _-])", "\\\\$1") + "$",
                text,
                MatchScope.ANY,
                found);
    }

    private static void program(String text, Consumer<Sighting> found) {
        file(text, found);
        is(IndicatorType.FILE_NAME, text.substring(text.lastIndexOf('\\') + 1), MatchScope.PROCESS, found);
        is(IndicatorType.FILE_PATH, text, MatchScope.PROCESS, found);
    }

    private static void commandLine(String text, Consumer<Sighting> found) {
        String stretch = stretch(text);
        is(IndicatorType.COMMAND_LINE, stretch, MatchScope.ANY, found);
        is(IndicatorType.USER_AGENT, stretch, MatchScope.COMMAND_LINE, found);
        first(PROGRAM_IN_COMMAND, text)
                .ifPresent(name -> is(IndicatorType.FILE_NAME, name, MatchScope.COMMAND_LINE, found));
        first(URL, text).ifPresent(url -> {
            is(IndicatorType.URL, url, MatchScope.ANY, found);
            is(IndicatorType.URL, url, MatchScope.COMMAND_LINE, found);
        });
    }

    /** Out of the middle. */
    private static String stretch(String text) {
        int begin = text.length() / 4;
        return text.substring(begin, Math.min(text.length(), begin + STRETCH)).strip();
    }

    private static void script(String text, Consumer<Sighting> found) {
        first(URL, text).ifPresent(url -> is(IndicatorType.URL, url, MatchScope.ANY, found));
    }

    private static void servicePath(String text, Consumer<Sighting> found) {
        if (text.matches("(?i)[a-z]:\\\\[^\" ]+\\.exe")) {
            is(IndicatorType.FILE_PATH, text, MatchScope.ANY, found);
        }
    }

    private static void address(String text, MatchScope scope, Consumer<Sighting> found) {
        for (IndicatorType type : List.of(IndicatorType.IPV4, IndicatorType.IPV6)) {
            is(type, text, scope, found);
            is(type, text, MatchScope.ANY, found);
        }
        if (ADDRESS.matcher(text).matches()) {
            String network = text.substring(0, text.lastIndexOf('.')) + ".0/24";
            add(IndicatorType.CIDR, Condition.IS, network, text, scope, found);
        }
    }

    private static void answers(String text, Consumer<Sighting> found) {
        first(ADDRESS, text).ifPresent(address -> is(IndicatorType.IPV4, address, MatchScope.ANY, found));
    }

    private static void host(String text, Consumer<Sighting> found) {
        is(IndicatorType.HOSTNAME, text, MatchScope.EXACT, found);
        is(IndicatorType.HOSTNAME, text, MatchScope.SUBDOMAINS, found);
        int dot = text.indexOf('.');
        if (dot > 0 && text.indexOf('.', dot + 1) > 0) {
            add(IndicatorType.HOSTNAME, Condition.IS, text.substring(dot + 1), MatchScope.SUBDOMAINS, found);
        }
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /**
     * Whether a document still shows it: pipelines leave some fields out. {@code related} repeats values of fields that
     * are not looked into, and messages are for people.
     */
    boolean isIn(JsonNode document) {
        String wanted = seen.toLowerCase(Locale.ROOT);
        return texts("", document).anyMatch(text -> text.contains(wanted));
    }

    private static Stream<String> texts(String path, JsonNode node) {
        if (node.isValueNode()) {
            return Stream.of(node.asText().toLowerCase(Locale.ROOT));
        }
        if (node.isArray()) {
            List<JsonNode> elements = new ArrayList<>();
            node.forEach(elements::add);
            return elements.stream().flatMap(element -> texts(path, element));
        }
        return node.properties().stream()
                .filter(field -> !Set.of("related", "message", "event.original").contains(path + field.getKey()))
                .flatMap((Map.Entry<String, JsonNode> field) -> texts(path + field.getKey() + ".", field.getValue()));
    }

    /** A value that nearly is this one; empty for what has no such neighbour. */
    Optional<Term.Value> nearMiss() {
        String text = value.text();
        return switch (value.type()) {
            case MD5, SHA1, SHA256, IMPHASH ->
                Optional.of(changed(text.substring(0, text.length() - 1) + (text.endsWith("0") ? "1" : "0")));
            case IPV4 -> {
                int last = text.lastIndexOf('.') + 1;
                yield Optional.of(changed(text.substring(0, last) + (Integer.parseInt(text.substring(last)) ^ 1)));
            }
            case HOSTNAME, SERVICE_NAME, NAMED_PIPE, SCHEDULED_TASK, FILE_NAME ->
                value.condition() == Condition.IS ? Optional.of(changed(text + "x")) : Optional.empty();
            case FILE_PATH, COMMAND_LINE, USER_AGENT, URL, REGISTRY_KEY ->
                value.condition() == Condition.MATCHES
                        ? Optional.empty()
                        : Optional.of(changed(text.substring(0, text.length() - 1) + "~"));
            case IPV6, CIDR, PORT, SHA512, DOMAIN, EMAIL, REGISTRY_DATA, MUTEX -> Optional.empty();
        };
    }

    private Term.Value changed(String text) {
        return new Term.Value(value.type(), value.condition(), text, value.scopes());
    }
}
