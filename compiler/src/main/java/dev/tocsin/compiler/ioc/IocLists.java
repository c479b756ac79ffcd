package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.RuleMetadata;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.mapping.WinlogbeatMapping;
import dev.tocsin.sigma.source.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files that hold an IoC list instead of Sigma rules. */
public final class IocLists {
    private static final Pattern INDICATORS = Pattern.compile("^indicators\\s*:", Pattern.MULTILINE);

    private final WinlogbeatMapping mapping;

    private IocLists(WinlogbeatMapping mapping) {
        this.mapping = mapping;
    }

    /** Lists that are looked for in the documents of Winlogbeat and Elastic Agent's Windows integrations. */
    public static IocLists forWinlogbeat() {
        return new IocLists(WinlogbeatMapping.standard());
    }

    /** Whether a file is meant as an IoC list: it has the top-level key {@code indicators}. */
    public static boolean isIocList(SourceText source) {
        return source.text().contains("indicators")
                && INDICATORS.matcher(source.text()).find();
    }

    /** What becomes of a list. Nothing is thrown, whatever the file holds. */
    public Compilation compile(SourceText source) {
        IocListReading reading = IocListText.read(source);
        return reading.list()
                .<Compilation>map(list -> new Compilation.Compiled(compile(list, source), reading.diagnostics()))
                .orElseGet(() -> new Compilation.Failed(reading.diagnostics()));
    }

    /**
     * The rule that a list is, or a part of one.
     *
     * @param source where it stands
     */
    public CompiledRule compile(IocList list, SourceText source) {
        ListPredicate meaning = new ListPredicate(list, source, mapping);
        Predicate predicate = meaning.predicate();
        return new CompiledRule(metadata(list, source), meaning.sources(), predicate, list);
    }

    private static RuleMetadata metadata(IocList list, SourceText source) {
        return new RuleMetadata(
                list.id(),
                list.title(),
                list.description(),
                Optional.of(list.level()),
                Optional.of(list.source().name()),
                Optional.empty(),
                list.references(),
                List.of(),
                list.tags(),
                Optional.of(list.published().toString()),
                source);
    }
}
