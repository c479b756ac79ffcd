package dev.tocsin.connector.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.testcontainers.elasticsearch.ElasticsearchContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * One Elasticsearch without security for all tests of a module, since a start costs ten seconds. It is started by the
 * first test that asks and ends with the test process. Tests share it, so each uses index names of its own.
 *
 * <p>{@code -Dtocsin.elasticsearch=docker} takes the full distribution from a container, which also has what the
 * embedded node lacks (the field type wildcard, API keys); the default, {@code node}, is {@link ElasticsearchNode}. When
 * the chosen one cannot start, the tests fail.
 */
public final class SharedNode {

    private static final String CHOICE = System.getProperty("tocsin.elasticsearch", "node");

    private SharedNode() {}

    /** Where it answers, without a path. */
    public static URI uri() {
        return Started.ADDRESS;
    }

    /** True when the tests run against the full distribution. */
    public static boolean isFullDistribution() {
        return CHOICE.equals("docker");
    }

    /** Started when first used, and only then. */
    private static final class Started {
        private static final URI ADDRESS = start();

        private static URI start() {
            return switch (CHOICE) {
                case "node" -> startNode();
                case "docker" -> startContainer();
                default ->
                    throw new IllegalArgumentException(
                            "tocsin.elasticsearch is `node` or `docker`, not `" + CHOICE + "`");
            };
        }

        private static URI startNode() {
            try {
                ElasticsearchNode node = ElasticsearchNode.start(
                        ElasticsearchDistribution.fetched(System.err::println), NodeSettings.defaults());
                return node.uri();
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }

        /** Testcontainers removes the container when this process has ended. */
        @SuppressWarnings("resource")
        private static URI startContainer() {
            ElasticsearchContainer container = new ElasticsearchContainer(
                            DockerImageName.parse("docker.elastic.co/elasticsearch/elasticsearch")
                                    .withTag(ElasticsearchDistribution.VERSION))
                    .withEnv("xpack.security.enabled", "false")
                    .withEnv("cluster.routing.allocation.disk.threshold_enabled", "false")
                    .withEnv("ES_JAVA_OPTS", "-Xms1g -Xmx1g");
            container.start();
            return URI.create("http://" + container.getHttpHostAddress());
        }
    }
}
