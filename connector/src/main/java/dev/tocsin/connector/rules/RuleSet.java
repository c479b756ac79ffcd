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
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
        Loading loading = new Loading(contents);
        for (RuleFiles.RuleFile file : RuleFiles.find(paths)) {
            loading.add(file);
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
        private final RuleCompiler compiler = RuleCompiler.forWinlogbeat();
        private final IocLists iocLists = IocLists.forWinlogbeat();
        private final List<LoadedRule> rules = new ArrayList<>();
        private final List<ParseResult> parsed = new ArrayList<>();
        private final List<Diagnostic> diagnostics = new ArrayList<>();
        private final SortedMap<String, Integer> otherProducts = new TreeMap<>();
        private final Map<String, SourceText> ids = new HashMap<>();
        private final List<SourceText> sources = new ArrayList<>();
        private final List<Unreadable> unreadable = new ArrayList<>();
        private final FileContents contents;

        Loading(FileContents contents) {
            this.contents = contents;
        }

        void add(RuleFiles.RuleFile file) {
            byte[] bytes;
            try {
                bytes = contents.read(file.path());
            } catch (IOException e) {
                unreadable.add(new Unreadable(file.path(), reason(e)));
                return;
            }
            Optional<String> text = utf8(bytes);
            SourceText source = new SourceText(file.path().toString(), text.orElse(""));
            sources.add(source);
            if (text.isEmpty()) {
                diagnostics.add(
                        Diagnostic.of(Code.INVALID_ENCODING, source, new Span(0, 0), "this file is not UTF-8 text")
                                .withHint("save it as UTF-8"));
                return;
            }
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

        private static String reason(IOException failure) {
            return switch (failure) {
                case NoSuchFileException gone -> "there is no such file";
                case AccessDeniedException denied -> "you may not read it";
                default -> String.valueOf(failure.getMessage());
            };
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
            return new RuleSet(rules, parsed, diagnostics, otherProducts, sources, unreadable);
        }
    }
}
