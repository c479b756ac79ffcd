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
import dev.tocsin.sigma.model.Metadata;
import dev.tocsin.sigma.model.Tag;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Gives rules their meaning over Winlogbeat documents. */
public final class RuleCompiler {
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

    /** What becomes of a rule. Nothing is thrown, whatever the rule holds. */
    public Compilation compile(DetectionRule rule) {
        if (!rule.metadata().taxonomy().equals("sigma")) {
            return failed(
                    rule,
                    Code.UNSUPPORTED_TAXONOMY,
                    new Span(rule.span().start(), rule.span().start()),
                    "the field names of taxonomy `" + rule.metadata().taxonomy() + "` are not known",
                    "Use Sigma's own field names and leave `taxonomy` out.");
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
            case WinlogbeatMapping.Selection.Known(List<EventSource> sources) -> compile(rule, sources);
        };
    }

    private static Compilation failed(DetectionRule rule, Code code, Span span, String message, String hint) {
        return new Compilation.Failed(List.of(Diagnostic.of(code, Severity.ERROR, rule.source(), span, message)
                .withHint(hint)));
    }

    private Compilation compile(DetectionRule rule, List<EventSource> sources) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Function<String, Field> fields = name -> mapping.field(rule.logSource(), name);
        Predicate detection = RuleLowering.lower(rule, fields, placeholders, diagnostics::add);
        if (diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR)) {
            return new Compilation.Failed(diagnostics);
        }
        Predicate predicate = Predicate.allOf(List.of(EventScope.of(sources, mapping), detection));
        return new Compilation.Compiled(new CompiledRule(metadata(rule), sources, predicate), diagnostics);
    }

    private static RuleMetadata metadata(DetectionRule rule) {
        Metadata metadata = rule.metadata();
        return new RuleMetadata(
                metadata.id().map(UUID::toString).or(metadata::name).orElse(metadata.title()),
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
