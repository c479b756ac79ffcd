package dev.tocsin.connector.demo.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Writes events as the documents that Winlogbeat would send, and where the computer's shape asks for it, as the ingest pipelines would leave them. */
final class DocumentWriter {
    /** The data stream of Winlogbeat's own index template. */
    static final String DATA_STREAM = "winlogbeat-8.10.4";

    private static final String VERSION = "8.10.4";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private DocumentWriter() {}

    /** The document, on one line. */
    static String json(WindowsEvent event) {
        ObjectNode document = raw(event);
        switch (event.computer().shape()) {
            case RAW -> {}
            case PIPELINE -> {
                document.withObject("/event")
                        .put("ingested", MILLIS.format(event.time().plusSeconds(4)));
                PipelineShape.apply(event, document);
            }
        }
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode raw(WindowsEvent event) {
        Computer computer = event.computer();
        ObjectNode document = JSON.createObjectNode();
        document.put("@timestamp", MILLIS.format(event.time()));

        ObjectNode agent = document.putObject("agent");
        agent.put("ephemeral_id", computer.agentId());
        agent.put("id", computer.agentId());
        agent.put("name", computer.shortName());
        agent.put("type", "winlogbeat");
        agent.put("version", VERSION);
        document.putObject("ecs").put("version", "8.0.0");

        ObjectNode ecsEvent = document.putObject("event");
        if (!event.task().isEmpty()) {
            ecsEvent.put("action", event.task());
        }
        ecsEvent.put("code", Integer.toString(event.eventId()));
        ecsEvent.put("created", MILLIS.format(created(event.time())));
        ecsEvent.put("kind", "event");
        if (event.channel() == Channel.SECURITY) {
            ecsEvent.put("outcome", event.eventId() == 4625 ? "failure" : "success");
        }
        ecsEvent.put("provider", event.provider());

        document.putObject("host").put("name", computer.name());
        document.putObject("log").put("level", event.channel() == Channel.POWERSHELL ? "verbose" : "information");
        document.put("message", message(event));
        winlog(event, document.putObject("winlog"));
        return document;
    }

    private static void winlog(WindowsEvent event, ObjectNode winlog) {
        winlog.put("api", "wineventlog");
        winlog.put("channel", event.channel().channel());
        winlog.put("computer_name", event.computer().name());
        ObjectNode data = winlog.putObject("event_data");
        event.data().forEach((name, value) -> {
            // Winlogbeat leaves empty values out.
            if (!value.isEmpty()) {
                data.put(name, value);
            }
        });
        winlog.put("event_id", Integer.toString(event.eventId()));
        if (event.channel() == Channel.SECURITY) {
            ArrayNode keywords = winlog.putArray("keywords");
            keywords.add(event.eventId() == 4625 ? "Audit Failure" : "Audit Success");
        }
        winlog.put("opcode", "Info");
        ObjectNode process = winlog.putObject("process");
        process.put("pid", event.processId());
        process.putObject("thread").put("id", event.processId() + 4);
        if (!event.channel().providerGuid().isEmpty()) {
            winlog.put("provider_guid", event.channel().providerGuid());
        }
        winlog.put("provider_name", event.provider());
        winlog.put("record_id", event.recordId());
        if (!event.task().isEmpty()) {
            winlog.put("task", event.task());
        }
        if (event.channel() == Channel.SYSMON) {
            ObjectNode user = winlog.putObject("user");
            user.put("domain", "NT AUTHORITY");
            user.put("identifier", "S-1-5-18");
            user.put("name", "SYSTEM");
            user.put("type", "User");
            winlog.put("version", 5);
        }
    }

    /** Winlogbeat reads the log a moment after the event. */
    private static Instant created(Instant time) {
        return time.plusMillis(1_250);
    }

    private static String message(WindowsEvent event) {
        StringBuilder message = new StringBuilder(event.task().isEmpty() ? event.provider() : event.task()).append(':');
        for (Map.Entry<String, String> entry : event.data().entrySet()) {
            message.append('\n').append(entry.getKey()).append(": ").append(entry.getValue());
        }
        return message.toString();
    }
}
