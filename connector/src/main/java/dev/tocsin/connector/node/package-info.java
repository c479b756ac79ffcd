/**
 * A real Elasticsearch on this machine, for development, the demo and tests: {@link
 * dev.tocsin.connector.node.ElasticsearchDistribution} fetches it, {@link dev.tocsin.connector.node.ElasticsearchNode}
 * runs it.
 *
 * <p>Invariant: a node listens on loopback only, on ports that nobody else holds, and leaves neither a process nor a file
 * behind, however the Java process that started it ends.
 *
 * <p>Not here: a node for production, a cluster of several nodes, anything that reads or writes documents.
 */
@NullMarked
package dev.tocsin.connector.node;

import org.jspecify.annotations.NullMarked;
