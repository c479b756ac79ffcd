package dev.tocsin.connector.rules;

import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.RuleCompiler;
import dev.tocsin.compiler.ioc.IocLists;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.ParsedDocument;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rules of some files, compiled.
 *
 * @param rules those that can run, in the order of the files
 * @param parsed every Sigma file as it was read, in the order of the files
 * @param diagnostics every finding, in the order of the files and places
 * @param otherProducts how many rules were left out because Winlogbeat does not ship what they read, by product
 * @param sources every file that was read, in the order of the arguments
 * @param unreadable what could not be read; the rules in it are in none of the other components
 */
public record RuleSet(
        List<LoadedRule> rules,
        List<ParseResult> parsed,
        List<Diagnostic> diagnostics,
        SortedMap<String, Integer> otherProducts,
        List<SourceText> sources,
        List<Unreadable> unreadable) {
    public RuleSet {
        rules = List.copyOf(rules);
        parsed = List.copyOf(parsed);
        diagnostics = List.copyOf(diagnostics);
        otherProducts = Collections.unmodifiableSortedMap(new TreeMap<>(otherProducts));
        sources = List.copyOf(sources);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * A rule and where it was found.
     *
     * @param root the argument of the command line that led to the file
     */
    public record LoadedRule(CompiledRule rule, Path path, Path root) {}

    /**
     * A file or folder that could not be read.
     *
     * @param reason in a few words
     */
    public record Unreadable(Path path, String reason) {}

    /** Where the bytes of a file come from. */
    @FunctionalInterface
    public interface FileContents {
        FileContents ON_DISK = Files::readAllBytes;

        byte[] read(Path path) throws IOException;
    }

    /**
     * Reads and compiles every rule file at or below the paths. A file that cannot be read is told apart from the rest.
     *
     * @throws NoSuchFileException if one of the paths does not exist
     */
    public static RuleSet load(List<Path> paths) throws IOException {
        return load(paths, FileContents.ON_DISK);
    }

    /** The same, with other texts than those on disk. */
    public static RuleSet load(List<Path> paths, FileContents contents) throws IOException {
        RuleCompiler compiler = RuleCompiler.forWinlogbeat();
        IocLists iocLists = IocLists.forWinlogbeat();
        // Both passes keep the order of the files, whatever thread is the first to finish.
        List<RuleFileContent> found = RuleFileContent.readAll(RuleFiles.find(paths), contents);
        List<List<Compilation>> compilations = found.parallelStream()
                .map(content -> content.compile(compiler, iocLists))
                .toList();
        Loading loading = new Loading();
        for (int i = 0; i < found.size(); i++) {
            loading.add(found.get(i), compilations.get(i));
        }
        return loading.result();
    }

    /** How many files there are, those that could not be read included. */
    public int files() {
        return sources.size() + unreadable.size();
    }

    /** The compiled rules alone. */
    public List<CompiledRule> compiled() {
        return rules.stream().map(LoadedRule::rule).toList();
    }

    /** Whether some rule cannot run because it is wrong. */
    public boolean hasErrors() {
        return count(Severity.ERROR) > 0;
    }

    /** How many documents are correlation rules and filters, which are checked but do not run yet. */
    public long leftOut() {
        return parsed.stream()
                .flatMap(file -> file.documents().stream())
                .filter(document -> document.kind() != ParsedDocument.Kind.DETECTION_RULE)
                .count();
    }

    /** How many findings weigh this much. */
    public long count(Severity severity) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .count();
    }

    private static final class Loading {
        private final List<LoadedRule> rules = new ArrayList<>();
        private final List<ParseResult> parsed = new ArrayList<>();
        private final List<Diagnostic> diagnostics = new ArrayList<>();
        private final SortedMap<String, Integer> otherProducts = new TreeMap<>();
        private final Map<String, SourceText> ids = new HashMap<>();
        private final List<SourceText> sources = new ArrayList<>();
        private final List<Unreadable> unreadable = new ArrayList<>();

        void add(RuleFileContent content, List<Compilation> compilations) {
            List<Span> places =
                    switch (content) {
                        case RuleFileContent.NotReadable(RuleFiles.RuleFile file, String reason) -> {
                            unreadable.add(new Unreadable(file.path(), reason));
                            yield List.of();
                        }
                        case RuleFileContent.NotText(RuleFiles.RuleFile file, Diagnostic diagnostic) -> {
                            sources.add(diagnostic.source());
                            diagnostics.add(diagnostic);
                            yield List.of();
                        }
                        case RuleFileContent.IocList(RuleFiles.RuleFile file, SourceText source) -> {
                            sources.add(source);
                            yield List.of(new Span(0, 0));
                        }
                        case RuleFileContent.Sigma(RuleFiles.RuleFile file, ParseResult result) -> {
                            sources.add(result.source());
                            parsed.add(result);
                            diagnostics.addAll(result.diagnostics());
                            yield result.rules().stream().map(DetectionRule::span).toList();
                        }
                    };
            for (int i = 0; i < places.size(); i++) {
                add(compilations.get(i), places.get(i), content.file());
            }
        }

        private void add(Compilation compilation, Span span, RuleFiles.RuleFile file) {
            diagnostics.addAll(compilation.diagnostics());
            switch (compilation) {
                case Compilation.Compiled(CompiledRule compiled, var findings) -> {
                    if (isNew(compiled, span)) {
                        rules.add(new LoadedRule(compiled, file.path(), file.root()));
                    }
                }
                case Compilation.OtherProduct(String product, var findings) ->
                    otherProducts.merge(product, 1, Integer::sum);
                case Compilation.Failed(var findings) -> {}
            }
        }

        /** Alerts are told apart by their rule's id, so of two rules with one id the second must not run. */
        private boolean isNew(CompiledRule rule, Span span) {
            SourceText source = rule.metadata().source();
            SourceText first = ids.putIfAbsent(rule.metadata().id(), source);
            if (first == null) {
                return true;
            }
            diagnostics.add(Diagnostic.of(
                            Code.IDENTIFIER_UNIQUENESS,
                            source,
                            new Span(span.start(), span.start()),
                            "the id `" + rule.metadata().id() + "` is already taken by " + first.name())
                    .withHint("give one of the two rules an id of its own, for example from `uuidgen`"));
            return false;
        }

        RuleSet result() {
            return new RuleSet(rules, parsed, diagnostics, otherProducts, sources, unreadable);
        }
    }
}
