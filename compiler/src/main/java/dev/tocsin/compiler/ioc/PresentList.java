package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** A list that is there already, read once: to be looked into, and to be merged with a newer edition. */
public final class PresentList {
    private final SourceText source;
    private final List<YamlNode> roots;
    private final Optional<IocList> list;
    private final List<Diagnostic> diagnostics;

    private PresentList(SourceText source, List<YamlNode> roots, Optional<IocList> list, List<Diagnostic> diagnostics) {
        this.source = source;
        this.roots = roots;
        this.list = list;
        this.diagnostics = diagnostics;
    }

    /** Whatever the text is. */
    public static PresentList read(SourceText source) {
        Findings findings = new Findings(source);
        List<YamlNode> roots = IocListText.roots(findings);
        Optional<IocList> list =
                findings.errorCount() == 0 ? new IocListReader(findings).read(roots) : Optional.empty();
        return new PresentList(source, List.copyOf(roots), list, findings.sorted());
    }

    /** What it says; empty if there are errors in it. */
    public Optional<IocList> list() {
        return list;
    }

    /** As it was read. */
    public String text() {
        return source.text();
    }

    /** The same as {@link IocListEdition#merge}. */
    public IocListEdition merge(IocList newer) {
        return EditionMerge.of(this, newer);
    }

    SourceText source() {
        return source;
    }

    List<YamlNode> roots() {
        return roots;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
