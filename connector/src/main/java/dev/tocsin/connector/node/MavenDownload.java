package dev.tocsin.connector.node;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Has the user's own Maven fetch the artifacts, so that the mirrors, proxies and credentials of their settings.xml hold
 * and what their local repository holds already is not fetched again.
 */
final class MavenDownload {

    private static final long MINUTES = 20;

    private final Path command;

    MavenDownload(Path command) {
        this.command = command;
    }

    /**
     * Puts what Maven can get into {@code downloads}. The content is not checked here.
     *
     * @return what Maven said if it failed
     */
    Optional<String> fetch(List<Artifact> artifacts, Path downloads) throws IOException {
        Path project = Files.createDirectories(downloads.resolve("maven"));
        // Maven looks for its per-project configuration in the parents of a project until it meets this folder.
        Files.createDirectories(project.resolve(".mvn"));
        Path pom = Files.writeString(project.resolve("pom.xml"), pom(artifacts, downloads));
        Path log = project.resolve("maven.log");

        List<String> arguments = new ArrayList<>(List.of(command.toString(), "-q", "-B", "-C", "-f", pom.toString()));
        // Maven's own property: a build that was told to use another local repository hands it on to its tests.
        String localRepository = System.getProperty("maven.repo.local");
        if (localRepository != null) {
            arguments.add("-Dmaven.repo.local=" + localRepository);
        }
        arguments.add("dependency:copy");
        ProcessBuilder builder = new ProcessBuilder(arguments)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        // Maven needs some Java. Its user's choice goes first; else the one that runs us will do.
        builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                return Optional.of("no end after " + MINUTES + " minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while Maven fetches Elasticsearch");
        } finally {
            process.destroy();
        }
        return process.exitValue() == 0
                ? Optional.empty()
                : Optional.of(Files.readString(log, StandardCharsets.UTF_8).strip());
    }

    private static String pom(List<Artifact> artifacts, Path downloads) {
        String items = artifacts.stream()
                .map(artifact ->
                        """
                        <artifactItem>
                          <groupId>%s</groupId><artifactId>%s</artifactId>
                          <version>%s</version><type>%s</type>
                        </artifactItem>
                        """.formatted(artifact.group(), artifact.name(), artifact.version(), artifact.extension()))
                .collect(Collectors.joining());
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>dev.tocsin</groupId>
                  <artifactId>elasticsearch-download</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <build>
                    <plugins>
                      <plugin>
                        <artifactId>maven-dependency-plugin</artifactId>
                        <version>3.11.0</version>
                        <configuration>
                          <outputDirectory>%s</outputDirectory>
                          <artifactItems>
                %s
                          </artifactItems>
                        </configuration>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(escaped(downloads.toString()), items);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
