package dev.tocsin.connector.node;

import java.time.Duration;

/**
 * What a node is started with.
 *
 * @param heapMegabytes the Java heap of the server; a second, small Java process of about 100 MB stands before it
 * @param patience how long its start may take
 */
public record NodeSettings(NodeSecurity security, int heapMegabytes, Duration patience) {

    public NodeSettings {
        if (heapMegabytes < 128) {
            throw new IllegalArgumentException("Elasticsearch does not start in " + heapMegabytes + " MB of heap");
        }
    }

    /** No security, one gigabyte of heap, three minutes. */
    public static NodeSettings defaults() {
        return new NodeSettings(new NodeSecurity.Off(), 1024, Duration.ofMinutes(3));
    }

    public NodeSettings withSecurity(NodeSecurity replacement) {
        return new NodeSettings(replacement, heapMegabytes, patience);
    }

    public NodeSettings withHeapMegabytes(int replacement) {
        return new NodeSettings(security, replacement, patience);
    }

    public NodeSettings withPatience(Duration replacement) {
        return new NodeSettings(security, heapMegabytes, replacement);
    }
}
