package dev.tocsin.connector.rules;

import dev.tocsin.connector.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What rule files hold, as one digest a file, to be looked at again and again. A file is read only where its size, its
 * times or its identity are others than when it was read last, or where it changed so shortly before that reading that
 * the clock of the file system may not tell a second change from the first.
 */
public final class FileDigests {
    /** FAT counts in steps of two seconds; no other file system is coarser. */
    private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

    private final List<Path> rules;
    private final Collection<Path> others;
    private final Clock clock;
    private SortedMap<Path, Known> known = new TreeMap<>();
    private int read;

    /**
     * Of the rule files at or below some paths.
     *
     * @param others files that were read as well, whatever their names
     */
    public FileDigests(List<Path> rules, Collection<Path> others, Clock clock) {
        this.rules = List.copyOf(rules);
        this.others = List.copyOf(others);
        this.clock = clock;
    }

    /** What tells that a file is the same without reading it. */
    private record Stamp(long size, Instant modified, Instant changed, String identity) {
        static Stamp of(Path path) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new Stamp(
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant(),
                    changed(path, attributes),
                    String.valueOf(attributes.fileKey()));
        }

        /** When its content or its attributes changed last: nobody can set that. */
        private static Instant changed(Path path, BasicFileAttributes attributes) throws IOException {
            return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                            && Files.getAttribute(path, "unix:ctime") instanceof java.nio.file.attribute.FileTime time
                    ? time.toInstant()
                    : attributes.creationTime().toInstant();
        }

        boolean isOlderThan(Instant moment) {
            return modified.isBefore(moment) && changed.isBefore(moment);
        }
    }

    /**
     * A file as it was read.
     *
     * @param settled whether the stamp would be another one if the file had changed since
     */
    private record Known(Stamp stamp, String content, Settled settled) {}

    private enum Settled {
        YES,
        NO
    }

    /** The content of each file, by its path; of one that cannot be read the reason. Two that are equal hold the same. */
    public SortedMap<Path, String> look() {
        SortedMap<Path, String> contents = new TreeMap<>();
        SortedMap<Path, Known> seen = new TreeMap<>();
        try {
            RuleFiles.find(rules).forEach(file -> look(file.path(), contents, seen));
        } catch (NoSuchFileException missing) {
            contents.put(Path.of(missing.getFile()), "missing");
        } catch (IOException failure) {
            contents.put(rules.getFirst(), "cannot be looked through: " + FileFailure.reading(failure));
        }
        others.forEach(file -> look(file, contents, seen));
        known = seen;
        return contents;
    }

    private void look(Path path, SortedMap<Path, String> contents, SortedMap<Path, Known> seen) {
        try {
            Stamp stamp = Stamp.of(path);
            Known before = known.get(path);
            Known now = before != null && before.settled == Settled.YES && before.stamp.equals(stamp)
                    ? before
                    : read(path, stamp);
            seen.put(path, now);
            contents.put(path, now.content);
        } catch (IOException failure) {
            contents.put(path, "cannot be read: " + FileFailure.reading(failure));
        }
    }

    /** @param stamp taken before: what changes while it is read changes the stamp as well */
    private Known read(Path path, Stamp stamp) throws IOException {
        Instant begin = clock.instant();
        read++;
        String content = HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(path)));
        return new Known(stamp, content, stamp.isOlderThan(begin.minus(CLOCK_STEP)) ? Settled.YES : Settled.NO);
    }

    /** How many files were read so far, each as often as it was read. */
    int read() {
        return read;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
