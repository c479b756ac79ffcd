package dev.tocsin.connector.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.connector.testing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are told apart by what they hold, and read no oftener than that needs. */
final class FileDigestsTest {
    @TempDir
    private Path folder;

    /** A day behind the files, so that none of them changed a moment ago. */
    private final TestClock clock = new TestClock(Instant.now().plus(Duration.ofDays(1)));

    private Path rule;

    @BeforeEach
    void write() throws IOException {
        rule = Files.writeString(folder.resolve("rule.yml"), "title: A");
    }

    private FileDigests digests(Path... others) {
        return new FileDigests(List.of(folder), List.of(others), clock);
    }

    @Test
    void aFileThatIsTouchedIsTheSameAndOneThatIsWrittenIsNot() throws IOException {
        FileDigests digests = digests();
        SortedMap<Path, String> first = digests.look();
        assertEquals(Set.of(rule), first.keySet());
        Files.setLastModifiedTime(rule, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        assertEquals(first, digests.look());
        assertEquals(2, digests.read());
        Files.writeString(rule, "title: B");
        assertNotEquals(first, digests.look());
        Files.writeString(rule, "title: A");
        assertEquals(first, digests.look());
    }

    @Test
    void whatIsTheSameIsNotReadAgain() {
        FileDigests digests = digests();
        digests.look();
        digests.look();
        assertEquals(1, digests.read());
    }

    /** As a program that keeps times does, with a content of the same length. */
    @Test
    void theTimesOfAFileAreNotBelieved() throws IOException {
        FileTime then = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(rule, then);
        FileDigests digests = digests();
        SortedMap<Path, String> first = digests.look();
        Files.writeString(rule, "title: B");
        Files.setLastModifiedTime(rule, then);
        assertNotEquals(first, digests.look());
    }

    @Test
    void aFileThatChangedAMomentAgoIsReadAgain() {
        FileDigests digests = new FileDigests(List.of(folder), List.of(), new TestClock(Instant.now()));
        digests.look();
        digests.look();
        assertEquals(2, digests.read());
    }

    @Test
    void whatIsNoRuleFileIsNotLookedAtAndWhatIsNamedBesideIs() throws IOException {
        Files.writeString(folder.resolve("rule.tests.yml"), "a");
        Files.writeString(folder.resolve("README.md"), "a");
        Path git = Files.createDirectory(folder.resolve(".git"));
        Files.writeString(git.resolve("config.yml"), "a");
        Path placeholders = Files.writeString(folder.resolve("placeholders.txt"), "a");
        assertEquals(Set.of(rule, placeholders), digests(placeholders).look().keySet());
    }

    @Test
    void whatIsGoneAndWhatCannotBeReadAreStatesOfTheirOwn() throws IOException {
        FileDigests digests = new FileDigests(List.of(rule), List.of(), clock);
        SortedMap<Path, String> first = digests.look();
        Files.delete(rule);
        SortedMap<Path, String> gone = digests.look();
        assertNotEquals(first, gone);
        assertEquals(gone, digests.look());
        Files.createDirectory(rule);
        assertEquals(Set.of(), digests.look().keySet());
        Files.delete(rule);
        Files.createSymbolicLink(folder.resolve("nowhere.yml"), folder.resolve("missing"));
        assertTrue(
                digests().look().getOrDefault(folder.resolve("nowhere.yml"), "").startsWith("cannot be read"));
    }
}
