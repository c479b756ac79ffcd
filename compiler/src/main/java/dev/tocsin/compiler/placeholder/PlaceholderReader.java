package dev.tocsin.compiler.placeholder;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlDocument;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Meaning;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import dev.tocsin.sigma.yaml.YamlReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nodes of a file to placeholders. A slip must not become a value that never matches, so all is checked. */
final class PlaceholderReader {
    private static final String FORM = "write one map: each name, and its value or a list of its values";

    private final Findings findings;

    PlaceholderReader(Findings findings) {
        this.findings = findings;
    }

    Map<String, List<SigmaString>> read() {
        List<YamlDocument> documents = YamlReader.read(findings);
        Map<String, List<SigmaString>> values = new HashMap<>();
        if (findings.errorCount() > 0) {
            return values;
        }
        if (documents.size() != 1) {
            Span span = documents.size() > 1 ? documents.get(1).root().span() : new Span(0, 0);
            findings.error(Code.INVALID_PLACEHOLDERS, span, "a file of placeholders is one map", FORM);
            return values;
        }
        if (!(documents.getFirst().root() instanceof Mapping mapping)) {
            YamlNode root = documents.getFirst().root();
            findings.error(
                    Code.INVALID_PLACEHOLDERS,
                    root.span(),
                    "a file of placeholders is a map, not " + root.kindInWords(),
                    FORM);
            return values;
        }
        for (Entry entry : mapping.entries()) {
            read(entry).ifPresent(read -> values.put(entry.key().text(), read));
        }
        return values;
    }

    private Optional<List<SigmaString>> read(Entry entry) {
        String name = entry.key().text();
        if (!name.matches("[^%\\s]+")) {
            findings.error(
                    Code.INVALID_PLACEHOLDERS,
                    entry.key().span(),
                    Quoted.of(name) + " is not the name of a placeholder",
                    "write what stands between the percent signs, without white space");
            return Optional.empty();
        }
        List<YamlNode> nodes = entry.value() instanceof Sequence list ? list.items() : List.of(entry.value());
        if (nodes.isEmpty()) {
            findings.error(
                    Code.INVALID_PLACEHOLDERS,
                    entry.value().span(),
                    "the placeholder " + Quoted.of(name) + " has an empty list of values",
                    "write a value, or remove the name so that rules that need it are refused");
        }
        List<SigmaString> values = new ArrayList<>();
        nodes.forEach(node -> value(node).ifPresent(values::add));
        return values.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(values));
    }

    private Optional<SigmaString> value(YamlNode node) {
        if (!(node instanceof Scalar scalar)) {
            return refused(node, "write each value on a line of its own that begins with `- `");
        }
        scalar.dispute()
                .ifPresent(reason -> findings.warning(
                        Code.AMBIGUOUS_SCALAR,
                        scalar.span(),
                        reason,
                        "if text is meant, write it in quotes: '" + scalar.text() + "'"));
        return switch (scalar.meaning()) {
            case Meaning.Text ignored when scalar.text().isEmpty() -> refused(node, "write what is to be looked for");
            case Meaning.Text ignored -> Optional.of(SigmaString.parse(scalar.text()));
            case Meaning.Numeric(BigDecimal number) -> Optional.of(SigmaString.literal(plain(number)));
            case Meaning.Date ignored -> refused(node, "write it in quotes: '" + scalar.text() + "'");
            case Meaning.Bool ignored -> refused(node, "write it in quotes: '" + scalar.text() + "'");
            case Meaning.NoNumber ignored -> refused(node, "write it in quotes: '" + scalar.text() + "'");
            case Meaning.Null ignored -> refused(node, "write a value, or remove the name");
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private Optional<SigmaString> refused(YamlNode node, String hint) {
        boolean empty = node instanceof Scalar scalar
                && scalar.meaning() instanceof Meaning.Text
                && scalar.text().isEmpty();
        findings.error(
                Code.INVALID_PLACEHOLDERS,
                node.span(),
                "the value of a placeholder is a text or a number, not "
                        + (empty ? "an empty text" : node.kindInWords()),
                hint);
        return Optional.empty();
    }
}
