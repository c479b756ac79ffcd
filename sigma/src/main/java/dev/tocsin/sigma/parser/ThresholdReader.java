package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.model.Correlation;
import dev.tocsin.sigma.model.CorrelationCondition;
import dev.tocsin.sigma.model.CorrelationCondition.Bound;
import dev.tocsin.sigma.model.CorrelationCondition.Operator;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Meaning;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The condition of a correlation as a map: bounds, and the field whose values are looked at. */
final class ThresholdReader {
    private static final List<String> KEYS = KnownFields.keysOf(KnownFields.CORRELATION_CONDITION);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Findings findings;
    private final Mapping condition;
    private final FieldReader fields;
    private final Optional<Correlation.Type> type;
    private final int rules;

    ThresholdReader(Findings findings, Mapping condition, Optional<Correlation.Type> type, int rules) {
        this.findings = findings;
        this.condition = condition;
        this.fields = new FieldReader(findings, condition);
        this.type = type;
        this.rules = rules;
    }

    Optional<CorrelationCondition> read() {
        int errors = findings.errorCount();
        List<Bound> bounds = new ArrayList<>();
        for (Entry entry : condition.entries()) {
            if (KEYS.contains(entry.key().text())) {
                bound(entry).ifPresent(bounds::add);
            } else {
                error(
                        entry.key().span(),
                        "the condition of a correlation has no "
                                + Quoted.of(entry.key().text()),
                        Suggestion.hint(entry.key().text(), KEYS, "it has: " + String.join(", ", KEYS)));
            }
        }
        List<String> of = valueFields();
        Optional<BigDecimal> percentile = percentile();
        if (findings.errorCount() > errors) {
            return Optional.empty();
        }
        if (bounds.isEmpty()) {
            error(condition.firstKey(), "the condition compares with no number", "add a bound, for example `gte: 10`");
            return Optional.empty();
        }
        if (!goTogether(bounds) || !canHold(bounds)) {
            return Optional.empty();
        }
        return Optional.of(new CorrelationCondition.Threshold(bounds, of, percentile, condition.span()));
    }

    private void error(Span span, String message, String hint) {
        findings.error(Code.CORRELATION_CONDITION, span, message, hint);
    }

    private Optional<Bound> bound(Entry entry) {
        return Arrays.stream(Operator.values())
                .filter(operator -> operator.word().equals(entry.key().text()))
                .findFirst()
                .flatMap(operator -> number(entry)
                        .map(number -> new Bound(operator, number, entry.key().span())));
    }

    private Optional<BigDecimal> number(Entry entry) {
        String key = entry.key().text();
        if (!(entry.value() instanceof Scalar scalar && scalar.meaning() instanceof Meaning.Numeric(var number))) {
            error(
                    entry.value().span(),
                    "`" + key + "` is a number, not " + entry.value().kindInWords(),
                    "write a number without quotes");
            return Optional.empty();
        }
        boolean counts = !key.equals(KnownFields.PERCENTILE.key())
                && type.filter(ThresholdReader::counts).isPresent();
        if (counts && (number.signum() < 0 || number.stripTrailingZeros().scale() > 0)) {
            error(
                    scalar.span(),
                    Quoted.of(scalar.text()) + " is no count",
                    "`" + type.orElseThrow().word() + "` counts; write a whole number");
            return Optional.empty();
        }
        return Optional.of(number);
    }

    private static boolean counts(Correlation.Type type) {
        return type.isTemporal() || type == Correlation.Type.EVENT_COUNT || type == Correlation.Type.VALUE_COUNT;
    }

    private List<String> valueFields() {
        List<Scalar> of = fields.oneOrMoreTexts(KnownFields.VALUE_FIELD);
        if (type.isEmpty()) {
            return List.of();
        }
        String word = "`" + type.get().word() + "`";
        if (type.get().needsField() && fields.value(KnownFields.VALUE_FIELD).isEmpty()) {
            error(
                    condition.firstKey(),
                    word + " looks at the values of a field, and the condition names none",
                    "add `field:` to the condition");
        } else if (!type.get().needsField() && !of.isEmpty()) {
            findings.warning(
                    Code.CORRELATION_CONDITION,
                    fields.keySpan(KnownFields.VALUE_FIELD),
                    word + " does not look at a field",
                    type.get() == Correlation.Type.EVENT_COUNT
                            ? "remove it, or write `type: value_count` to count its values"
                            : "remove it");
        } else if (of.size() > 1 && type.get() != Correlation.Type.VALUE_COUNT) {
            error(of.get(1).span(), word + " calculates with one field", "keep one");
        }
        return of.stream().map(Scalar::text).distinct().toList();
    }

    private Optional<BigDecimal> percentile() {
        Optional<Entry> entry = condition.entries().stream()
                .filter(candidate -> candidate.key().text().equals(KnownFields.PERCENTILE.key()))
                .findFirst();
        if (entry.isPresent()
                && type.filter(known -> known != Correlation.Type.VALUE_PERCENTILE)
                        .isPresent()) {
            findings.warning(
                    Code.CORRELATION_CONDITION,
                    entry.get().key().span(),
                    "`" + type.get().word() + "` has no percentile",
                    "remove it, or write `type: value_percentile`");
        }
        Optional<BigDecimal> number = entry.flatMap(this::number);
        number.filter(value -> value.signum() <= 0 || value.compareTo(HUNDRED) >= 0)
                .ifPresent(value -> error(
                        entry.orElseThrow().value().span(),
                        "a percentile lies above 0 and below 100",
                        "write for example `percentile: 95`"));
        return number;
    }

    /** One bound, or a lower and an upper one. */
    private boolean goTogether(List<Bound> bounds) {
        Bound first = bounds.getFirst();
        for (Bound bound : bounds.subList(1, bounds.size())) {
            boolean range = (first.operator().isLower() && bound.operator().isUpper())
                    || (first.operator().isUpper() && bound.operator().isLower());
            if (!range || bounds.size() > 2) {
                error(
                        bound.span(),
                        "`" + bound.operator().word() + "` does not go with `"
                                + first.operator().word() + "`",
                        "write one comparison, or a range of a lower and an upper bound such as `gte: 5` and `lt: 10`");
                return false;
            }
        }
        return true;
    }

    /** Whether there is a number within the bounds. */
    private boolean canHold(List<Bound> bounds) {
        boolean whole = type.filter(ThresholdReader::counts).isPresent();
        Optional<Bound> lower =
                bounds.stream().filter(bound -> bound.operator().isLower()).findFirst();
        Optional<Bound> upper =
                bounds.stream().filter(bound -> bound.operator().isUpper()).findFirst();
        if (lower.isPresent() && upper.isPresent()) {
            BigDecimal room = upper.get().number().subtract(lower.get().number());
            long strict = bounds.stream()
                    .filter(bound -> bound.operator() == Operator.GT || bound.operator() == Operator.LT)
                    .count();
            boolean empty = whole
                    ? room.compareTo(BigDecimal.valueOf(strict)) < 0
                    : room.signum() < 0 || (room.signum() == 0 && strict > 0);
            if (empty) {
                error(
                        upper.get().span(),
                        "no number lies within these bounds",
                        "leave room between the lower and the upper");
                return false;
            }
        }
        if (whole && upper.filter(bound -> isBelowZero(bound)).isPresent()) {
            error(upper.get().span(), "no count is less than 0", "write a larger number");
            return false;
        }
        warnOfTooManyRules(bounds);
        return true;
    }

    private static boolean isBelowZero(Bound upper) {
        return upper.operator() == Operator.LT && upper.number().signum() == 0;
    }

    /** A temporal correlation counts rules, and there are no more than it names. */
    private void warnOfTooManyRules(List<Bound> bounds) {
        for (Bound bound : bounds) {
            BigDecimal least = bound.operator() == Operator.GT ? bound.number().add(BigDecimal.ONE) : bound.number();
            boolean isMinimum = bound.operator().isLower() || bound.operator() == Operator.EQ;
            if (type.filter(Correlation.Type::isTemporal).isPresent()
                    && rules > 0
                    && isMinimum
                    && least.compareTo(BigDecimal.valueOf(rules)) > 0) {
                findings.warning(
                        Code.CORRELATION_CONDITION,
                        bound.span(),
                        "the correlation names " + rules + (rules == 1 ? " rule" : " rules")
                                + ", so this many never match",
                        "write a smaller number, or name more rules");
            }
        }
    }
}
