package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.lint.Suppression.Name;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Leaves out what the rules themselves say is not wanted, and looks whether the rules say so rightly. */
final class Suppressing {
    /**
     * What these find depends on which other files are checked with a rule, so that a suppression may be idle today
     * and needed in the next run.
     */
    private static final Set<Code> ABOUT_SETS = Set.of(
            Code.DUPLICATE_FILENAME,
            Code.DUPLICATE_TITLE,
            Code.IDENTIFIER_UNIQUENESS,
            Code.EQUAL_RULE,
            Code.IMPLIED_RULE,
            Code.UNUSED_SUPPRESSION);

    private final ValidationConfiguration configuration;
    private final Map<String, FileRules> files;
    private final Map<String, List<Suppression>> suppressions = new HashMap<>();
    /** By identity: two files may have the same name at the same place. */
    private final Set<Name> used = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param files by name, in the order in which findings about suppressions are to come */
    Suppressing(ValidationConfiguration configuration, Map<String, FileRules> files) {
        this.configuration = configuration;
        this.files = files;
    }

    List<Diagnostic> over(List<Diagnostic> diagnostics) {
        Map<String, List<Diagnostic>> own = new HashMap<>();
        files.forEach((name, file) -> {
            List<Diagnostic> about = new ArrayList<>();
            suppressions.put(name, new SuppressionReader(file, about::add).read());
            own.put(name, about);
        });
        List<Diagnostic> left = new ArrayList<>();
        diagnostics.stream().filter(this::isLeft).forEach(left::add);
        files.forEach((name, file) -> {
            List<Diagnostic> about = own.getOrDefault(name, List.of());
            suppressions.getOrDefault(name, List.of()).forEach(suppression -> unused(suppression, file, about));
            about.stream()
                    .filter(this::isLeft)
                    .sorted(Comparator.comparingInt(finding -> finding.span().start()))
                    .forEach(left::add);
        });
        return left;
    }

    private boolean isLeft(Diagnostic diagnostic) {
        if (diagnostic.severity() == Severity.ERROR || !diagnostic.code().isValidator()) {
            return true;
        }
        Optional<FileRules> file =
                Optional.ofNullable(files.get(diagnostic.source().name()));
        int place = diagnostic.span().start();
        boolean wanted = configuration.wants(
                diagnostic.code(), file.flatMap(rules -> rules.at(place)).flatMap(FileRules.Region::id));
        if (!wanted) {
            return false;
        }
        List<Name> naming = suppressions.getOrDefault(diagnostic.source().name(), List.of()).stream()
                .map(suppression -> suppression.naming(diagnostic.code(), place))
                .flatMap(Collection::stream)
                .toList();
        used.addAll(naming);
        return naming.isEmpty();
    }

    /** Only of checks that looked at the rule: with an error in it, some do not. */
    private void unused(Suppression suppression, FileRules file, Collection<Diagnostic> findings) {
        Optional<FileRules.Region> region = file.at(suppression.place().start());
        if (region.isEmpty() || region.get().document().model().isEmpty()) {
            return;
        }
        for (Name name : suppression.names()) {
            boolean ran = !ABOUT_SETS.contains(name.code())
                    && configuration.wants(name.code(), region.get().id());
            if (ran && !used.contains(name)) {
                findings.add(Diagnostic.of(
                                Code.UNUSED_SUPPRESSION,
                                file.source(),
                                name.place(),
                                Quoted.of(name.code().id()) + " finds nothing here")
                        .withHint("remove it from the comment"));
            }
        }
    }
}
