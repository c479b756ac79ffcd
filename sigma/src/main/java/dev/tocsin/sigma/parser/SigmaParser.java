package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.model.SigmaDocument;
import dev.tocsin.sigma.parser.LegacyCollection.Flaws;
import dev.tocsin.sigma.parser.LegacyCollection.Part;
import dev.tocsin.sigma.parser.ParsedDocument.Kind;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlDocument;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads Sigma files (specification 2.1): detection rules, correlation rules, filters, and the rule collections of
 * version 1. Any text yields documents, diagnostics or both; nothing is thrown.
 *
 * <p>A document about which an error is found has no model; one with warnings has. What only several documents together
 * can tell, such as what a reference leads to, is not judged here.
 */
public final class SigmaParser {
    private final Findings findings;
    private final LegacyCollection collection;
    private final List<ParsedDocument> documents = new ArrayList<>();

    private SigmaParser(Findings findings) {
        this.findings = findings;
        this.collection = new LegacyCollection(findings);
    }

    /** Reads all documents of a file. */
    public static ParseResult parse(SourceText source) {
        Findings findings = new Findings(source);
        SigmaParser parser = new SigmaParser(findings);
        parser.documents(YamlReader.read(findings));
        return new ParseResult(source, parser.documents, findings.sorted());
    }

    private void documents(List<YamlDocument> read) {
        List<YamlDocument> filled =
                read.stream().filter(document -> !document.root().isNull()).toList();
        filled.forEach(this::document);
        if (documents.isEmpty() && findings.errorCount() == 0) {
            findings.error(Code.EMPTY_FILE, new Span(0, 0), "there is no rule in this file");
        }
    }

    private void document(YamlDocument document) {
        if (document.soundness() == YamlDocument.Soundness.ABANDONED) {
            return;
        }
        if (!(document.root() instanceof Mapping mapping)) {
            findings.error(
                    Code.NOT_A_RULE,
                    document.root().span(),
                    "a rule is a map with `title`, `logsource` and `detection`, not "
                            + document.root().kindInWords());
            return;
        }
        Flaws flaws = document.soundness() == YamlDocument.Soundness.SOUND ? Flaws.NONE : Flaws.SOME;
        Part whole = new Part(mapping, flaws);
        Kind kind = kind(mapping);
        // Collections are of detection rules alone; in the others `action` is a custom field.
        Optional<Part> part = kind == Kind.DETECTION_RULE ? collection.rule(whole) : Optional.of(whole);
        part.ifPresent(found -> read(found, kind));
    }

    private static Kind kind(Mapping document) {
        if (document.value("correlation").isPresent()) {
            return Kind.CORRELATION_RULE;
        }
        return document.value("filter").isPresent() ? Kind.FILTER : Kind.DETECTION_RULE;
    }

    private void read(Part part, Kind kind) {
        int errors = findings.errorCount();
        Mapping mapping = part.mapping();
        Optional<? extends SigmaDocument> model = switch (kind) {
            case DETECTION_RULE -> new RuleReader(findings, mapping).read();
            case CORRELATION_RULE -> new CorrelationRuleReader(findings, mapping).read();
            case FILTER -> new FilterReader(findings, mapping).read();
        };
        reportOtherKinds(mapping, kind);
        boolean sound = part.flaws() == Flaws.NONE && findings.errorCount() == errors;
        documents.add(new ParsedDocument(kind, mapping, sound ? model : Optional.empty()));
    }

    /** Only one of them would be looked at. */
    private void reportOtherKinds(Mapping document, Kind kind) {
        List<String> others = switch (kind) {
            case DETECTION_RULE -> List.of();
            case CORRELATION_RULE -> List.of("filter", "detection");
            case FILTER -> List.of("detection");
        };
        String own = kind == Kind.FILTER ? "filter" : "correlation";
        document.entries().stream()
                .map(YamlNode.Entry::key)
                .filter(key -> others.contains(key.text()))
                .forEach(key -> findings.error(
                        Code.SEVERAL_KINDS,
                        key.span(),
                        "a document with `" + own + "` has no `" + key.text() + "`",
                        "put a line with `---` between two documents"));
    }
}
