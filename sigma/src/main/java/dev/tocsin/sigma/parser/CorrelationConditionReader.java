package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.model.Condition;
import dev.tocsin.sigma.model.Correlation;
import dev.tocsin.sigma.model.CorrelationCondition;
import dev.tocsin.sigma.model.RuleReference;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The condition of a correlation: bounds on a number, or an expression over its rules. */
final class CorrelationConditionReader {
    private final Findings findings;
    private final Mapping correlation;
    private final FieldReader fields;
    private final Optional<Correlation.Type> type;
    private final List<RuleReference> listed;
    private final Optional<YamlNode> written;
    private final Map<String, RuleReference> named = new LinkedHashMap<>();

    /**
     * @param type empty if it is not known, which is then reported already
     * @param listed the rules under {@code rules}
     */
    CorrelationConditionReader(
            Findings findings, Mapping correlation, Optional<Correlation.Type> type, List<RuleReference> listed) {
        this.findings = findings;
        this.correlation = correlation;
        this.fields = new FieldReader(findings, correlation);
        this.type = type;
        this.listed = listed;
        this.written = fields.value(KnownFields.CORRELATION_CONDITION);
    }

    /** Whether it is written as an expression, well or not. */
    boolean isExpression() {
        return written.filter(Scalar.class::isInstance).isPresent();
    }

    /** The rules that the expression names, in that order; after {@link #read}. */
    List<RuleReference> rulesOfExpression() {
        return List.copyOf(named.values());
    }

    Optional<CorrelationCondition> read() {
        return switch (written.orElse(null)) {
            case null -> whereNoneIsWritten();
            case Mapping mapping -> new ThresholdReader(findings, mapping, type, listed.size()).read();
            case Scalar scalar -> expression(scalar);
            case Sequence sequence -> {
                findings.error(
                        Code.FIELD_TYPE,
                        sequence.span(),
                        "the condition of a correlation is a map or a text, not a list",
                        "write a map, for example `gte: 10`");
                yield Optional.empty();
            }
        };
    }

    private Optional<CorrelationCondition> whereNoneIsWritten() {
        if (type.filter(known -> !known.isTemporal()).isPresent()) {
            fields.missing(
                    KnownFields.CORRELATION_CONDITION,
                    "`" + type.get().word() + "` compares a number with what the condition says");
            return Optional.empty();
        }
        return Optional.of(new CorrelationCondition.EveryRule(correlation.span()));
    }

    private Optional<CorrelationCondition> expression(Scalar scalar) {
        Optional<Scalar> text = fields.text(scalar, "the condition");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (type.filter(known -> !known.isTemporal()).isPresent()) {
            findings.error(
                    Code.CORRELATION_CONDITION,
                    scalar.span(),
                    "`" + type.get().word() + "` compares a number; an expression over rules is for `temporal` and"
                            + " `temporal_ordered`",
                    "write a map, for example `gte: 10`");
            return Optional.empty();
        }
        Set<String> names = listed.stream().map(RuleReference::text).collect(Collectors.toUnmodifiableSet());
        Optional<Condition> condition = new ConditionParser(findings, new RuleNames(findings, names)).parse(scalar);
        condition.ifPresent(this::collect);
        condition.ifPresent(known ->
                listed.stream().filter(rule -> !named.containsKey(rule.text())).forEach(this::reportUnused));
        return condition.map(known -> new CorrelationCondition.Expression(known, scalar.span()));
    }

    private void collect(Condition condition) {
        switch (condition) {
            case Condition.Identifier(String name, var span) -> named.putIfAbsent(name, new RuleReference(name, span));
            case Condition.Not(Condition operand, var span) -> collect(operand);
            case Condition.And(List<Condition> terms, var span) -> terms.forEach(this::collect);
            case Condition.Or(List<Condition> terms, var span) -> terms.forEach(this::collect);
            case Condition.Quantified ignored -> throw new IllegalStateException("RuleNames have no patterns");
        }
    }

    private void reportUnused(RuleReference rule) {
        findings.error(
                Code.CORRELATION_CONDITION,
                rule.span(),
                "the condition does not use " + Quoted.of(rule.text()),
                ConditionTokenizer.canName(rule.text())
                        ? "use it, or take it out of `rules`"
                        : "a condition cannot hold this name; refer to the rule by its id at both places");
    }
}
