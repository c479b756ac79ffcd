package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlDocument;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads Sigma rule files (specification 2.1). Any text yields rules, diagnostics or both; nothing is thrown.
 *
 * <p>A rule about which an error is found is not returned; one with warnings is. Documents of a file that are no
 * detection rules (correlations, filters, legacy {@code action} collections) are left out with a warning each.
 */
public final class SigmaParser {
    private static final Set<String> COLLECTION_ACTIONS = Set.of("global", "reset", "repeat");

    private final Findings findings;
    private final List<ParsedDocument> documents = new ArrayList<>();
    private boolean underGlobalAction;

    private SigmaParser(Findings findings) {
        this.findings = findings;
    }

    /** Reads all documents of a file. */
    public static ParseResult parse(SourceText source) {
        Findings findings = new Findings(source);
        SigmaParser parser = new SigmaParser(findings);
        parser.documents(YamlReader.read(findings));
        return new ParseResult(source, parser.documents, findings.sorted());
    }

    private void documents(List<YamlDocument> documents) {
        List<YamlDocument> filled =
                documents.stream().filter(document -> !isNull(document.root())).toList();
        if (filled.isEmpty() && findings.errorCount() == 0) {
            findings.error(Code.EMPTY_FILE, new Span(0, 0), "there is no rule in this file");
        }
        filled.forEach(this::document);
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && scalar.meaning() instanceof YamlNode.Meaning.Null;
    }

    private void document(YamlDocument document) {
        if (document.soundness() == YamlDocument.Soundness.ABANDONED) {
            return;
        }
        if (!(document.root() instanceof YamlNode.Mapping mapping)) {
            findings.error(
                    Code.NOT_A_RULE,
                    document.root().span(),
                    "a rule is a map with `title`, `logsource` and `detection`, not "
                            + document.root().kindInWords());
            return;
        }
        if (isLeftOut(mapping)) {
            return;
        }
        int errors = findings.errorCount();
        Optional<DetectionRule> rule = new RuleReader(findings, mapping).read();
        boolean sound = document.soundness() == YamlDocument.Soundness.SOUND && findings.errorCount() == errors;
        documents.add(new ParsedDocument(ParsedDocument.Kind.DETECTION_RULE, mapping, rule.filter(read -> sound)));
    }

    private boolean isLeftOut(YamlNode.Mapping document) {
        Optional<Span> correlation = keySpan(document, "correlation");
        if (correlation.isPresent()) {
            findings.warning(
                    Code.CORRELATION_LEFT_OUT,
                    correlation.get(),
                    "this is a correlation rule; it is left out",
                    "correlation rules are not supported yet; the detection rules that it refers to run on their own");
            return true;
        }
        Optional<Span> filter = keySpan(document, "filter");
        if (filter.isPresent()) {
            findings.warning(
                    Code.FILTER_LEFT_OUT,
                    filter.get(),
                    "this is a filter; it is left out",
                    "filters are not supported yet; the rules it names run without it and may alert more often");
            return true;
        }
        return isPartOfCollection(document);
    }

    private boolean isPartOfCollection(YamlNode.Mapping document) {
        Optional<String> action = document.value("action")
                .filter(YamlNode.Scalar.class::isInstance)
                .map(node -> ((YamlNode.Scalar) node).text().toLowerCase(Locale.ROOT))
                .filter(COLLECTION_ACTIONS::contains);
        action.ifPresent(
                word -> underGlobalAction = word.equals("global") || (underGlobalAction && !word.equals("reset")));
        if (action.isEmpty() && !underGlobalAction) {
            return false;
        }
        String message = action.map(word -> "`action: " + word + "` belongs to a rule collection of Sigma version 1; "
                        + "this document is left out")
                .orElse("this document depends on the `action: global` before it; it is left out");
        findings.warning(
                Code.ACTION_LEFT_OUT,
                keySpan(document, "action").orElse(RuleReader.firstKey(document)),
                message,
                "write each rule out in full");
        return true;
    }

    private static Optional<Span> keySpan(YamlNode.Mapping document, String key) {
        return document.entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .map(entry -> entry.key().span())
                .findFirst();
    }
}
