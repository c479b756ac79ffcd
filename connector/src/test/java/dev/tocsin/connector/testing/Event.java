package dev.tocsin.connector.testing;

/** A document to index. */
public record Event(String id, String json) {
    /** A process start as Winlogbeat writes it without an ingest pipeline. */
    public static Event processStart(String id, String time, String commandLine) {
        return new Event(
                id, """
                {"@timestamp": "%s", "event": {"code": "1", "kind": "event", "provider": "Microsoft-Windows-Sysmon"},\
                "host": {"name": "ward-7"}, "winlog": {"channel": "Microsoft-Windows-Sysmon/Operational",\
                "event_id": "1", "provider_name": "Microsoft-Windows-Sysmon", "event_data": {"Image":\
                "C:\\\\Windows\\\\System32\\\\cmd.exe", "CommandLine": "%s", "User": "CLINIC\\\\nurse"}}}""".formatted(time, commandLine.replace("\\", "\\\\").replace("\"", "\\\"")));
    }
}
