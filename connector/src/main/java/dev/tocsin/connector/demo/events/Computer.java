package dev.tocsin.connector.demo.events;

import java.util.Locale;
import java.util.UUID;

/**
 * A computer that ships its events with Winlogbeat.
 *
 * @param name its fully qualified name
 * @param domain the NetBIOS name of its Windows domain
 * @param ip its address
 * @param shape whether ingest pipelines rewrite its events
 */
record Computer(String name, String domain, String ip, Shape shape) {
    /** How its documents look in Elasticsearch. */
    enum Shape {
        RAW,
        PIPELINE
    }

    /** The first label of the name, in capitals, as Windows writes it. */
    String shortName() {
        int dot = name.indexOf('.');
        return (dot < 0 ? name : name.substring(0, dot)).toUpperCase(Locale.ROOT);
    }

    /** The account of the computer itself. */
    String account() {
        return shortName() + "$";
    }

    /** The id of its Winlogbeat. */
    String agentId() {
        return UUID.nameUUIDFromBytes(("agent of " + name).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }
}
