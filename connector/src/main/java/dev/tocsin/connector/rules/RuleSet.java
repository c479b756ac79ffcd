package dev.tocsin.connector.rules;

import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.RuleCompiler;
import dev.tocsin.compiler.ioc.IocLists;
import dev.tocsin.compiler.placeholder.Placeholders;
import dev.tocsin.connector.rules.RuleFiles.RuleFile;
import dev.tocsin.sigma.collection.RuleCollection;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.ParsedDocument;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rules of some files, compiled, with the filters among them applied.
 *
 * @param rules those that can run, in the order of the files
 * @param parsed every Sigma file as it was read, in the order of the files
 * @param collection how the documents of these files hang together
 * @param diagnostics every finding, in the order of the files and places
 * @param otherProducts how many rules were left out because Winlogbeat does not ship what they read, by product
 * @param sources every file that was read, in the order of the arguments
 * @param unreadable what could not be read; the rules in it are in none of the other components
 */
public record RuleSet(
        List<LoadedRule> rules,
        List<ParseResult> parsed,
        RuleCollection collection,
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
     * @param detectionRule what it was compiled from; empty for an IoC list
     * @param root the argument of the command line that led to the file
     */
    public record LoadedRule(CompiledRule rule, Optional<DetectionRule> detectionRule, Path path, Path root) {}

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

        /** The text of a file; empty if it is not UTF-8. */
        default Optional<String> text(Path path) throws IOException {
            byte[] bytes = read(path);
            try {
                return Optional.of(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString());
            } catch (CharacterCodingException notUtf8) {
                return Optional.empty();
            }
        }
    }

    /**
     * Reads and compiles every rule file at or below the paths. A file that cannot be read is told apart from the rest.
     *
     * @throws NoSuchFileException if one of the paths does not exist
     */
    public static RuleSet load(List<Path> paths) throws IOException {
        return load(paths, Placeholders.none());
    }

    /**
     * Reads and compiles every rule file at or below the paths. A file that cannot be read is told apart from the rest.
     *
     * @param placeholders fill the values of {@code expand}
     * @throws NoSuchFileException if one of the paths does not exist
     */
    public static RuleSet load(List<Path> paths, Placeholders placeholders) throws IOException {
        return load(paths, placeholders, FileContents.ON_DISK);
    }

    /** The same, with other texts than those on disk. */
    public static RuleSet load(List<Path> paths, Placeholders placeholders, FileContents contents) throws IOException {
        RuleCompiler compiler = RuleCompiler.forWinlogbeat(placeholders);
        IocLists iocLists = IocLists.forWinlogbeat();
        // Both passes keep the order of the files, whatever thread is the first to finish.
        List<RuleFileContent> found = RuleFileContent.readAll(RuleFiles.find(paths), contents);
        RuleCollection collection = RuleCollection.of(RuleFileContent.parsed(found));
        List<List<Compilation>> compilations = found.parallelStream()
                .map(content -> content.compile(compiler, iocLists, collection))
                .toList();
        Loading loading = new Loading();
        found.forEach(loading::read);
        collection.diagnostics().forEach(loading::report);
        for (int i = 0; i < found.size(); i++) {
            loading.add(found.get(i), compilations.get(i));
        }
        return loading.result(RuleFileContent.parsed(found), collection);
    }

    /** The IoC lists alone, with the files that could not be read, which may be some. */
    public RuleSet iocLists() {
        List<SourceText> lists = sources.stream().filter(IocLists::isIocList).toList();
        return new RuleSet(
                rules.stream()
                        .filter(loaded -> loaded.rule().list().isPresent())
                        .toList(),
                List.of(),
                RuleCollection.of(List.of()),
                diagnostics.stream()
                        .filter(diagnostic -> lists.contains(diagnostic.source()))
                        .toList(),
                new TreeMap<>(),
                lists,
                unreadable);
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

    /** How many correlation rules the files hold; they are checked, and not run yet. */
    public long correlationRules() {
        return documents(ParsedDocument.Kind.CORRELATION_RULE);
    }

    /** How many filters the files hold. */
    public long filters() {
        return documents(ParsedDocument.Kind.FILTER);
    }

    private long documents(ParsedDocument.Kind kind) {
        return parsed.stream()
                .flatMap(file -> file.documents().stream())
                .filter(document -> document.kind() == kind)
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
        private final List<SourceText> sources = new ArrayList<>();
        private final List<Unreadable> unreadable = new ArrayList<>();
        private final Map<SourceText, Findings> diagnostics = new LinkedHashMap<>();
        private final SortedMap<String, Integer> otherProducts = new TreeMap<>();
        private final Map<String, SourceText> identities = new HashMap<>();

        /** What is said about a file before its rules are compiled. */
        void read(RuleFileContent content) {
            switch (content) {
                case RuleFileContent.NotReadable(RuleFile file, String reason) ->
                    unreadable.add(new Unreadable(file.path(), reason));
                case RuleFileContent.NotText(RuleFile file, Diagnostic diagnostic) -> {
                    open(diagnostic.source());
                    report(diagnostic);
                }
                case RuleFileContent.IocList(RuleFile file, SourceText source) -> open(source);
                case RuleFileContent.Sigma(RuleFile file, ParseResult result) -> {
                    open(result.source());
                    result.diagnostics().forEach(this::report);
                }
            }
        }

        private void open(SourceText source) {
            sources.add(source);
            diagnostics.put(source, new Findings(source));
        }

        /** What is found about a filter while a rule is compiled belongs to the filter's file. */
        void report(Diagnostic diagnostic) {
            diagnostics.computeIfAbsent(diagnostic.source(), Findings::new).add(diagnostic);
        }

        void add(RuleFileContent content, List<Compilation> compilations) {
            switch (content) {
                case RuleFileContent.NotReadable notReadable -> {}
                case RuleFileContent.NotText notText -> {}
                case RuleFileContent.IocList(RuleFile file, SourceText source) ->
                    add(compilations.getFirst(), Optional.empty(), file);
                case RuleFileContent.Sigma(RuleFile file, ParseResult result) -> {
                    List<DetectionRule> detectionRules = result.rules();
                    for (int i = 0; i < detectionRules.size(); i++) {
                        add(compilations.get(i), Optional.of(detectionRules.get(i)), file);
                    }
                }
            }
        }

        private void add(Compilation compilation, Optional<DetectionRule> rule, RuleFile file) {
            compilation.diagnostics().forEach(this::report);
            switch (compilation) {
                case Compilation.Compiled(CompiledRule compiled, var findings) -> {
                    if (isNew(compiled)) {
                        rules.add(new LoadedRule(compiled, rule, file.path(), file.root()));
                    }
                }
                case Compilation.OtherProduct(String product, var findings) ->
                    otherProducts.merge(product, 1, Integer::sum);
                case Compilation.Failed(var findings) -> {}
            }
        }

        /** What the collection says of rules, for IoC lists: alerts are told apart by what they come from. */
        private boolean isNew(CompiledRule rule) {
            SourceText source = rule.metadata().source();
            SourceText first = identities.putIfAbsent(rule.metadata().id(), source);
            if (first == null) {
                return true;
            }
            report(Diagnostic.of(
                            Code.IDENTIFIER_UNIQUENESS,
                            source,
                            new Span(0, 0),
                            "the id `" + rule.metadata().id() + "` is already taken by " + first.name())
                    .withHint("give one of the two an id of its own, for example from `uuidgen`"));
            return false;
        }

        RuleSet result(List<ParseResult> parsed, RuleCollection collection) {
            return new RuleSet(
                    rules,
                    parsed,
                    collection,
                    diagnostics.values().stream()
                            .flatMap(findings -> findings.sorted().stream())
                            .toList(),
                    otherProducts,
                    sources,
                    unreadable);
        }
    }
}
