package dev.tocsin.connector.check;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.implication.FieldCardinality;
import dev.tocsin.compiler.implication.Logic;
import dev.tocsin.compiler.implication.Term;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.connector.rules.RuleSet.FileContents;
import dev.tocsin.connector.rules.RuleSet.LoadedRule;
import dev.tocsin.sigma.corpus.Corpus;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixes on all rules of the public repository: what they change, and what they leave as it is. */
class FixesCorpusTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void onlyTheFixedPlacesChangeAndRulesMeanTheSame() throws IOException {
        copy(Corpus.path("sigmahq"));
        makeFixable();
        RuleCheck check = new RuleCheck(
                new CheckRequest(List.of(folder), new CheckRequest.Validators.All(), Optional.empty(), List.of()),
                CLOCK);
        List<CheckResult> rounds = new ArrayList<>();
        Fixes.TextCheck recorded = contents -> {
            CheckResult result = check.run(contents);
            rounds.add(result);
            return result;
        };
        CheckResult first = recorded.run(FileContents.ON_DISK);
        Fixes.Outcome outcome = Fixes.of(recorded, first);
        assertTrue(outcome.files().size() >= 50, () -> "only " + outcome.files().size() + " files were fixed");

        Map<String, SourceText> before = bySource(first);
        for (CheckResult round : rounds.subList(1, rounds.size())) {
            for (SourceText source : round.rules().sources()) {
                SourceText old = requireNonNull(before.get(source.name()));
                differsOnlyInFixes(old, source.text(), rounds);
            }
            before = bySource(round);
        }
        for (Fixes.FixedFile file : outcome.files()) {
            FileReplacement.replace(Path.of(file.before().name()), file.before().text(), file.after());
            assertArrayEquals(
                    file.after().getBytes(StandardCharsets.UTF_8),
                    Files.readAllBytes(Path.of(file.before().name())));
        }
        CheckResult second = check.run();
        assertEquals(
                first.findings().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .map(Diagnostic::message)
                        .toList(),
                second.findings().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .map(Diagnostic::message)
                        .toList());
        meanTheSame(first.rules(), second.rules());
        assertEquals(List.of(), Fixes.of(check, second).files(), "the second run found something to fix");
    }

    private void copy(Path corpus) throws IOException {
        try (Stream<Path> files = Files.walk(corpus)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Path copy = folder.resolve(corpus.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    /** Every tenth file gets operators in capitals, and every second of these line ends of Windows. */
    private void makeFixable() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        }
        for (int i = 0; i < files.size(); i += 10) {
            String text = Files.readString(files.get(i))
                    .replaceAll("(?m)^(    condition: .*) (and|or|not) ", "$1 \t$2   ")
                    .replace(" \tand ", " \tAND ")
                    .replace(" \tor ", " \tOR ")
                    .replace(" \tnot ", " \tNOT ");
            Files.writeString(files.get(i), i % 20 == 0 ? text.replace("\n", "\r\n") : text);
        }
    }

    private static Map<String, SourceText> bySource(CheckResult result) {
        Map<String, SourceText> sources = new HashMap<>();
        result.rules().sources().forEach(source -> sources.put(source.name(), source));
        return sources;
    }

    /** What stands between the places that some fix names stands in the new text too, in the same order. */
    private static void differsOnlyInFixes(SourceText before, String after, List<CheckResult> rounds) {
        if (before.text().equals(after)) {
            return;
        }
        List<Fix.Edit> edits = rounds.stream()
                .flatMap(round -> round.findings().stream())
                .filter(finding -> finding.source() == before)
                .flatMap(finding -> finding.fix().stream())
                .flatMap(fix -> fix.edits().stream())
                .sorted(Comparator.comparingInt(edit -> edit.span().start()))
                .toList();
        assertTrue(!edits.isEmpty(), () -> before.name() + " changed without a fix");
        int[] codePoints = before.text().codePoints().toArray();
        int kept = 0;
        int found = 0;
        for (Fix.Edit edit : edits) {
            if (edit.span().start() >= kept) {
                found = next(
                        before, after, new String(codePoints, kept, edit.span().start() - kept), kept, found);
            }
            kept = Math.max(kept, edit.span().end());
        }
        String rest = new String(codePoints, kept, codePoints.length - kept);
        assertTrue(after.endsWith(rest) && after.length() - rest.length() >= found, before.name());
    }

    private static int next(SourceText before, String after, String kept, int at, int from) {
        int found = at == 0 ? (after.startsWith(kept) ? 0 : -1) : after.indexOf(kept, from);
        assertTrue(found >= 0, () -> before.name() + ": lost or changed: " + kept);
        return found + kept.length();
    }

    /** Whether each rule matches the same documents as before, proved on every document. */
    private static void meanTheSame(RuleSet before, RuleSet after) {
        assertEquals(
                before.rules().stream().map(LoadedRule::path).toList(),
                after.rules().stream().map(LoadedRule::path).toList());
        Logic logic = new Logic(FieldCardinality.unknown());
        for (int i = 0; i < before.rules().size(); i++) {
            Term old = logic.term(before.rules().get(i).rule().predicate());
            Term fixed = logic.term(after.rules().get(i).rule().predicate());
            String path = before.rules().get(i).path().toString();
            assertTrue(logic.implies(old, fixed), () -> path + " matches less than before");
            assertTrue(logic.implies(fixed, old), () -> path + " matches more than before");
        }
    }
}
