package dev.tocsin.connector.demo.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Winlogbeat's Security pipeline, for the event ids that the demo has. Most of the original values stay. */
final class SecurityPipeline {
    private static final Map<String, String> LOGON_TYPES =
            Map.of("2", "Interactive", "3", "Network", "5", "Service", "7", "Unlock", "10", "RemoteInteractive");

    private final WindowsEvent event;
    private final ObjectNode document;
    private final ObjectNode data;

    SecurityPipeline(WindowsEvent event, ObjectNode document) {
        this.event = event;
        this.document = document;
        this.data = document.withObject("/winlog/event_data");
    }

    void apply() {
        PipelineShape.common(event, document, "security");
        switch (event.eventId()) {
            case 4624 -> logon("logged-in", "start");
            case 4625 -> logon("logon-failed", "start");
            case 4634 -> logon("logged-out", "end");
            case 4672 -> {
                classify("logged-in-special", List.of("iam"), List.of("admin"));
                subject();
                ArrayNode privileges = data.putArray("PrivilegeList");
                event.value("PrivilegeList").lines().map(String::strip).forEach(privileges::add);
            }
            case 4688 -> processCreated();
            case 4697 -> {
                classify("service-installed", List.of("iam", "configuration"), List.of("admin", "change"));
                subject();
                ObjectNode service = document.withObject("/service");
                service.put("name", event.value("ServiceName"));
                service.put("type", "Win32 Own Process");
            }
            case 4720 -> {
                classify("added-user-account", List.of("iam"), List.of("user", "creation"));
                subject();
                ObjectNode target = document.withObject("/user/target");
                target.put("domain", event.value("TargetDomainName"));
                target.put("id", event.value("TargetSid"));
                target.put("name", event.value("TargetUserName"));
            }
            default -> throw new IllegalStateException("no pipeline shape is known for Security " + event.eventId());
        }
    }

    private void classify(String action, List<String> categories, List<String> types) {
        ObjectNode ecsEvent = document.withObject("/event");
        ecsEvent.put("action", action);
        categories.forEach(ecsEvent.putArray("category")::add);
        types.forEach(ecsEvent.putArray("type")::add);
    }

    private void subject() {
        user("SubjectUserSid", "SubjectUserName", "SubjectDomainName");
        document.withObject("/winlog/logon").put("id", event.value("SubjectLogonId"));
    }

    private void user(String id, String name, String domain) {
        ObjectNode user = document.withObject("/user");
        user.put("id", event.value(id));
        user.put("name", event.value(name));
        user.put("domain", event.value(domain));
        document.withObject("/related").withArray("/user").add(event.value(name));
    }

    private void logon(String action, String type) {
        classify(action, List.of("authentication"), List.of(type));
        user("TargetUserSid", "TargetUserName", "TargetDomainName");
        ObjectNode logon = document.withObject("/winlog/logon");
        logon.put("id", event.value("TargetLogonId"));
        logon.put("type", LOGON_TYPES.getOrDefault(event.value("LogonType"), "Other"));
        String address = event.value("IpAddress");
        if (!address.isEmpty() && !address.equals("-")) {
            ObjectNode source = document.withObject("/source");
            source.put("ip", address);
            source.put("port", Integer.parseInt(event.value("IpPort")));
            document.withObject("/related").withArray("/ip").add(address);
            data.remove(List.of("IpAddress", "IpPort"));
        }
        if (data.has("WorkstationName")) {
            document.withObject("/source").put("domain", event.value("WorkstationName"));
            data.remove("WorkstationName");
        }
        if (data.has("ProcessName")) {
            // A logon over the network has no process here; the pipeline moves the dash all the same.
            ObjectNode process = document.withObject("/process");
            process.put("executable", event.value("ProcessName"));
            process.put("name", PipelineShape.baseName(event.value("ProcessName")));
            process.put("pid", number(event.value("ProcessId")));
            data.remove(List.of("ProcessName", "ProcessId"));
        }
    }

    private void processCreated() {
        classify("created-process", List.of("process"), List.of("start"));
        subject();
        ObjectNode process = document.withObject("/process");
        process.put("executable", event.value("NewProcessName"));
        process.put("name", PipelineShape.baseName(event.value("NewProcessName")));
        process.put("pid", number(event.value("NewProcessId")));
        process.put("command_line", event.value("CommandLine"));
        PipelineShape.arguments(event.value("CommandLine")).forEach(process.putArray("args")::add);
        ObjectNode parent = process.putObject("parent");
        parent.put("executable", event.value("ParentProcessName"));
        parent.put("name", PipelineShape.baseName(event.value("ParentProcessName")));
        parent.put("pid", number(event.value("ProcessId")));
        data.remove(List.of("NewProcessName", "NewProcessId", "ParentProcessName"));
    }

    private static int number(String hexadecimal) {
        return Integer.decode(hexadecimal);
    }
}
