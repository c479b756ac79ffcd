package dev.tocsin.connector.node;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The files of one Elasticsearch release, unpacked and ready to start.
 *
 * <p>Elasticsearch is fetched, never shipped: it comes from Maven Central (its integration test distribution and the
 * ES|QL modules) under the Elastic License 2.0 or the Server Side Public License, which the user accepts by using it. See
 * <a href="https://www.elastic.co/licensing/elastic-license">elastic.co/licensing</a>.
 *
 * @param home the directory that holds {@code bin}, {@code lib} and {@code modules}; every user may read it
 */
public record ElasticsearchDistribution(Path home) {

    /** The release that is fetched. */
    public static final String VERSION = "8.19.21";

    private static final List<String> ADDED_MODULES = List.of("x-pack-esql-core", "x-pack-esql");
    private static final String DESCRIPTOR = ".properties";
    private static final String MARKER = "tocsin-complete";

    /** File locks hold between processes; this one holds between the threads of this process. */
    private static final ReentrantLock FETCHING = new ReentrantLock();

    /**
     * The distribution in the user's cache, fetched and unpacked first if it is not there or not whole.
     *
     * <p>The cache is {@code $XDG_CACHE_HOME/tocsin}, by default {@code ~/.cache/tocsin}. For root it is {@code
     * /var/cache/tocsin}: Elasticsearch does not run as root, and the user it then runs as cannot read below {@code /root}.
     *
     * @param progress gets one line, without line end, before and after a download; nothing when the cache is whole
     * @throws IOException if it can be had neither by Maven nor from Maven Central, or the cache cannot be written
     */
    public static ElasticsearchDistribution fetched(Consumer<String> progress) throws IOException {
        return fetchedInto(defaultCache(), progress);
    }

    static ElasticsearchDistribution fetchedInto(Path cache, Consumer<String> progress) throws IOException {
        return fetchedInto(
                cache,
                Commands.find("mvn").map(MavenDownload::new),
                new HttpsDownload(HttpsDownload.MAVEN_CENTRAL),
                progress);
    }

    static ElasticsearchDistribution fetchedInto(
            Path cache, Optional<MavenDownload> maven, HttpsDownload https, Consumer<String> progress)
            throws IOException {
        Path home = cache.resolve("elasticsearch-" + VERSION);
        if (isWhole(home)) {
            return new ElasticsearchDistribution(home);
        }
        Files.createDirectories(cache);
        FETCHING.lock();
        try (FileChannel channel = FileChannel.open(
                        cache.resolve("elasticsearch-" + VERSION + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !isWhole(home)) {
                fetch(home, maven, https, progress);
            }
        } finally {
            FETCHING.unlock();
        }
        return new ElasticsearchDistribution(home);
    }

    private static Path defaultCache() {
        if (NodeUser.isRoot()) {
            return Path.of("/var/cache/tocsin");
        }
        String cache = System.getenv("XDG_CACHE_HOME");
        return cache == null || !Path.of(cache).isAbsolute()
                ? Path.of(System.getProperty("user.home"), ".cache", "tocsin")
                : Path.of(cache, "tocsin");
    }

    private static void fetch(Path home, Optional<MavenDownload> maven, HttpsDownload https, Consumer<String> progress)
            throws IOException {
        long begin = System.nanoTime();
        List<Artifact> artifacts = Artifact.all();
        progress.accept("Fetching Elasticsearch %s from Maven Central, once (%d MB); its licence is yours to accept: %s"
                .formatted(VERSION, megabytes(artifacts), "https://www.elastic.co/licensing/elastic-license"));
        // Beside its final place, so that the last step is one rename within a file system.
        Path staging = home.resolveSibling(home.getFileName() + ".partial");
        Directories.delete(staging);
        Path downloads = Files.createDirectories(staging.resolve("downloads"));
        try {
            download(artifacts, downloads, maven, https);
            Path unpacked = Files.createDirectories(staging.resolve("unpacked"));
            unpack(artifacts, downloads, unpacked);
            Files.writeString(unpacked.resolve(MARKER), marker(unpacked));
            makeReadable(unpacked);
            Directories.delete(home);
            Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Directories.delete(staging);
        }
        progress.accept(
                "Elasticsearch is in %s (%.0f s)".formatted(home, (System.nanoTime() - begin) / 1_000_000_000.0));
    }

    private static void download(
            List<Artifact> artifacts, Path downloads, Optional<MavenDownload> maven, HttpsDownload https)
            throws IOException {
        String mavenFailure = "";
        if (maven.isPresent()) {
            mavenFailure = maven.orElseThrow()
                    .fetch(artifacts, downloads)
                    .map(said -> "; before that, Maven failed:\n" + said)
                    .orElse("");
        }
        for (Artifact artifact : artifacts) {
            Path file = downloads.resolve(artifact.fileName());
            if (artifact.isCompleteAt(file)) {
                continue;
            }
            try {
                https.fetch(artifact, downloads);
            } catch (IOException e) {
                throw new IOException(e.getMessage() + mavenFailure, e);
            }
            if (!artifact.isCompleteAt(file)) {
                throw new IOException("what was fetched as " + artifact.repositoryPath()
                        + " is broken or not the published file: it should be " + artifact.bytes()
                        + " bytes with SHA-256 " + artifact.sha256() + mavenFailure);
            }
        }
    }

    private static void unpack(List<Artifact> artifacts, Path downloads, Path unpacked) throws IOException {
        for (Artifact artifact : artifacts) {
            Path file = downloads.resolve(artifact.fileName());
            if (artifact.extension().equals("zip")) {
                unzip(file, unpacked);
            } else {
                Path folder = Files.createDirectories(unpacked.resolve(artifact.folder()));
                Files.move(file, folder.resolve(artifact.fileName()));
            }
        }
        for (String module : ADDED_MODULES) {
            Files.writeString(
                    unpacked.resolve("modules").resolve(module).resolve("plugin-descriptor.properties"),
                    Resources.text(module + DESCRIPTOR));
        }
    }

    /** Unpacks without the archive's top folder. */
    private static void unzip(Path archive, Path target) throws IOException {
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream entries = new ZipInputStream(new BufferedInputStream(file, 1 << 16))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path name = Path.of(entry.getName()).normalize();
                if (name.isAbsolute() || name.startsWith("..")) {
                    throw new IOException(archive + " holds a path outside of itself: " + entry.getName());
                }
                Path path = name.getNameCount() == 1
                        ? target
                        : target.resolve(name.subpath(1, name.getNameCount()).toString());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.resolveSibling("."));
                    Files.copy(entries, path);
                }
            }
        }
    }

    /** For every user, whatever the umask. */
    private static void makeReadable(Path home) throws IOException {
        for (Path path : Directories.tree(home)) {
            boolean enter = Files.isDirectory(path) || path.startsWith(home.resolve("bin"));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(enter ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static boolean isWhole(Path home) throws IOException {
        Path marker = home.resolve(MARKER);
        try {
            return Files.isRegularFile(marker) && Files.readString(marker).equals(marker(home));
        } catch (NoSuchFileException goneMeanwhile) {
            // Another process is replacing it; the lock will tell when it is done.
            return false;
        }
    }

    /** What was asked for and what is there: an older list of artifacts or a lost file makes another text. */
    private static String marker(Path home) throws IOException {
        StringBuilder asked = new StringBuilder(Resources.text(Artifact.LIST));
        ADDED_MODULES.forEach(module -> asked.append(Resources.text(module + DESCRIPTOR)));
        List<String> files = new ArrayList<>();
        for (Path path : Directories.tree(home)) {
            if (Files.isRegularFile(path) && !path.equals(home.resolve(MARKER))) {
                files.add(home.relativize(path) + " " + Files.size(path));
            }
        }
        files.sort(null);
        return Sha256.of(asked.toString()) + "\n" + Sha256.of(String.join("\n", files)) + "\n";
    }

    private static long megabytes(List<Artifact> artifacts) {
        return artifacts.stream().mapToLong(Artifact::bytes).sum() / 1_000_000;
    }
}
