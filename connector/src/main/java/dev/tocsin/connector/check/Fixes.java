package dev.tocsin.connector.check;

import dev.tocsin.connector.rules.RuleSet.FileContents;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Applies the fixes of findings, in memory and round after round, until nothing is left to fix. After each round the
 * whole set is checked anew, so that each fix meets the text it was made for. A round after which some file has an error
 * that it had not before is taken back, and the fixes of that file are tried one by one.
 */
public final class Fixes {
    /** Far more than fixes that uncover other fixes need; fixes that undo each other end here. */
    private static final int MAX_ROUNDS = 100;

    private final TextCheck check;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<Code>> applied = new LinkedHashMap<>();
    private final Set<String> oneByOne = new HashSet<>();
    private final Set<Attempt> refused = new HashSet<>();

    private Fixes(TextCheck check) {
        this.check = check;
    }

    /**
     * What became of the files.
     *
     * @param result the check of the files as they are with the fixes
     * @param files those that changed, in the order of the arguments
     */
    public record Outcome(CheckResult result, List<FixedFile> files) {
        public Outcome {
            files = List.copyOf(files);
        }
    }

    /**
     * A file that changed.
     *
     * @param before the text that was checked first
     * @param codes what was fixed, in the order in which it was
     */
    public record FixedFile(SourceText before, String after, List<Code> codes) {
        public FixedFile {
            codes = List.copyOf(codes);
        }
    }

    /** A fix and the text that it would change, by which it is known in the next round. */
    private record Attempt(String file, Code code, Fix fix, String text) {}

    /** Checks a rule set whose files hold these texts. */
    @FunctionalInterface
    interface TextCheck {
        CheckResult run(FileContents contents) throws IOException;
    }

    /** Applies what can be fixed. No file is written. */
    public static Outcome of(RuleCheck check, CheckResult first) throws IOException {
        return of(check::run, first);
    }

    static Outcome of(TextCheck check, CheckResult first) throws IOException {
        return new Fixes(check).run(first);
    }

    private Outcome run(CheckResult first) throws IOException {
        CheckResult current = first;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Map<String, List<Diagnostic>> chosen = choose(current);
            if (chosen.isEmpty()) {
                break;
            }
            Map<String, String> tried = new HashMap<>(texts);
            for (SourceText source : current.rules().sources()) {
                List<Diagnostic> findings = chosen.getOrDefault(source.name(), List.of());
                if (!findings.isEmpty()) {
                    tried.put(source.name(), FixedText.of(source, fixes(findings)));
                }
            }
            CheckResult next = check.run(overlay(tried));
            Set<String> worse = filesWithNewErrors(current, next);
            if (worse.isEmpty()) {
                texts.putAll(tried);
                chosen.forEach((file, findings) -> applied.computeIfAbsent(file, name -> new ArrayList<>())
                        .addAll(findings.stream().map(Diagnostic::code).toList()));
                current = next;
            } else {
                takeBack(chosen, worse);
            }
        }
        return new Outcome(current, changed(first));
    }

    /** By file, fixes of which none overlaps another; the first of two that do. */
    private Map<String, List<Diagnostic>> choose(CheckResult result) {
        Map<String, List<Diagnostic>> chosen = new LinkedHashMap<>();
        for (Diagnostic finding : result.findings()) {
            if (finding.fix().isEmpty() || refused.contains(attempt(finding))) {
                continue;
            }
            String file = finding.source().name();
            List<Diagnostic> before = chosen.computeIfAbsent(file, name -> new ArrayList<>());
            boolean isFree = fixes(before).stream()
                    .noneMatch(fix -> FixedText.overlap(fix, finding.fix().orElseThrow()));
            if (isFree && (before.isEmpty() || !oneByOne.contains(file))) {
                before.add(finding);
            }
        }
        return chosen;
    }

    private static List<Fix> fixes(List<Diagnostic> findings) {
        return findings.stream().flatMap(finding -> finding.fix().stream()).toList();
    }

    private static Attempt attempt(Diagnostic finding) {
        return new Attempt(
                finding.source().name(),
                finding.code(),
                finding.fix().orElseThrow(),
                finding.source().text());
    }

    private void takeBack(Map<String, List<Diagnostic>> chosen, Set<String> worse) {
        Set<String> blamed = new LinkedHashSet<>(chosen.keySet());
        blamed.retainAll(worse);
        if (blamed.isEmpty()) {
            // A file that did not change became worse by one that did.
            blamed.addAll(chosen.keySet());
        }
        for (String file : blamed) {
            List<Diagnostic> findings = chosen.getOrDefault(file, List.of());
            if (findings.size() == 1) {
                refused.add(attempt(findings.getFirst()));
            } else {
                oneByOne.add(file);
            }
        }
    }

    private static Set<String> filesWithNewErrors(CheckResult before, CheckResult after) {
        Map<String, Map<Code, Integer>> known = errors(before);
        Set<String> worse = new HashSet<>();
        errors(after)
                .forEach((file, counts) -> counts.forEach((code, count) -> {
                    if (count > known.getOrDefault(file, Map.of()).getOrDefault(code, 0)) {
                        worse.add(file);
                    }
                }));
        return worse;
    }

    private static Map<String, Map<Code, Integer>> errors(CheckResult result) {
        Map<String, Map<Code, Integer>> errors = new HashMap<>();
        for (Diagnostic finding : result.findings()) {
            if (finding.severity() == Severity.ERROR) {
                errors.computeIfAbsent(finding.source().name(), file -> new TreeMap<>())
                        .merge(finding.code(), 1, Integer::sum);
            }
        }
        return errors;
    }

    private static FileContents overlay(Map<String, String> texts) {
        return path -> {
            String text = texts.get(path.toString());
            return text == null ? FileContents.ON_DISK.read(path) : text.getBytes(StandardCharsets.UTF_8);
        };
    }

    private List<FixedFile> changed(CheckResult first) {
        List<FixedFile> files = new ArrayList<>();
        for (SourceText source : first.rules().sources()) {
            String after = texts.getOrDefault(source.name(), source.text());
            if (!after.equals(source.text())) {
                files.add(new FixedFile(source, after, applied.getOrDefault(source.name(), List.of())));
            }
        }
        return files;
    }
}
