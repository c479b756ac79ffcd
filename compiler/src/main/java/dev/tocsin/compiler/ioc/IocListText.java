package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.yaml.YamlDocument;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/** IoC lists as the text that lies in git; docs/ioc-list.md describes the format. */
public final class IocListText {
    private IocListText() {}

    /** The list that a text holds, or all that is wrong with it. Nothing is thrown, whatever the text is. */
    public static IocListReading read(SourceText source) {
        Findings findings = new Findings(source);
        List<YamlNode> roots = roots(findings);
        Optional<IocList> list =
                findings.errorCount() == 0 ? new IocListReader(findings).read(roots) : Optional.empty();
        return new IocListReading(list, findings.sorted());
    }

    /** The nodes of a text that is meant as a list. */
    static List<YamlNode> roots(Findings findings) {
        return YamlReader.read(findings, YamlReader.Size.LIST).stream()
                .map(YamlDocument::root)
                .toList();
    }

    /**
     * A list as text that {@link #read} reads as an equal one, places aside. The same list is always the same text:
     * indicators are ordered by type and value, those that have a name of their own behind them by name.
     */
    public static String write(IocList list) {
        return new IocListWriter(0).list(list);
    }
}
