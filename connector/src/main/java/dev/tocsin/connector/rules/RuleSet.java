package dev.tocsin.connector.rules;

import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.RuleCompiler;
import dev.tocsin.compiler.ioc.IocLists;
import dev.tocsin.compiler.placeholder.Placeholders;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.parser.ParseResult;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param files how many files were read
 */
public record RuleSet(
        List<LoadedRule> rules,
        List<ParseResult> parsed,
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
     * @param root the argument of the command line that led to the file
     */
    public record LoadedRule(CompiledRule rule, Path path, Path root) {}

    /**
     * Reads and compiles every rule file at or below the paths.
     *
     * @throws IOException if a path does not exist or a file cannot be read
     */
    public static RuleSet load(List<Path> paths) throws IOException {
        return load(paths, Placeholders.none());
    }

    /**
     * Reads and compiles every rule file at or below the paths.
     *
     * @param placeholders fill the values of {@code expand}
     * @throws IOException if a path does not exist or a file cannot be read
     */
    public static RuleSet load(List<Path> paths, Placeholders placeholders) throws IOException {
        Loading loading = new Loading(RuleCompiler.forWinlogbeat(placeholders));
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

    /** How many documents were left out because what they are is not run yet: correlation rules, filters, collections. */
    public long leftOut() {
        return diagnostics.stream()
                .map(Diagnostic::code)
                .filter(Set.of(Code.CORRELATION_LEFT_OUT, Code.FILTER_LEFT_OUT, Code.ACTION_LEFT_OUT)::contains)
                .count();
    }

    /** How many findings weigh this much. */
    public long count(Severity severity) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .count();
    }

    private static final class Loading {
        private final RuleCompiler compiler;
        private final IocLists iocLists = IocLists.forWinlogbeat();
        private final List<LoadedRule> rules = new ArrayList<>();
        private final List<ParseResult> parsed = new ArrayList<>();
        private final List<Diagnostic> diagnostics = new ArrayList<>();
        private final SortedMap<String, Integer> otherProducts = new TreeMap<>();
        private final Map<String, SourceText> ids = new HashMap<>();
        private int files;

        Loading(RuleCompiler compiler) {
            this.compiler = compiler;
        }

        void add(RuleFiles.RuleFile file) throws IOException {
            files++;
            byte[] bytes = Files.readAllBytes(file.path());
            Optional<String> text = utf8(bytes);
            if (text.isEmpty()) {
                SourceText source = new SourceText(file.path().toString(), "");
                diagnostics.add(
                        Diagnostic.of(Code.INVALID_ENCODING, source, new Span(0, 0), "this file is not UTF-8 text")
                                .withHint("save it as UTF-8"));
                return;
            }
            SourceText source = new SourceText(file.path().toString(), text.get());
            if (IocLists.isIocList(source)) {
                add(iocLists.compile(source), new Span(0, 0), file);
                return;
            }
            ParseResult read = SigmaParser.parse(source);
            parsed.add(read);
            diagnostics.addAll(read.diagnostics());
            for (DetectionRule rule : read.rules()) {
                add(compiler.compile(rule), rule.span(), file);
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
            return new RuleSet(rules, parsed, diagnostics, otherProducts, files);
        }
    }
}
