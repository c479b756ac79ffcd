package dev.tocsin.compiler.intake.stix;

import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.intake.compound.Slot;
import dev.tocsin.compiler.intake.stix.pattern.ObjectPath;
import dev.tocsin.compiler.notation.StixExtension;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a property of a STIX object holds, as far as Windows events can show it.
 *
 * <p>Source: STIX 2.1 section 6 (cyber-observable objects), and what publishers write instead: {@code SHA256} for {@code
 * SHA-256}, {@code file:path}, {@code win-registry-key}, OpenCTI's {@code hostname}.
 */
sealed interface Property {
    /** Values that lists have. */
    record Seen(Slot slot) implements Property {}

    /** A detail that Windows events do not show, of something that is bad without it too. */
    record Narrowing() implements Property {}

    /** What lists do not have. */
    record Unseen(String why) implements Property {}

    /** Two properties that together are one value. */
    enum Half {
        FILE("parent_directory_ref.path", "name", IndicatorType.FILE_PATH),
        REGISTRY("key", "values[*].name", IndicatorType.REGISTRY_KEY);

        private final String container;
        private final String member;
        private final IndicatorType type;

        Half(String container, String member, IndicatorType type) {
            this.container = container;
            this.member = member;
            this.type = type;
        }

        /** The end of the path to what encloses. */
        String container() {
            return container;
        }

        /** The end of the path to the name of what it encloses. */
        String member() {
            return member;
        }

        IndicatorType type() {
            return type;
        }

        /** Both in one text. */
        String join(String container, String name) {
            String separator = Slot.Folder.separator(container);
            return container + (container.endsWith(separator) ? "" : separator) + name;
        }
    }

    String OLD_REGISTRY = "win-registry-key:";
    String REGISTRY = "windows-registry-key:";
    Pattern INDEX = Pattern.compile("\\[\\d+]");
    Pattern FILE = Pattern.compile("(?:file|artifact):(.+)");
    Pattern PROCESS_FILE = Pattern.compile("process:(?:image_ref|binary_ref)\\.(.+)");
    Pattern HASH = Pattern.compile("hashes\\.(.+)");
    Pattern PEER = Pattern.compile(
            "(?:network-traffic:|process:opened_connection_refs\\[\\*]\\.)(dst|src)_(ref\\.value|port)");
    Pattern EMAIL = Pattern.compile("email-message:(?:from|sender|to|cc|bcc|reply_to)_refs?(?:\\[\\*])?\\.value");
    /** Of a connection or an address, whatever else there is; of other objects, what a publisher added. */
    Pattern DETAIL = Pattern.compile("network-traffic:(?!(?:src|dst)_ref\\.type$).+"
            + "|ipv[46]-addr:(?:belongs_to_refs|resolves_to_refs)\\[\\*]\\..+"
            + "|(?:domain-name|url|email-addr|windows-registry-key|mutex|process):x_.+");

    Pattern HTTP_HEADER = Pattern.compile(
            "network-traffic:extensions\\.http-request-ext\\.request_header\\.(user-agent|host)(?:\\[\\*])?");

    Map<String, Property> FIXED = Map.ofEntries(
            Map.entry("ipv4-addr:value", address(List.of())),
            Map.entry("ipv6-addr:value", address(List.of())),
            Map.entry("domain-name:value", typed(IndicatorType.DOMAIN)),
            Map.entry("domain-name:resolves_to_refs[*].value", peer(List.of())),
            Map.entry("hostname:value", typed(IndicatorType.HOSTNAME)),
            Map.entry("x-opencti-hostname:value", typed(IndicatorType.HOSTNAME)),
            Map.entry("url:value", typed(IndicatorType.URL)),
            Map.entry("artifact:url", typed(IndicatorType.URL)),
            Map.entry("email-addr:value", typed(IndicatorType.EMAIL)),
            Map.entry("user-agent:value", typed(IndicatorType.USER_AGENT)),
            Map.entry("x-opencti-user-agent:value", typed(IndicatorType.USER_AGENT)),
            Map.entry("directory:path", new Seen(new Slot.Folder(List.of()))),
            Map.entry("windows-registry-key:key", typed(IndicatorType.REGISTRY_KEY)),
            Map.entry("windows-registry-key:values[*].name", new Seen(new Slot.ValueName())),
            Map.entry("windows-registry-key:values[*].data", typed(IndicatorType.REGISTRY_DATA)),
            Map.entry("mutex:name", typed(IndicatorType.MUTEX)),
            Map.entry(StixExtension.NAMED_PIPE + ":name", typed(IndicatorType.NAMED_PIPE)),
            Map.entry(StixExtension.SCHEDULED_TASK + ":name", typed(IndicatorType.SCHEDULED_TASK)),
            Map.entry("process:name", typed(IndicatorType.FILE_NAME, List.of(MatchScope.PROCESS))),
            Map.entry("process:command_line", typed(IndicatorType.COMMAND_LINE)),
            Map.entry("process:extensions.windows-service-ext.service_name", typed(IndicatorType.SERVICE_NAME)),
            Map.entry("process:extensions.windows-service-ext.display_name", typed(IndicatorType.SERVICE_NAME)),
            Map.entry(
                    "process:extensions.windows-service-ext.service_dll_refs[*].name", typed(IndicatorType.FILE_NAME)),
            Map.entry("process:extensions.windows-service-ext.start_type", new Narrowing()),
            Map.entry("process:extensions.windows-service-ext.service_type", new Narrowing()),
            Map.entry("process:extensions.windows-service-ext.service_status", new Narrowing()),
            Map.entry("process:extensions.windows-service-ext.group_name", new Narrowing()),
            Map.entry("file:extensions.windows-pebinary-ext.imphash", typed(IndicatorType.IMPHASH)),
            Map.entry("network-traffic:dst_ref.resolves_to_refs[*].value", address(List.of(MatchScope.DESTINATION))),
            Map.entry("network-traffic:extensions.http-request-ext.request_value", new Seen(new Slot.RequestTarget())),
            // Where publishers write the key.
            Map.entry("windows-registry-key:value", typed(IndicatorType.REGISTRY_KEY)),
            Map.entry("windows-registry-key:modified", new Narrowing()),
            Map.entry("windows-registry-key:modified_time", new Narrowing()),
            Map.entry("windows-registry-key:number_of_subkeys", new Narrowing()),
            Map.entry("windows-registry-key:values[*].data_type", new Narrowing()),
            Map.entry("email-addr:display_name", new Narrowing()),
            Map.entry("process:pid", new Narrowing()),
            Map.entry("process:parent_ref.pid", new Narrowing()),
            Map.entry("process:child_refs[*].pid", new Narrowing()),
            Map.entry("process:created", new Narrowing()),
            Map.entry("process:created_time", new Narrowing()));

    private static Property typed(IndicatorType type) {
        return typed(type, List.of());
    }

    private static Property typed(IndicatorType type, List<MatchScope> scopes) {
        return new Seen(new Slot.Typed(type, scopes));
    }

    private static Property address(List<MatchScope> scopes) {
        return new Seen(new Slot.Address(scopes));
    }

    private static Property peer(List<MatchScope> scopes) {
        return new Seen(new Slot.Peer(scopes));
    }

    /** The path in the one spelling by which properties are known. */
    static String normalized(ObjectPath path) {
        String text = INDEX.matcher(path.text()).replaceAll("[*]").toLowerCase(Locale.ROOT);
        String renamed = text.startsWith(OLD_REGISTRY) ? REGISTRY + text.substring(OLD_REGISTRY.length()) : text;
        // Some leave the index away.
        return renamed.startsWith(REGISTRY + "values.")
                ? REGISTRY + "values[*]" + renamed.substring((REGISTRY + "values").length())
                : renamed;
    }

    /** What the property of a path holds. */
    static Property of(ObjectPath path) {
        String text = normalized(path);
        Optional<Property> fixed = Optional.ofNullable(FIXED.get(text));
        if (fixed.isPresent()) {
            return fixed.get();
        }
        Matcher file = FILE.matcher(text);
        if (file.matches()) {
            return ofFile(file.group(1), List.of());
        }
        Matcher process = PROCESS_FILE.matcher(text);
        if (process.matches()) {
            return ofFile(process.group(1), List.of(MatchScope.PROCESS));
        }
        Matcher peer = PEER.matcher(text);
        if (peer.matches()) {
            MatchScope scope = peer.group(1).equals("dst") ? MatchScope.DESTINATION : MatchScope.SOURCE;
            return peer.group(2).equals("port") ? typed(IndicatorType.PORT, List.of(scope)) : peer(List.of(scope));
        }
        Matcher header = HTTP_HEADER.matcher(text);
        if (header.matches()) {
            return typed(header.group(1).equals("host") ? IndicatorType.DOMAIN : IndicatorType.USER_AGENT);
        }
        if (EMAIL.matcher(text).matches()) {
            return typed(IndicatorType.EMAIL);
        }
        return DETAIL.matcher(text).matches() ? new Narrowing() : new Unseen(why(path));
    }

    private static Property ofFile(String property, List<MatchScope> scopes) {
        Matcher hash = HASH.matcher(property);
        if (hash.matches()) {
            return digest(hash.group(1).replaceAll("[-_ ]", ""), scopes);
        }
        return switch (property) {
            case "name" -> typed(IndicatorType.FILE_NAME, scopes);
            case "path" -> typed(IndicatorType.FILE_PATH, scopes);
            case "parent_directory_ref.path" -> new Seen(new Slot.Folder(scopes));
            default -> new Unseen("is a property of files that Windows events do not show");
        };
    }

    private static Property digest(String algorithm, List<MatchScope> scopes) {
        return switch (algorithm) {
            case "md5" -> typed(IndicatorType.MD5, scopes);
            case "sha1" -> typed(IndicatorType.SHA1, scopes);
            case "sha256" -> typed(IndicatorType.SHA256, scopes);
            case "sha512" -> typed(IndicatorType.SHA512, scopes);
            case "imphash" -> typed(IndicatorType.IMPHASH, scopes);
            default -> new Unseen("is a digest that Windows events do not show");
        };
    }

    private static String why(ObjectPath path) {
        if (normalized(path).startsWith("process:parent_ref.")) {
            return "is about the parent of a process, which lists do not have; a Sigma rule can say it";
        }
        return switch (path.objectType()) {
            case "x509-certificate" -> "is about a certificate, which Windows events do not show";
            case "user-account" -> "is about an account, which lists do not have";
            case "email-message" -> "is about the text of a mail, which Windows events do not show";
            case "file", "process", "network-traffic", "windows-registry-key", "domain-name" ->
                "is a property that Windows events do not show";
            default -> "is about a kind of object that lists do not have";
        };
    }

    /** Where the file of a path is looked for, told by the beginning of the path. */
    static List<MatchScope> scopes(String start) {
        return start.startsWith("process:") ? List.of(MatchScope.PROCESS) : List.of();
    }
}
