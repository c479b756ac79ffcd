package dev.tocsin.connector.agreement;

import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.mapping.EventSource;
import dev.tocsin.compiler.mapping.WinlogbeatMapping;
import dev.tocsin.sigma.model.LogSource;
import dev.tocsin.sigma.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Log sources whose fields have every kind of candidate between them, each with fields that rules ask for. */
enum EventKind {
    PROCESS_CREATION(
            "category",
            "process_creation",
            "Image CommandLine ParentImage User IntegrityLevel ProcessId NewProcessId ParentProcessId LogonId Hashes"
                    + " Imphash md5 OriginalFileName CurrentDirectory EventID"),
    REGISTRY_SET("category", "registry_set", "Details TargetObject Image User EventType"),
    NETWORK_CONNECTION(
            "category",
            "network_connection",
            "DestinationIp DestinationPort DestinationHostname Initiated SourceIp SourcePort DestinationIsIpv6 User Image"),
    DNS_QUERY("category", "dns_query", "QueryName QueryResults QueryStatus Image"),
    IMAGE_LOAD("category", "image_load", "ImageLoaded Hashes sha1 Signature Signed Product"),
    PS_MODULE("category", "ps_module", "ContextInfo Payload"),
    PS_CLASSIC("category", "ps_classic_script", "Data param3 param2 HostApplication ScriptName"),
    SECURITY("service", "security", "EventID IpAddress TargetUserName LogonType AccessMask Keywords Level Computer"),
    SYSTEM("service", "system", "Provider_Name ServiceName ImagePath EventID user.name Opcode");

    private final String key;
    private final String word;
    private final List<String> fields;

    EventKind(String key, String word, String fields) {
        this.key = key;
        this.word = word;
        this.fields = List.of(fields.split(" ", -1));
    }

    List<String> fields() {
        return fields;
    }

    Field field(String name) {
        return WinlogbeatMapping.standard().field(logSource(), name);
    }

    Field systemField(String name) {
        return WinlogbeatMapping.standard().systemField(name);
    }

    List<EventSource> sources() {
        return switch (WinlogbeatMapping.standard().eventSources(logSource())) {
            case WinlogbeatMapping.Selection.Known(List<EventSource> sources) -> sources;
            case WinlogbeatMapping.Selection.OtherProduct other -> throw new IllegalStateException(other.toString());
            case WinlogbeatMapping.Selection.Unknown unknown -> throw new IllegalStateException(unknown.toString());
        };
    }

    /** As a rule writes it. */
    String yaml() {
        return "logsource:\n    product: windows\n    " + key + ": " + word + "\n";
    }

    private LogSource logSource() {
        boolean category = key.equals("category");
        return new LogSource(
                category ? Optional.of(word) : Optional.empty(),
                Optional.of("windows"),
                category ? Optional.empty() : Optional.of(word),
                Optional.empty(),
                Map.of(),
                new Span(0, 0));
    }

    /** What rules and events say of a field. */
    static List<String> values(String field, List<String> texts) {
        return switch (field) {
            case "User" -> EdgeValues.ACCOUNTS;
            case "TargetUserName", "user.name" -> List.of("nurse", "SYSTEM", "-", "");
            case "IntegrityLevel" -> List.of("High", "System", "low", "S-1-16-12288");
            case "ProcessId", "NewProcessId", "ParentProcessId", "LogonId", "AccessMask" ->
                List.of("420", "0x1a4", "0x1A4", "0420", "16", "0x10", "4688");
            case "Hashes" -> EdgeValues.HASHES;
            case "Imphash", "md5", "sha1" -> List.of("AA11", "aa11", "00ff", "ABCD", "F");
            case "Details" -> EdgeValues.DETAILS;
            case "DestinationIp", "SourceIp", "IpAddress", "QueryResults" -> EdgeValues.ADDRESSES;
            case "DestinationPort", "SourcePort", "LogonType", "Opcode" -> EdgeValues.NUMBERS;
            case "Initiated", "DestinationIsIpv6", "Signed" -> List.of("true", "false", "True", "egress");
            case "QueryStatus" -> List.of("0", "9003", "DNS_ERROR_RCODE_NAME_ERROR", "SUCCESS", "77");
            case "EventID" -> List.of("1", "4688", "4624", "7045", "04688");
            case "Keywords" -> List.of("0x8020000000000000", "Audit Success", "Audit Failure");
            case "Level" -> List.of("1", "2", "3", "4", "information", "Error");
            default -> texts;
        };
    }
}
