package dev.tocsin.connector.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tocsin.connector.rules.RuleSet.FileContents;
import dev.tocsin.connector.testing.Rules;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixesTest {
    @TempDir
    private Path folder;

    private static final String RULE = Rules.text("Wiper", "wipe");

    /** The real check, and findings of our own whose fixes are what a test needs. */
    private Fixes.Outcome fix(Function<SourceText, List<Diagnostic>> more) throws IOException {
        RuleCheck check = new RuleCheck(
                new CheckRequest(List.of(folder), new CheckRequest.Validators.All(), Optional.empty(), List.of()),
                Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), ZoneOffset.UTC));
        Fixes.TextCheck both = contents -> {
            CheckResult result = check.run(contents);
            List<Diagnostic> findings = new ArrayList<>();
            result.rules().sources().forEach(source -> findings.addAll(more.apply(source)));
            result.findings().stream()
                    .map(finding -> new Diagnostic(
                            finding.code(),
                            finding.severity(),
                            finding.source(),
                            finding.span(),
                            finding.message(),
                            finding.hint(),
                            finding.notes(),
                            Optional.empty()))
                    .forEach(findings::add);
            return new CheckResult(result.rules(), result.tests(), findings);
        };
        return Fixes.of(both, both.run(FileContents.ON_DISK));
    }

    private static List<Diagnostic> wherever(SourceText source, String expression, String replacement) {
        return Pattern.compile(expression)
                .matcher(source.text())
                .results()
                .map((MatchResult found) -> new Span(found.start(), found.end()))
                .map(span -> Diagnostic.of(Code.DOUBLE_WILDCARD, source, span, "a test says so")
                        .withFix(Fix.of("replace it", span, replacement)))
                .toList();
    }

    private String only(Fixes.Outcome outcome) {
        assertEquals(1, outcome.files().size(), outcome.files().toString());
        return outcome.files().getFirst().after();
    }

    @Test
    void ofTwoThatOverlapTheFirstWinsAndTheOtherComesInTheNextRound() throws IOException {
        Files.writeString(folder.resolve("a.yml"), RULE.replace("wipe", "aaaa"));
        Fixes.Outcome outcome = fix(source -> {
            List<Diagnostic> findings = new ArrayList<>(wherever(source, "aaa", "b"));
            findings.addAll(wherever(source, "aa'", "c'"));
            findings.addAll(wherever(source, "ba'", "d'"));
            return findings;
        });
        assertEquals(RULE.replace("wipe", "d"), only(outcome));
        assertEquals(2, outcome.files().getFirst().codes().size());
    }

    @Test
    void aFixThatMakesAnErrorIsLeftOutAndTheOthersAreNot() throws IOException {
        Files.writeString(folder.resolve("a.yml"), RULE);
        Files.writeString(folder.resolve("b.yml"), Rules.text("Second", "wipe"));
        Fixes.Outcome outcome = fix(source -> {
            List<Diagnostic> findings =
                    new ArrayList<>(wherever(source, "condition: selection", "condition: selektion"));
            findings.addAll(wherever(source, "Detects a", "Finds a"));
            return findings;
        });
        assertEquals(
                List.of(
                        RULE.replace("Detects", "Finds"),
                        Rules.text("Second", "wipe").replace("Detects", "Finds")),
                outcome.files().stream().map(Fixes.FixedFile::after).toList());
    }

    @Test
    void fixesThatUndoEachOtherEnd() throws IOException {
        Files.writeString(folder.resolve("a.yml"), RULE);
        Fixes.Outcome outcome = fix(source -> {
            List<Diagnostic> findings = new ArrayList<>(wherever(source, "Detects", "Finds"));
            findings.addAll(wherever(source, "Finds", "Detects"));
            return findings;
        });
        assertEquals(List.of(), outcome.files());
    }

    @Test
    void aFileIsReplacedWithItsPermissionsAndBehindItsLink() throws IOException {
        Path file = Files.writeString(folder.resolve("a.yml"), RULE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r-x"));
        Path link = Files.createSymbolicLink(folder.resolve("link.yml"), Path.of("a.yml"));
        FileReplacement.replace(link, RULE, "new");
        assertEquals("new", Files.readString(file));
        assertEquals(Path.of("a.yml"), Files.readSymbolicLink(link));
        assertEquals("rw-r--r-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count(), "a temporary file was left behind");
        }
        // The same once more, by the other path to it, is no conflict.
        FileReplacement.replace(file, RULE, "new");
    }

    @Test
    void whatSomebodyElseWroteMeanwhileIsNotLost() throws IOException {
        Path file = Files.writeString(folder.resolve("a.yml"), "edited meanwhile");
        assertThrows(IOException.class, () -> FileReplacement.replace(file, RULE, "new"));
        assertEquals("edited meanwhile", Files.readString(file));
    }
}
