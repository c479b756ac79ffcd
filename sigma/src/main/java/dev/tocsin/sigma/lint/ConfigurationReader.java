package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.lint.ValidationConfiguration.Reading;
import dev.tocsin.sigma.model.RuleId;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.yaml.YamlDocument;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Meaning;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import dev.tocsin.sigma.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The validation configuration of sigma-cli: {@code validators} (a list of names, {@code all}, and {@code -name}, in
 * order), {@code exclusions} (rule id to a name or a list of names), {@code config} (validator to parameters).
 */
final class ConfigurationReader {
    private static final List<String> KEYS = List.of("validators", "exclusions", "config");
    private static final String ALL = "all";

    private final Findings findings;

    ConfigurationReader(SourceText source) {
        this.findings = new Findings(source);
    }

    Reading read() {
        Findings yaml = new Findings(findings.source());
        List<YamlDocument> documents = YamlReader.read(yaml);
        yaml.sorted().forEach(this::aboutYaml);
        ValidationConfiguration configuration = documents.isEmpty()
                ? ValidationConfiguration.standard()
                : configuration(documents.getFirst().root());
        return new Reading(configuration, findings.sorted());
    }

    /** pySigma keeps one of two equal keys and says nothing, so that a file with two is in use somewhere. */
    private void aboutYaml(Diagnostic mistake) {
        boolean usable = mistake.code() == Code.DUPLICATE_KEY;
        Diagnostic finding = Diagnostic.of(
                Code.INVALID_CONFIGURATION,
                usable ? Severity.WARNING : mistake.severity(),
                mistake.source(),
                mistake.span(),
                usable ? mistake.message() + "; the first one counts" : mistake.message());
        findings.add(mistake.hint().map(finding::withHint).orElse(finding));
    }

    private ValidationConfiguration configuration(YamlNode root) {
        if (root.isNull()) {
            return ValidationConfiguration.standard();
        }
        if (!(root instanceof Mapping mapping)) {
            wrong(root, "a validation configuration is a map, not " + root.kindInWords());
            return ValidationConfiguration.standard();
        }
        for (Entry entry : mapping.entries()) {
            if (!KEYS.contains(entry.key().text())) {
                findings.add(Diagnostic.of(
                                Code.INVALID_CONFIGURATION,
                                Severity.WARNING,
                                findings.source(),
                                entry.key().span(),
                                Quoted.of(entry.key().text()) + " is no key of a validation configuration")
                        .withHint(Suggestion.hint(entry.key().text(), KEYS, "it has: " + String.join(", ", KEYS))));
            }
        }
        return new ValidationConfiguration(
                value(mapping, "validators").map(this::validators).orElseGet(Validators::standard),
                value(mapping, "exclusions").map(this::exclusions).orElseGet(Map::of),
                value(mapping, "config").map(this::parameters).orElse(Parameters.STANDARD));
    }

    private static Optional<YamlNode> value(Mapping mapping, String key) {
        return mapping.value(key).filter(node -> !node.isNull());
    }

    /** Without a name before it, {@code -name} takes away from the standard. */
    private Set<Code> validators(YamlNode node) {
        List<Scalar> names = names(node, "`validators`");
        boolean fromStandard =
                names.stream().findFirst().filter(name -> isMinus(name.text())).isPresent();
        Set<Code> wanted = fromStandard ? Validators.standard() : Validators.none();
        for (Scalar name : names) {
            if (name.text().equals(ALL)) {
                wanted.addAll(Validators.all());
            } else if (isMinus(name.text())) {
                validator(name, name.text().substring(1)).ifPresent(code -> without(code, name, wanted));
            } else {
                validator(name, name.text()).ifPresent(wanted::add);
            }
        }
        return wanted;
    }

    private static boolean isMinus(String name) {
        return name.startsWith("-");
    }

    private void without(Code code, Scalar name, Set<Code> wanted) {
        wanted.remove(code);
        if (code.severity() == Severity.ERROR) {
            findings.add(Diagnostic.of(
                            Code.INVALID_CONFIGURATION,
                            Severity.WARNING,
                            findings.source(),
                            name.span(),
                            Quoted.of(code.id()) + " is an error and stays on")
                    .withHint("correct the rules that it reports"));
        }
    }

    private Optional<Code> validator(Scalar place, String name) {
        Optional<Code> code = Validators.of(name);
        if (code.isEmpty()) {
            findings.add(Diagnostic.of(
                            Code.UNKNOWN_VALIDATOR,
                            Severity.WARNING,
                            findings.source(),
                            place.span(),
                            "no validator is named " + Quoted.of(name) + "; it is passed over")
                    .withHint(Suggestion.nearest(name, Validators.names())
                            .map(near -> "did you mean " + Quoted.of(near) + "?")
                            .orElse("if another tool knows it, all is well; docs/diagnostics.md lists Tocsin's")));
        }
        return code;
    }

    private Map<Optional<UUID>, Set<Code>> exclusions(YamlNode node) {
        Map<Optional<UUID>, Set<Code>> exclusions = new HashMap<>();
        for (Entry entry : entries(node, "`exclusions` maps rule ids to names of validators")) {
            Scalar id = entry.key();
            Set<Code> codes = Validators.none();
            for (Scalar name : names(entry.value(), "an exclusion")) {
                validator(name, name.text()).ifPresent(codes::add);
            }
            if (id.isNull()) {
                exclusions.put(Optional.empty(), codes);
                continue;
            }
            Optional<UUID> rule = RuleId.of(id.text());
            if (rule.isPresent()) {
                exclusions.put(rule, codes);
            } else {
                wrong(id, Quoted.of(id.text()) + " is no UUID, so that no rule has it as its id");
            }
        }
        return exclusions;
    }

    private Parameters parameters(YamlNode node) {
        Map<NumberParameter, Integer> numbers = new HashMap<>();
        Map<WordsParameter, List<String>> words = new HashMap<>();
        for (Entry entry : entries(node, "`config` maps names of validators to parameters")) {
            Scalar name = entry.key();
            validator(name, name.text()).ifPresent(code -> {
                for (Entry parameter : entries(entry.value(), "parameters are a map")) {
                    parameter(code, parameter, numbers, words);
                }
            });
        }
        return new Parameters(numbers, words);
    }

    private void parameter(
            Code code, Entry entry, Map<NumberParameter, Integer> numbers, Map<WordsParameter, List<String>> words) {
        String name = entry.key().text();
        Optional<NumberParameter> number = NumberParameter.of(code, name);
        Optional<WordsParameter> list = WordsParameter.of(code, name);
        number.ifPresent(known -> number(entry.value()).ifPresent(value -> numbers.put(known, value)));
        list.ifPresent(known -> words.put(
                known,
                names(entry.value(), Quoted.of(name)).stream().map(Scalar::text).toList()));
        if (number.isEmpty() && list.isEmpty()) {
            List<String> known = new ArrayList<>(NumberParameter.names(code));
            known.addAll(WordsParameter.names(code));
            findings.error(
                    Code.INVALID_CONFIGURATION,
                    entry.key().span(),
                    Quoted.of(code.id()) + " has no parameter " + Quoted.of(name),
                    known.isEmpty() ? "it has none" : "it has: " + String.join(", ", known));
        }
    }

    private Optional<Integer> number(YamlNode node) {
        if (node instanceof Scalar scalar
                && scalar.meaning() instanceof Meaning.Numeric numeric
                && numeric.value().signum() >= 0
                && numeric.value().stripTrailingZeros().scale() <= 0
                && numeric.value().precision() < 10) {
            return Optional.of(numeric.value().intValueExact());
        }
        wrong(node, "this parameter is a whole number of 0 or more");
        return Optional.empty();
    }

    private List<Entry> entries(YamlNode node, String what) {
        if (node instanceof Mapping mapping) {
            return mapping.entries();
        }
        if (!node.isNull()) {
            wrong(node, what + ", not " + node.kindInWords());
        }
        return List.of();
    }

    /** A name, or a list of names. */
    private List<Scalar> names(YamlNode node, String what) {
        List<YamlNode> items = node instanceof Sequence sequence ? sequence.items() : List.of(node);
        List<Scalar> names = new ArrayList<>();
        for (YamlNode item : items) {
            if (item instanceof Scalar scalar && !scalar.isNull()) {
                names.add(scalar);
            } else {
                wrong(item, what + " is a name or a list of names, not " + item.kindInWords());
            }
        }
        return names;
    }

    private void wrong(YamlNode node, String message) {
        findings.error(Code.INVALID_CONFIGURATION, node.span(), message);
    }
}
