package dev.tocsin.connector.demo.events;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event as Windows logs it.
 *
 * @param provider the provider; mostly that of the channel
 * @param task the name of the task category, or empty
 * @param processId the process that wrote the event
 * @param data the event's data by name, in the order logged
 */
record WindowsEvent(
        Computer computer,
        Channel channel,
        String provider,
        int eventId,
        String task,
        long recordId,
        int processId,
        Instant time,
        Map<String, String> data) {
    WindowsEvent {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    String value(String name) {
        return data.getOrDefault(name, "");
    }
}
