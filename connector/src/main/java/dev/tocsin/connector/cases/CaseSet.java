package dev.tocsin.connector.cases;

import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.connector.rules.RuleSet.FileContents;
import dev.tocsin.connector.rules.RuleSet.LoadedRule;
import dev.tocsin.connector.rules.RuleSet.Unreadable;
import dev.tocsin.connector.rules.TestsFiles;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The tests of a rule set.
 *
 * @param cases each with its rule, in the order of the files and as written; those with a mistake are not among them
 * @param notRun cases without a mistake whose rule cannot run, because something is wrong with the rule
 * @param untested rules that no case is of
 * @param diagnostics what is wrong with the tests files, by file and place
 * @param sources the tests files that were read
 * @param unreadable tests files that were not
 */
public record CaseSet(
        List<BoundCase> cases,
        List<RuleCase> notRun,
        List<LoadedRule> untested,
        List<Diagnostic> diagnostics,
        List<SourceText> sources,
        List<Unreadable> unreadable) {
    public CaseSet {
        cases = List.copyOf(cases);
        notRun = List.copyOf(notRun);
        untested = List.copyOf(untested);
        diagnostics = List.copyOf(diagnostics);
        sources = List.copyOf(sources);
        unreadable = List.copyOf(unreadable);
    }

    /** Of nothing. */
    public static CaseSet none() {
        return new CaseSet(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** A case and the rule that it is of. */
    public record BoundCase(RuleCase ruleCase, LoadedRule rule) {}

    /**
     * Reads the tests at or below the paths, which the rules were loaded from too. A mistake is a diagnostic.
     *
     * @param rules those of {@link TestsFiles#withRules} of the same paths
     * @throws NoSuchFileException if a path names nothing
     */
    public static CaseSet load(List<Path> paths, RuleSet rules) throws IOException {
        return load(paths, rules, FileContents.ON_DISK);
    }

    /** The same, with other texts of tests files than those on disk. */
    public static CaseSet load(List<Path> paths, RuleSet rules, FileContents contents) throws IOException {
        Loading loading = new Loading(rules);
        for (Path path : TestsFiles.find(paths)) {
            switch (CaseFile.read(path, contents)) {
                case CaseFile.NotReadable(Unreadable why) -> loading.unreadable.add(why);
                case CaseFile.Parsed file -> loading.add(file);
            }
        }
        return loading.result();
    }

    /** The tests of some of the rules. What is wrong with the files stays. */
    public CaseSet of(Predicate<LoadedRule> wanted) {
        return new CaseSet(
                cases.stream().filter(bound -> wanted.test(bound.rule())).toList(),
                notRun,
                untested.stream().filter(wanted).toList(),
                diagnostics,
                sources,
                unreadable);
    }

    /** Whether a tests file holds a mistake. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }

    private static final class Loading {
        private final RuleSet rules;
        private final Map<Path, RulesOfFile> rulesByFile = new HashMap<>();
        private final List<BoundCase> cases = new ArrayList<>();
        private final List<RuleCase> notRun = new ArrayList<>();
        private final List<Diagnostic> diagnostics = new ArrayList<>();
        private final List<SourceText> sources = new ArrayList<>();
        private final List<Unreadable> unreadable = new ArrayList<>();

        Loading(RuleSet rules) {
            this.rules = rules;
            for (LoadedRule rule : rules.rules()) {
                ofFile(rule.path()).running().add(rule);
            }
            rules.parsed()
                    .forEach(file -> file.rules()
                            .forEach(rule ->
                                    ofFile(Path.of(file.source().name())).all().add(rule)));
            rules.sources().forEach(source -> ofFile(Path.of(source.name())));
        }

        private RulesOfFile ofFile(Path path) {
            return rulesByFile.computeIfAbsent(key(path), absent -> new RulesOfFile());
        }

        private static Path key(Path path) {
            return path.toAbsolutePath().normalize();
        }

        void add(CaseFile.Parsed file) {
            sources.add(file.source());
            Optional<RulesOfFile> beside =
                    TestsFiles.ruleFile(file.path()).flatMap(path -> Optional.ofNullable(rulesByFile.get(key(path))));
            if (beside.isEmpty()) {
                file.findings()
                        .error(
                                Code.TESTS_WITHOUT_RULE,
                                new Span(0, 0),
                                "no rule file `" + TestsFiles.stem(file.path()) + ".yml` lies beside this file",
                                Suggestion.hint(
                                        nearest(file.path()), "put the tests beside the rule, under the rule's name"));
            }
            for (RuleCase ruleCase : file.cases()) {
                beside.flatMap(ofFile -> ofFile.ruleOf(ruleCase, file.findings()))
                        .ifPresentOrElse(rule -> bind(ruleCase, rule, file), () -> notRun.add(ruleCase));
            }
            diagnostics.addAll(file.findings().sorted());
        }

        private void bind(RuleCase ruleCase, LoadedRule rule, CaseFile.Parsed file) {
            if (SearchNames.of(rule).check(ruleCase, file.findings())) {
                cases.add(new BoundCase(ruleCase, rule));
            }
        }

        private static Optional<String> nearest(Path testsFile) {
            Path folder = testsFile.toAbsolutePath().getParent();
            if (folder == null) {
                return Optional.empty();
            }
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> rules = files.filter(
                                file -> String.valueOf(file.getFileName()).matches(".*\\.ya?ml"))
                        .filter(file -> !TestsFiles.isTestsFile(file))
                        .toList();
                return Suggestion.nearest(
                                TestsFiles.stem(testsFile),
                                rules.stream().map(TestsFiles::stem).toList())
                        .flatMap(stem -> rules.stream()
                                .filter(file -> TestsFiles.stem(file).equals(stem))
                                .map(file -> String.valueOf(file.getFileName()))
                                .sorted()
                                .findFirst());
            } catch (IOException unreadableFolder) {
                return Optional.empty();
            }
        }

        CaseSet result() {
            Set<LoadedRule> tested = new LinkedHashSet<>();
            cases.forEach(bound -> tested.add(bound.rule()));
            return new CaseSet(
                    cases,
                    notRun,
                    rules.rules().stream()
                            .filter(rule -> !tested.contains(rule))
                            .toList(),
                    diagnostics,
                    sources,
                    unreadable);
        }
    }
}
