package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.model.FieldAlias;
import dev.tocsin.sigma.model.FieldAlias.AliasedField;
import dev.tocsin.sigma.model.RuleReference;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The aliases of a correlation: names for fields that differ from rule to rule. */
final class AliasReader {
    private static final int MAX_ALIASES = 100;

    private final Findings findings;
    private final Mapping mapping;
    private final FieldReader fields;
    private final Set<String> rules;
    private final List<String> grouping;

    /** @param grouping the fields that the correlation groups by or looks into, which may be aliases */
    AliasReader(Findings findings, Mapping mapping, List<RuleReference> rules, List<String> grouping) {
        this.findings = findings;
        this.mapping = mapping;
        this.fields = new FieldReader(findings, mapping);
        this.rules = rules.stream().map(RuleReference::text).collect(Collectors.toCollection(TreeSet::new));
        this.grouping = grouping;
    }

    List<FieldAlias> read() {
        if (mapping.entries().size() > MAX_ALIASES) {
            findings.error(
                    Code.TOO_LARGE,
                    mapping.firstKey(),
                    "`aliases` has " + mapping.entries().size() + " entries; at most " + MAX_ALIASES + " are read");
            return List.of();
        }
        return mapping.entries().stream().map(this::alias).toList();
    }

    private FieldAlias alias(Entry entry) {
        Scalar name = entry.key();
        List<AliasedField> aliased = new ArrayList<>();
        if (entry.value() instanceof Mapping byRule) {
            byRule.entries().forEach(field -> aliased(name, field, aliased));
            reportMissing(name, byRule);
        } else {
            findings.error(
                    Code.FIELD_TYPE,
                    entry.value().span(),
                    "an alias is a map of rule to field, not " + entry.value().kindInWords());
        }
        if (!grouping.contains(name.text())) {
            findings.warning(
                    Code.CORRELATION_ALIAS,
                    name.span(),
                    "nothing uses the alias " + Quoted.of(name.text()),
                    Suggestion.nearestOfFew(name.text(), grouping)
                            .map(near -> "did you mean " + Quoted.of(near) + "?")
                            .orElse("name it in `group-by`, or remove it"));
        }
        return new FieldAlias(name.text(), aliased, name.span());
    }

    private void aliased(Scalar alias, Entry entry, List<AliasedField> aliased) {
        Scalar rule = entry.key();
        if (!rules.isEmpty() && !rules.contains(rule.text())) {
            findings.error(
                    Code.CORRELATION_ALIAS,
                    rule.span(),
                    "the alias " + Quoted.of(alias.text()) + " has a field of " + Quoted.of(rule.text())
                            + ", which is none of the correlation's rules",
                    Suggestion.nearestOfFew(rule.text(), rules)
                            .map(near -> "did you mean " + Quoted.of(near) + "?")
                            .orElse("name a rule just as `rules` does"));
        }
        fields.text(entry.value(), "the field of an alias")
                .ifPresent(field ->
                        aliased.add(new AliasedField(new RuleReference(rule.text(), rule.span()), field.text())));
    }

    private void reportMissing(Scalar alias, Mapping byRule) {
        Set<String> named =
                byRule.entries().stream().map(entry -> entry.key().text()).collect(Collectors.toUnmodifiableSet());
        List<String> missing = rules.stream()
                .filter(rule -> !named.contains(rule))
                .map(Quoted::of)
                .toList();
        if (!missing.isEmpty()) {
            findings.warning(
                    Code.CORRELATION_ALIAS,
                    alias.span(),
                    "the alias " + Quoted.of(alias.text()) + " has no field of " + missing.getFirst()
                            + (missing.size() > 1 ? " and " + (missing.size() - 1) + " more" : ""),
                    "say which field of that rule's events it stands for");
        }
    }
}
