package dev.tocsin.connector.rules;

import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.RuleCompiler;
import dev.tocsin.compiler.ioc.IocLists;
import dev.tocsin.connector.FileFailure;
import dev.tocsin.connector.rules.RuleFiles.RuleFile;
import dev.tocsin.connector.rules.RuleSet.FileContents;
import dev.tocsin.sigma.collection.RuleCollection;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a rule file turned out to hold. */
sealed interface RuleFileContent {
    RuleFile file();

    /** Sigma documents, or what should be some. */
    record Sigma(RuleFile file, ParseResult result) implements RuleFileContent {}

    /** Indicators of compromise. */
    record IocList(RuleFile file, SourceText source) implements RuleFileContent {}

    /** Bytes that are not UTF-8. */
    record NotText(RuleFile file, Diagnostic diagnostic) implements RuleFileContent {}

    /** What could not be read, and why, in a few words. */
    record NotReadable(RuleFile file, String reason) implements RuleFileContent {}

    /**
     * The contents of the files in their order. Files are read on all processors: parsing is half of what checking a
     * rule set costs.
     */
    static List<RuleFileContent> readAll(List<RuleFile> files, FileContents contents) {
        return files.parallelStream().map(file -> read(file, contents)).toList();
    }

    private static RuleFileContent read(RuleFile file, FileContents contents) {
        String name = file.path().toString();
        Optional<String> text;
        try {
            text = contents.text(file.path());
        } catch (IOException e) {
            return new NotReadable(file, FileFailure.reading(e));
        }
        if (text.isEmpty()) {
            SourceText source = new SourceText(name, "");
            return new NotText(
                    file,
                    Diagnostic.of(Code.INVALID_ENCODING, source, new Span(0, 0), "this file is not UTF-8 text")
                            .withHint("save it as UTF-8"));
        }
        SourceText source = new SourceText(name, text.get());
        return IocLists.isIocList(source) ? new IocList(file, source) : new Sigma(file, SigmaParser.parse(source));
    }

    /** The files that hold Sigma documents. */
    static List<ParseResult> parsed(List<RuleFileContent> contents) {
        return contents.stream()
                .filter(Sigma.class::isInstance)
                .map(content -> ((Sigma) content).result())
                .toList();
    }

    /** What becomes of its rules, in their order; of an IoC list, which is one rule, one. */
    default List<Compilation> compile(RuleCompiler compiler, IocLists iocLists, RuleCollection collection) {
        return switch (this) {
            case Sigma sigma ->
                sigma.result().rules().stream()
                        .map(rule -> compile(rule, compiler, collection))
                        .toList();
            case IocList list -> List.of(iocLists.compile(list.source()));
            case NotText notText -> List.of();
            case NotReadable notReadable -> List.of();
        };
    }

    private static Compilation compile(DetectionRule rule, RuleCompiler compiler, RuleCollection collection) {
        Compilation compilation = compiler.compile(rule, collection.filtersOf(rule));
        return collection.repeatsAnother(rule) ? withoutRule(compilation) : compilation;
    }

    /** The findings about a rule that must not run, since its alerts could not be told from another's. */
    private static Compilation withoutRule(Compilation compilation) {
        return switch (compilation) {
            case Compilation.Compiled(var rule, List<Diagnostic> findings) -> new Compilation.Failed(findings);
            case Compilation.OtherProduct other -> other;
            case Compilation.Failed failed -> failed;
        };
    }
}
