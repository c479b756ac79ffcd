package dev.tocsin.connector.elasticsearch;

import co.elastic.clients.transport.TransportUtils;
import dev.tocsin.connector.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.impl.nio.client.HttpAsyncClientBuilder;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;

/** Makes the HTTP client that the settings ask for. */
final class HttpClients {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int CONNECTIONS = 16;

    private HttpClients() {}

    static RestClient open(ConnectionSettings settings) {
        RestClientBuilder builder = RestClient.builder(HttpHost.create(hostOf(settings)))
                .setCompressionEnabled(true)
                .setRequestConfigCallback(request -> request
                        // Elasticsearch never sends us elsewhere, and the credentials are for nobody else.
                        .setRedirectsEnabled(false)
                        .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                        .setSocketTimeout((int) settings.answerTimeout().toMillis()))
                .setHttpClientConfigCallback(http -> secured(http, settings));
        String path = settings.url().getPath();
        if (path != null && path.length() > 1) {
            builder.setPathPrefix(path);
        }
        String authorization = settings.credentials().header();
        if (!authorization.isEmpty()) {
            builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", authorization)});
        }
        return builder.build();
    }

    private static String hostOf(ConnectionSettings settings) {
        String scheme = settings.url().getScheme();
        String host = settings.url().getHost();
        if (host == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new EnvironmentException(
                    "`" + settings.url() + "` is not the URL of an Elasticsearch",
                    "write it like https://es.hospital.example:9200");
        }
        int port = settings.url().getPort();
        return scheme + "://" + host + ":" + (port == -1 ? 9200 : port);
    }

    private static HttpAsyncClientBuilder secured(HttpAsyncClientBuilder http, ConnectionSettings settings) {
        http.setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(CONNECTIONS);
        settings.authority().ifPresent(file -> http.setSSLContext(trusting(file)));
        return switch (settings.tlsVerification()) {
            case FULL -> http;
            case NONE -> http.setSSLContext(trustingAnyone()).setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE);
        };
    }

    private static SSLContext trusting(Path authority) {
        if (!Files.isReadable(authority)) {
            throw new EnvironmentException(
                    "the certificate file " + authority + " cannot be read", "check --ca-file and its permissions");
        }
        try {
            return TransportUtils.sslContextFromHttpCaCrt(authority.toFile());
        } catch (IOException | RuntimeException failure) {
            throw new EnvironmentException(
                    authority + " holds no certificate in PEM form",
                    "give --ca-file the http_ca.crt of the cluster",
                    failure);
        }
    }

    private static SSLContext trustingAnyone() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAnyone()}, null);
            return context;
        } catch (GeneralSecurityException failure) {
            throw new EnvironmentException("this Java has no TLS", "use a complete JDK", failure);
        }
    }

    private static final class TrustAnyone implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
