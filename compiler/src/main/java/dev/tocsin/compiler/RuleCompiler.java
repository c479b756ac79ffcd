package dev.tocsin.compiler;

import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.lower.RuleLowering;
import dev.tocsin.compiler.mapping.EventSource;
import dev.tocsin.compiler.mapping.WinlogbeatMapping;
import dev.tocsin.compiler.placeholder.Placeholders;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.model.Filter;
import dev.tocsin.sigma.model.Metadata;
import dev.tocsin.sigma.model.SigmaDocument;
import dev.tocsin.sigma.model.Tag;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Gives rules their meaning over Winlogbeat documents. */
public final class RuleCompiler {
    private static final String TAXONOMY = "sigma";

    private final WinlogbeatMapping mapping;
    private final Placeholders placeholders;

    private RuleCompiler(WinlogbeatMapping mapping, Placeholders placeholders) {
        this.mapping = mapping;
        this.placeholders = placeholders;
    }

    /** A compiler for the documents that Winlogbeat and Elastic Agent's Windows integrations write. */
    public static RuleCompiler forWinlogbeat() {
        return forWinlogbeat(Placeholders.none());
    }

    /**
     * A compiler for the documents that Winlogbeat and Elastic Agent's Windows integrations write.
     *
     * @param placeholders fill the values of {@code expand}
     */
    public static RuleCompiler forWinlogbeat(Placeholders placeholders) {
        return new RuleCompiler(WinlogbeatMapping.standard(), placeholders);
    }

    /** What becomes of a rule that no filter covers. Nothing is thrown, whatever the rule holds. */
    public Compilation compile(DetectionRule rule) {
        return compile(rule, List.of());
    }

    /**
     * What becomes of a rule whose matches must meet what filters demand besides. A filter with an error is left out,
     * which the diagnostics say: the rule then alerts more often, never less.
     *
     * @param filters those that cover the rule
     */
    public Compilation compile(DetectionRule rule, List<Filter> filters) {
        if (!rule.metadata().taxonomy().equals(TAXONOMY)) {
            return new Compilation.Failed(List.of(unknownTaxonomy(rule)));
        }
        return switch (mapping.eventSources(rule.logSource())) {
            case WinlogbeatMapping.Selection.OtherProduct(String product) ->
                new Compilation.OtherProduct(product, List.of());
            case WinlogbeatMapping.Selection.Unknown(String hint) ->
                failed(
                        rule,
                        Code.UNKNOWN_LOG_SOURCE,
                        rule.logSource().span(),
                        "nothing is known of where this Windows log source is found",
                        hint);
            case WinlogbeatMapping.Selection.Known(List<EventSource> sources) -> compile(rule, filters, sources);
        };
    }

    private static Compilation failed(DetectionRule rule, Code code, Span span, String message, String hint) {
        return new Compilation.Failed(List.of(Diagnostic.of(code, Severity.ERROR, rule.source(), span, message)
                .withHint(hint)));
    }

    private Compilation compile(DetectionRule rule, List<Filter> filters, List<EventSource> sources) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Function<String, Field> fields = name -> mapping.field(rule.logSource(), name);
        RuleLowering.Lowered lowered = RuleLowering.lower(rule, fields, placeholders, diagnostics::add);
        if (diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR)) {
            return new Compilation.Failed(diagnostics);
        }
        List<Predicate> terms = new ArrayList<>(List.of(EventScope.of(sources, mapping), lowered.detection()));
        List<SourceText> applied = new ArrayList<>();
        for (Filter filter : filters) {
            demand(filter, fields, diagnostics::add).ifPresent(term -> {
                terms.add(term);
                applied.add(filter.source());
            });
        }
        return new Compilation.Compiled(
                new CompiledRule(
                        metadata(rule), sources, Predicate.allOf(terms), applied, lowered.searches(), Optional.empty()),
                diagnostics);
    }

    /** What a filter demands of the documents that a rule reads; empty if there is an error in it. */
    private Optional<Predicate> demand(
            Filter filter, Function<String, Field> fields, Consumer<Diagnostic> diagnostics) {
        if (!filter.metadata().taxonomy().equals(TAXONOMY)) {
            diagnostics.accept(unknownTaxonomy(filter));
            return Optional.empty();
        }
        List<Diagnostic> found = new ArrayList<>();
        Predicate predicate =
                RuleLowering.lower(filter, fields, placeholders, found::add).detection();
        found.forEach(diagnostics);
        return found.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR)
                ? Optional.empty()
                : Optional.of(predicate);
    }

    private static Diagnostic unknownTaxonomy(SigmaDocument document) {
        return Diagnostic.of(
                        Code.UNSUPPORTED_TAXONOMY,
                        document.source(),
                        new Span(document.span().start(), document.span().start()),
                        "the field names of taxonomy `" + document.metadata().taxonomy() + "` are not known")
                .withHint("use Sigma's own field names and leave `taxonomy` out");
    }

    private static RuleMetadata metadata(DetectionRule rule) {
        Metadata metadata = rule.metadata();
        return new RuleMetadata(
                metadata.identity(),
                metadata.title(),
                metadata.description(),
                metadata.level(),
                metadata.author(),
                metadata.license(),
                metadata.references(),
                metadata.falsePositives(),
                metadata.tags().stream().map(Tag::toString).toList(),
                metadata.modified().or(metadata::date).map(Object::toString),
                rule.source());
    }
}
