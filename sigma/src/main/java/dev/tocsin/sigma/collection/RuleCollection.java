package dev.tocsin.sigma.collection;

import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.model.CorrelationRule;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.model.Filter;
import dev.tocsin.sigma.model.RuleReference;
import dev.tocsin.sigma.model.SigmaDocument;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.ParsedDocument.Kind;
import dev.tocsin.sigma.source.SourceText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** The documents of a set of files, and how they hang together. */
public final class RuleCollection {
    private static final Set<Kind> RULES = EnumSet.of(Kind.DETECTION_RULE, Kind.CORRELATION_RULE);

    private final List<Diagnostic> diagnostics;
    private final Filters filters;
    private final Set<SigmaDocument> repeated;
    private final IdentityHashMap<CorrelationRule, List<SigmaDocument>> correlated;

    private RuleCollection(
            List<Diagnostic> diagnostics,
            Filters filters,
            Set<SigmaDocument> repeated,
            IdentityHashMap<CorrelationRule, List<SigmaDocument>> correlated) {
        this.diagnostics = List.copyOf(diagnostics);
        this.filters = filters;
        this.repeated = repeated;
        this.correlated = correlated;
    }

    /** Looks at all files together. Nothing is thrown, whatever they hold. */
    public static RuleCollection of(List<ParseResult> files) {
        Map<SourceText, Findings> findings = new HashMap<>();
        Consumer<Diagnostic> sink =
                diagnostic -> findings
                .computeIfAbsent(diagnostic.source(), Findings::new)
                .add(diagnostic);

        Directory directory = new Directory(files);
        References references = new References(directory, sink);
        Identities identities = new Identities(sink);
        identities.check(directory.members());
        Filters filters = new Filters(references, sink);
        filters.assign(directory.members());
        Map<Member, List<Cycles.Link>> links = links(directory.members(), references);
        new Cycles(links, sink).report(directory.members());
        return new RuleCollection(
                files.stream()
                        .map(file -> findings.get(file.source()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .flatMap(found -> found.sorted().stream())
                        .toList(),
                filters,
                identities.repeated(),
                correlated(links));
    }

    private static Map<Member, List<Cycles.Link>> links(List<Member> members, References references) {
        Map<Member, List<Cycles.Link>> links = new HashMap<>();
        for (Member member : members) {
            if (member.model().orElse(null) instanceof CorrelationRule rule) {
                List<Cycles.Link> own = new ArrayList<>();
                for (RuleReference reference : rule.correlation().rules()) {
                    references
                            .resolve(rule.source(), reference, RULES)
                            .forEach(found -> own.add(new Cycles.Link(member, reference, found)));
                }
                links.put(member, own);
            }
        }
        return links;
    }

    private static IdentityHashMap<CorrelationRule, List<SigmaDocument>> correlated(Map<Member, List<Cycles.Link>> links) {
        IdentityHashMap<CorrelationRule, List<SigmaDocument>> correlated = new IdentityHashMap<>();
        links.forEach((member, own) -> {
            if (member.model().orElse(null) instanceof CorrelationRule rule) {
                correlated.put(
                        rule,
                        own.stream()
                                .<SigmaDocument>flatMap(link -> link.to().model().stream())
                                .toList());
            }
        });
        return correlated;
    }

    /** Every finding about several documents, in the order of the files and places. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** The filters that apply to a rule of the set, in the order of the files and places. */
    public List<Filter> filtersOf(DetectionRule rule) {
        return filters.of(rule);
    }

    /** The rules that a correlation of the set refers to, as far as they are there and free of errors. */
    public List<SigmaDocument> rulesOf(CorrelationRule rule) {
        return correlated.getOrDefault(rule, List.of());
    }

    /** Whether a rule before this one has the same id, or else the same name or title: it must not run as well. */
    public boolean repeatsAnother(SigmaDocument document) {
        return repeated.contains(document);
    }
}
