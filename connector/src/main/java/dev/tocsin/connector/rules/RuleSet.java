package dev.tocsin.connector.rules;

import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.RuleCompiler;
import dev.tocsin.compiler.ioc.IocLists;
import dev.tocsin.sigma.collection.RuleCollection;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.ParsedDocument;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
 * @param files how many files were read
 */
public record RuleSet(
        List<LoadedRule> rules,
        List<ParseResult> parsed,
        RuleCollection collection,
        List<Diagnostic> diagnostics,
        SortedMap<String, Integer> otherProducts,
        int files) {
    public RuleSet {
        rules = List.copyOf(rules);
        parsed = List.copyOf(parsed);
        diagnostics = List.copyOf(diagnostics);
        otherProducts = Collections.unmodifiableSortedMap(new TreeMap<>(otherProducts));
    }

    /**
     * A rule and where it was found.
     *
     * @param detectionRule what it was compiled from; empty for an IoC list
     * @param root the argument of the command line that led to the file
     */
    public record LoadedRule(CompiledRule rule, Optional<DetectionRule> detectionRule, Path path, Path root) {}

    /**
     * Reads and compiles every rule file at or below the paths.
     *
     * @throws IOException if a path does not exist or a file cannot be read
     */
    public static RuleSet load(List<Path> paths) throws IOException {
        Loading loading = new Loading();
        for (RuleFiles.RuleFile file : RuleFiles.find(paths)) {
            loading.add(file);
        }
        return loading.result();
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
        private final RuleCompiler compiler = RuleCompiler.forWinlogbeat();
        private final IocLists iocLists = IocLists.forWinlogbeat();
        private final List<Content> contents = new ArrayList<>();
        private final List<LoadedRule> rules = new ArrayList<>();
        private final Map<SourceText, Findings> diagnostics = new LinkedHashMap<>();
        private final SortedMap<String, Integer> otherProducts = new TreeMap<>();
        private final Map<String, SourceText> identities = new HashMap<>();

        /** A file as far as it can be understood without the others. */
        private sealed interface Content {
            record NotText() implements Content {}

            record IocList(RuleFiles.RuleFile file, SourceText source) implements Content {}

            record Sigma(RuleFiles.RuleFile file, ParseResult result) implements Content {}
        }

        void add(RuleFiles.RuleFile file) throws IOException {
            Optional<String> text = utf8(Files.readAllBytes(file.path()));
            SourceText source = new SourceText(file.path().toString(), text.orElse(""));
            diagnostics.put(source, new Findings(source));
            if (text.isEmpty()) {
                report(Diagnostic.of(Code.INVALID_ENCODING, source, new Span(0, 0), "this file is not UTF-8 text")
                        .withHint("save it as UTF-8"));
                contents.add(new Content.NotText());
            } else if (IocLists.isIocList(source)) {
                contents.add(new Content.IocList(file, source));
            } else {
                contents.add(new Content.Sigma(file, SigmaParser.parse(source)));
            }
        }

        /** What is found about a filter while a rule is compiled belongs to the filter's file. */
        private void report(Diagnostic diagnostic) {
            diagnostics.computeIfAbsent(diagnostic.source(), Findings::new).add(diagnostic);
        }

        private void compile(Content content, RuleCollection collection) {
            switch (content) {
                case Content.NotText() -> {}
                case Content.IocList(RuleFiles.RuleFile file, SourceText source) ->
                    add(iocLists.compile(source), Optional.empty(), file);
                case Content.Sigma(RuleFiles.RuleFile file, ParseResult result) -> {
                    result.diagnostics().forEach(this::report);
                    for (DetectionRule rule : result.rules()) {
                        Compilation compilation = compiler.compile(rule, collection.filtersOf(rule));
                        add(
                                collection.repeatsAnother(rule) ? withoutRule(compilation) : compilation,
                                Optional.of(rule),
                                file);
                    }
                }
            }
        }

        /** The findings about a rule that must not run, since its alerts could not be told from another's. */
        private static Compilation withoutRule(Compilation compilation) {
            return switch (compilation) {
                case Compilation.Compiled(var rule, List<Diagnostic> findings) -> new Compilation.Failed(findings);
                case Compilation.OtherProduct other -> other;
                case Compilation.Failed failed -> failed;
            };
        }

        private void add(Compilation compilation, Optional<DetectionRule> rule, RuleFiles.RuleFile file) {
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

        private static Optional<String> utf8(byte[] bytes) {
            try {
                return Optional.of(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString());
            } catch (CharacterCodingException notUtf8) {
                return Optional.empty();
            }
        }

        RuleSet result() {
            List<ParseResult> parsed = contents.stream()
                    .filter(Content.Sigma.class::isInstance)
                    .map(content -> ((Content.Sigma) content).result())
                    .toList();
            RuleCollection collection = RuleCollection.of(parsed);
            collection.diagnostics().forEach(this::report);
            contents.forEach(content -> compile(content, collection));
            return new RuleSet(
                    rules,
                    parsed,
                    collection,
                    diagnostics.values().stream()
                            .flatMap(findings -> findings.sorted().stream())
                            .toList(),
                    otherProducts,
                    contents.size());
        }
    }
}
