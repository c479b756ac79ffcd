package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.source.SourceText;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which findings are wanted, and what checks are told: the file of sigma-cli's {@code --validation-config}. An error is
 * always wanted.
 */
public final class ValidationConfiguration {
    private final Set<Code> wanted;
    private final Map<Optional<UUID>, Set<Code>> exclusions;
    private final Parameters parameters;

    /** @param exclusions by rule; those of an empty id hold for rules without one */
    ValidationConfiguration(Set<Code> wanted, Map<Optional<UUID>, Set<Code>> exclusions, Parameters parameters) {
        this.wanted = EnumSet.noneOf(Code.class);
        this.wanted.addAll(wanted);
        this.exclusions = new HashMap<>();
        exclusions.forEach((rule, codes) -> this.exclusions.put(rule, new HashSet<>(codes)));
        this.parameters = parameters;
    }

    /**
     * A file that was read.
     *
     * @param diagnostics about the file; with an error among them the configuration is not what the file means
     */
    public record Reading(ValidationConfiguration configuration, List<Diagnostic> diagnostics) {
        public Reading {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** pySigma's validators and Tocsin's own; of the Traffic Light Protocol, either version. */
    public static ValidationConfiguration standard() {
        return new ValidationConfiguration(Validators.standard(), Map.of(), Parameters.STANDARD);
    }

    /** Every check there is, which is what {@code validators: [all]} says. */
    public static ValidationConfiguration all() {
        return new ValidationConfiguration(Validators.all(), Map.of(), Parameters.STANDARD);
    }

    /** Reads a configuration file. */
    public static Reading read(SourceText source) {
        return new ConfigurationReader(source).read();
    }

    /** Whether findings of this code are wanted of some rule. What is no validator cannot be switched off. */
    public boolean wants(Code code) {
        return !code.isValidator() || wanted.contains(code);
    }

    boolean wants(Code code, Optional<UUID> rule) {
        return wants(code) && !exclusions.getOrDefault(rule, Set.of()).contains(code);
    }

    Parameters parameters() {
        return parameters;
    }

    /**
     * The findings that are wanted: without those switched off, excluded for their rule, or suppressed in the rule; and
     * what is to say about the suppressions themselves.
     *
     * @param diagnostics of the parser, the linter and the compiler about these files
     * @return the same in the same order, and those about suppressions behind them
     */
    public List<Diagnostic> wanted(List<Diagnostic> diagnostics, List<ParseResult> files) {
        Map<String, FileRules> byName = new LinkedHashMap<>();
        files.forEach(file -> byName.put(file.source().name(), new FileRules(file)));
        return new Suppressing(this, byName).over(diagnostics);
    }
}
