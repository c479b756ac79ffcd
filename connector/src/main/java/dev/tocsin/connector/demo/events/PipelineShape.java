package dev.tocsin.connector.demo.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What Winlogbeat 8's ingest pipelines do to the events of this package: values move to ECS fields, some are rewritten, and
 * the originals go. After elastic/beats, {@code x-pack/winlogbeat/module/{sysmon,security,powershell}/ingest}.
 */
final class PipelineShape {
    private final WindowsEvent event;
    private final ObjectNode document;
    private final ObjectNode data;

    private PipelineShape(WindowsEvent event, ObjectNode document) {
        this.event = event;
        this.document = document;
        this.data = document.withObject("/winlog/event_data");
    }

    /** Rewrites a raw document in place. */
    static void apply(WindowsEvent event, ObjectNode document) {
        PipelineShape shape = new PipelineShape(event, document);
        switch (event.channel()) {
            case SYSMON -> shape.sysmon();
            case SECURITY -> new SecurityPipeline(event, document).apply();
            case POWERSHELL -> shape.powershell();
            // Winlogbeat has no pipeline for these.
            case SYSTEM, APPLICATION -> {}
        }
        if (shape.data.isEmpty()) {
            document.withObject("/winlog").remove("event_data");
        }
    }

    /** The fields that all pipelines set. */
    static void common(WindowsEvent event, ObjectNode document, String module) {
        document.withObject("/ecs").put("version", "1.12.0");
        document.withObject("/event").put("module", module);
        document.withObject("/winlog").put("record_id", Long.toString(event.recordId()));
    }

    private void sysmon() {
        common(event, document, "sysmon");
        categories();
        document.withObject("/user").put("id", "S-1-5-18");
        process("/process", "Image", "CommandLine", "ProcessGuid", "ProcessId");
        process("/process/parent", "ParentImage", "ParentCommandLine", "ParentProcessGuid", "ParentProcessId");
        move("CurrentDirectory", "/process", "working_directory");
        move("OriginalFileName", "/process/pe", "original_file_name");
        copy("Company", "/process/pe", "company");
        copy("Description", "/process/pe", "description");
        copy("FileVersion", "/process/pe", "file_version");
        copy("Product", "/process/pe", "product");
        hashes();
        user();
        network();
        move("PipeName", "/file", "name");
        file("TargetFilename");
        registry();
        names();
        data.remove(List.of("RuleName", "UtcTime"));
    }

    private void categories() {
        switch (event.eventId()) {
            case 1 -> categories(List.of("process"), List.of("start"));
            case 3 -> categories(List.of("network"), List.of("start", "connection", "protocol"));
            case 11, 17 -> categories(List.of("file"), List.of("creation"));
            case 13 -> categories(List.of("configuration", "registry"), List.of("change"));
            case 22 -> categories(List.of("network"), List.of("connection", "protocol", "info"));
            default -> throw new IllegalStateException("no pipeline shape is known for Sysmon " + event.eventId());
        }
    }

    private void categories(List<String> categories, List<String> types) {
        ObjectNode ecsEvent = document.withObject("/event");
        categories.forEach(ecsEvent.putArray("category")::add);
        types.forEach(ecsEvent.putArray("type")::add);
    }

    private void process(String object, String image, String commandLine, String guid, String id) {
        if (!data.has(image)) {
            return;
        }
        ObjectNode process = document.withObject(object);
        process.put("executable", take(image));
        process.put("name", baseName(event.value(image)));
        process.put("entity_id", take(guid));
        process.put("pid", Integer.parseInt(take(id)));
        if (data.has(commandLine)) {
            process.put("command_line", take(commandLine));
            List<String> arguments = arguments(event.value(commandLine));
            arguments.forEach(process.putArray("args")::add);
            process.put("args_count", arguments.size());
        }
    }

    private void hashes() {
        if (!data.has("Hashes")) {
            return;
        }
        for (String hash : take("Hashes").toLowerCase(Locale.ROOT).split(",", -1)) {
            String algorithm = hash.substring(0, hash.indexOf('='));
            String digest = hash.substring(hash.indexOf('=') + 1);
            document.withObject(algorithm.equals("imphash") ? "/process/pe" : "/process/hash")
                    .put(algorithm, digest);
            related("hash", digest);
        }
    }

    private void user() {
        if (!data.has("User")) {
            return;
        }
        String[] parts = take("User").split("\\\\", 2);
        document.withObject("/user").put("domain", parts[0]).put("name", parts[1]);
        related("user", parts[1]);
    }

    private void network() {
        if (!data.has("Initiated")) {
            return;
        }
        ObjectNode network = document.withObject("/network");
        network.put("direction", take("Initiated").equals("true") ? "egress" : "ingress");
        network.put("transport", take("Protocol"));
        network.put("type", "ipv4");
        end("Source", "/source");
        end("Destination", "/destination");
    }

    private void end(String prefix, String object) {
        ObjectNode end = document.withObject(object);
        String ip = take(prefix + "Ip");
        end.put("ip", ip);
        end.put("port", Integer.parseInt(take(prefix + "Port")));
        String host = take(prefix + "Hostname");
        if (!host.equals("-")) {
            end.put("domain", host);
        }
        String protocol = take(prefix + "PortName");
        if (!protocol.equals("-")) {
            document.withObject("/network").put("protocol", protocol);
        }
        data.remove(prefix + "IsIpv6");
        related("ip", ip);
    }

    private void file(String name) {
        if (!data.has(name)) {
            return;
        }
        String path = take(name);
        ObjectNode file = document.withObject("/file");
        file.put("path", path);
        file.put("name", baseName(path));
        int slash = path.lastIndexOf('\\');
        if (slash > 0) {
            file.put("directory", path.substring(0, slash));
        }
        int dot = baseName(path).lastIndexOf('.');
        if (dot >= 0) {
            file.put("extension", baseName(path).substring(dot + 1));
        }
    }

    private void registry() {
        if (!data.has("TargetObject")) {
            return;
        }
        String path = take("TargetObject");
        ObjectNode registry = document.withObject("/registry");
        registry.put("path", path);
        registry.put("hive", path.substring(0, path.indexOf('\\')));
        registry.put("key", path.substring(path.indexOf('\\') + 1));
        registry.put("value", baseName(path));
        ObjectNode contents = registry.putObject("data");
        contents.putArray("strings").add(take("Details"));
        contents.put("type", "REG_SZ");
    }

    private void names() {
        if (!data.has("QueryName")) {
            return;
        }
        String name = take("QueryName");
        ObjectNode dns = document.withObject("/dns");
        dns.putObject("question").put("name", name);
        ArrayNode answers = dns.putArray("answers");
        ArrayNode addresses = dns.putArray("resolved_ip");
        for (String result : take("QueryResults").split(";", 0)) {
            String address = result.replace("::ffff:", "");
            answers.addObject().put("type", "A").put("data", address);
            addresses.add(address);
            related("ip", address);
        }
        related("hosts", name);
        document.withObject("/network").put("protocol", "dns");
        take("QueryStatus");
        document.withObject("/sysmon/dns").put("status", "SUCCESS");
    }

    private void powershell() {
        common(event, document, "powershell");
        ObjectNode ecsEvent = document.withObject("/event");
        ecsEvent.put("category", "process");
        ecsEvent.put("type", "info");
        ObjectNode powershell = document.withObject("/powershell");
        powershell.put("sequence", Integer.parseInt(take("MessageNumber")));
        powershell.put("total", Integer.parseInt(take("MessageTotal")));
        ObjectNode script = powershell.putObject("file");
        script.put("script_block_id", take("ScriptBlockId"));
        script.put("script_block_text", take("ScriptBlockText"));
        file("Path");
    }

    private void copy(String name, String object, String field) {
        if (data.has(name)) {
            document.withObject(object).put(field, event.value(name));
        }
    }

    private void move(String name, String object, String field) {
        copy(name, object, field);
        data.remove(name);
    }

    private String take(String name) {
        data.remove(name);
        return event.value(name);
    }

    private void related(String kind, String value) {
        ArrayNode values = document.withObject("/related").withArray("/" + kind);
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).asText().equals(value)) {
                return;
            }
        }
        values.add(value);
    }

    static String baseName(String path) {
        return path.substring(path.lastIndexOf('\\') + 1);
    }

    /** Splits at blanks outside of quotes, and drops the quotes. */
    static List<String> arguments(String commandLine) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < commandLine.length(); i++) {
            char character = commandLine.charAt(i);
            if (character == '"') {
                quoted = !quoted;
            } else if (character == ' ' && !quoted) {
                if (!argument.isEmpty()) {
                    arguments.add(argument.toString());
                }
                argument.setLength(0);
            } else {
                argument.append(character);
            }
        }
        if (!argument.isEmpty()) {
            arguments.add(argument.toString());
        }
        return arguments;
    }
}
