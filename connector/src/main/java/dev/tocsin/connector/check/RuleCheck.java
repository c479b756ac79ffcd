package dev.tocsin.connector.check;

import dev.tocsin.compiler.lint.CheckedRule;
import dev.tocsin.compiler.lint.IocListChecks;
import dev.tocsin.compiler.lint.MeaningChecks;
import dev.tocsin.compiler.placeholder.Placeholders;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.FileFailure;
import dev.tocsin.connector.cases.CaseSet;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.connector.rules.RuleSet.FileContents;
import dev.tocsin.connector.rules.TestsFiles;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.lint.Linter;
import dev.tocsin.sigma.lint.ValidationConfiguration;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks a rule set with everything there is. */
public final class RuleCheck {
    private final CheckRequest request;
    private final ValidationConfiguration.Reading validation;
    private final Placeholders.Reading placeholders;
    private final Linter linter;
    private final AllowLists allowLists;
    private final IocListChecks iocListChecks;

    /**
     * A check of what is on disk when it runs, with the configuration that is there now.
     *
     * @param clock what day it is, for checks of a rule's age
     * @throws EnvironmentException if a file of configuration cannot be read
     */
    public RuleCheck(CheckRequest request, Clock clock) {
        this.request = request;
        this.validation = validation(request.validators());
        this.placeholders = placeholders(request.placeholders());
        this.linter = Linter.of(validation.configuration(), clock);
        this.allowLists = AllowLists.read(request.allowLists());
        this.iocListChecks = new IocListChecks(allowLists.screening(), LocalDate.now(clock));
    }

    private static Placeholders.Reading placeholders(Optional<Path> file) {
        return file.isEmpty()
                ? new Placeholders.Reading(Placeholders.none(), List.of())
                : Placeholders.read(text("placeholders", file.get()));
    }

    private static SourceText text(String what, Path file) {
        try {
            return new SourceText(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new EnvironmentException(
                    "the " + what + " " + file + " cannot be read: " + FileFailure.reading(e),
                    "name a file of UTF-8 text that is there",
                    e);
        }
    }

    private static ValidationConfiguration.Reading validation(CheckRequest.Validators validators) {
        return switch (validators) {
            case CheckRequest.Validators.Standard standard ->
                new ValidationConfiguration.Reading(ValidationConfiguration.standard(), List.of());
            case CheckRequest.Validators.All all ->
                new ValidationConfiguration.Reading(ValidationConfiguration.all(), List.of());
            case CheckRequest.Validators.Configured(Path file) ->
                ValidationConfiguration.read(text("validation configuration", file));
        };
    }

    /**
     * Checks the files on disk. A file that cannot be read is part of the result.
     *
     * @throws java.nio.file.NoSuchFileException if one of the paths does not exist
     */
    public CheckResult run() throws IOException {
        return run(FileContents.ON_DISK);
    }

    /** Checks other texts than those on disk. */
    CheckResult run(FileContents contents) throws IOException {
        RuleSet rules = RuleSet.load(TestsFiles.withRules(request.paths()), placeholders.placeholders(), contents);
        CaseSet tests = CaseSet.load(request.paths(), rules, contents);
        List<Diagnostic> findings = new ArrayList<>(rules.diagnostics());
        findings.addAll(tests.diagnostics());
        findings.addAll(linter.lint(rules.parsed()));
        findings.addAll(MeaningChecks.check(detectionRules(rules)));
        findings.addAll(iocListChecks.check(rules.compiled()));
        List<Diagnostic> wanted =
                new ArrayList<>(withoutEchoes(validation.configuration().wanted(findings, rules.parsed())));
        wanted.addAll(validation.diagnostics());
        wanted.addAll(placeholders.diagnostics());
        wanted.addAll(allowLists.diagnostics());
        return new CheckResult(
                rules,
                tests,
                inOrder(
                        wanted,
                        Stream.concat(rules.sources().stream(), tests.sources().stream())
                                .toList()));
    }

    /** A value that stands twice is covered by itself; where the first is found, the second says nothing more. */
    private static List<Diagnostic> withoutEchoes(List<Diagnostic> findings) {
        Set<Place> twice = findings.stream()
                .filter(finding -> finding.code() == Code.SIGMAHQ_FIELD_DUPLICATE_VALUE)
                .map(Place::of)
                .collect(Collectors.toSet());
        return findings.stream()
                .filter(finding -> finding.code() != Code.COVERED_VALUE || !twice.contains(Place.of(finding)))
                .toList();
    }

    private record Place(String source, Span span) {
        static Place of(Diagnostic finding) {
            return new Place(finding.source().name(), finding.span());
        }
    }

    private static List<CheckedRule> detectionRules(RuleSet rules) {
        return rules.rules().stream()
                .flatMap(loaded -> loaded.detectionRule().map(rule -> new CheckedRule(rule, loaded.rule())).stream())
                .toList();
    }

    private static List<Diagnostic> inOrder(List<Diagnostic> findings, List<SourceText> sources) {
        Map<String, Integer> positions = new HashMap<>();
        for (SourceText source : sources) {
            positions.putIfAbsent(source.name(), positions.size());
        }
        return findings.stream()
                .distinct()
                .sorted(Comparator.<Diagnostic>comparingInt(finding ->
                                positions.getOrDefault(finding.source().name(), -1))
                        .thenComparing(finding -> finding.source().name())
                        .thenComparing(Diagnostic.BY_PLACE))
                .toList();
    }
}
