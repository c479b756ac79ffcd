package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.model.Correlation;
import dev.tocsin.sigma.model.Correlation.Generate;
import dev.tocsin.sigma.model.CorrelationCondition;
import dev.tocsin.sigma.model.FieldAlias;
import dev.tocsin.sigma.model.RuleReference;
import dev.tocsin.sigma.model.Timespan;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The map under {@code correlation}. */
final class CorrelationReader {
    private static final Pattern TIMESPAN = Pattern.compile("([0-9]{1,9})([smhdwMy])");
    private static final List<String> KEYS = KnownFields.keysOf(KnownFields.CORRELATION);

    private final Findings findings;
    private final Mapping mapping;
    private final Optional<Generate> outerGenerate;
    private final FieldReader fields;
    private final Set<String> misspelt = new HashSet<>();

    /** @param outerGenerate what the top level of the document says of {@code generate} */
    CorrelationReader(Findings findings, Mapping mapping, Optional<Generate> outerGenerate) {
        this.findings = findings;
        this.mapping = mapping;
        this.outerGenerate = outerGenerate;
        this.fields = new FieldReader(findings, mapping);
    }

    Optional<Correlation> read() {
        reportUnknownKeys();
        Optional<Correlation.Type> type = type();
        List<RuleReference> listed = References.read(findings, fields, KnownFields.CORRELATED_RULES);
        CorrelationConditionReader conditions = new CorrelationConditionReader(findings, mapping, type, listed);
        Optional<CorrelationCondition> condition =
                misspelt.contains(KnownFields.CORRELATION_CONDITION.key()) ? Optional.empty() : conditions.read();
        List<RuleReference> rules = listed.isEmpty() ? conditions.rulesOfExpression() : listed;
        if (rules.isEmpty() && !conditions.isExpression()) {
            missing(KnownFields.CORRELATED_RULES, "a correlation names its rules");
        }
        List<String> groupBy = fields.oneOrMoreTexts(KnownFields.GROUP_BY).stream()
                .map(Scalar::text)
                .toList();
        Optional<Timespan> timespan = timespan();
        List<String> grouping = condition
                .map(known -> known instanceof CorrelationCondition.Threshold threshold
                        ? Stream.concat(groupBy.stream(), threshold.fields().stream())
                                .toList()
                        : groupBy)
                .orElse(groupBy);
        List<FieldAlias> aliases = fields.mapping(KnownFields.ALIASES)
                .map(node -> new AliasReader(findings, node, rules, grouping).read())
                .orElse(List.of());
        Generate generate = generate();
        if (type.isEmpty() || rules.isEmpty() || timespan.isEmpty() || condition.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Correlation(
                type.get(), rules, groupBy, timespan.get(), condition.get(), aliases, generate, mapping.span()));
    }

    /**
     * A key that is not looked at would change what the correlation means; custom fields belong to the top level. What
     * one of them was meant to be is not reported as missing.
     */
    private void reportUnknownKeys() {
        List<String> absent =
                KEYS.stream().filter(key -> mapping.value(key).isEmpty()).toList();
        for (Entry entry : mapping.entries()) {
            Scalar key = entry.key();
            if (!KEYS.contains(key.text())) {
                meant(key.text(), absent).ifPresent(misspelt::add);
                findings.error(
                        Code.UNKNOWN_CORRELATION_KEY,
                        key.span(),
                        "a correlation has no " + Quoted.of(key.text()),
                        meant(key.text(), absent)
                                .map(meant -> "did you mean `" + meant + "`?")
                                .orElse("it has: " + String.join(", ", KEYS)));
            }
        }
    }

    private void missing(KnownField field, String why) {
        if (!misspelt.contains(field.key())) {
            fields.missing(field, why);
        }
    }

    private static Optional<String> meant(String key, List<String> absent) {
        // The word of Sigma version 1.
        return key.equals("timeframe") && absent.contains(KnownFields.TIMESPAN.key())
                ? Optional.of(KnownFields.TIMESPAN.key())
                : Suggestion.nearest(key.replace('_', '-'), absent);
    }

    private Optional<Correlation.Type> type() {
        if (fields.value(KnownFields.CORRELATION_TYPE).isEmpty()) {
            missing(KnownFields.CORRELATION_TYPE, "a correlation has a type");
            return Optional.empty();
        }
        return fields.scalar(KnownFields.CORRELATION_TYPE).flatMap(text -> {
            String lower = text.text().toLowerCase(Locale.ROOT);
            Optional<Correlation.Type> type = Arrays.stream(Correlation.Type.values())
                    .filter(candidate -> candidate.word().equals(lower))
                    .findFirst();
            if (type.isEmpty()) {
                List<String> words = Arrays.stream(Correlation.Type.values())
                        .map(Correlation.Type::word)
                        .toList();
                findings.error(
                        Code.UNKNOWN_CORRELATION_TYPE,
                        text.span(),
                        Quoted.of(text.text()) + " is no type of correlation",
                        Suggestion.hint(lower, words, "it is one of: " + String.join(", ", words)));
            }
            return type;
        });
    }

    private Optional<Timespan> timespan() {
        Optional<YamlNode> value = fields.value(KnownFields.TIMESPAN);
        if (value.isEmpty()) {
            missing(KnownFields.TIMESPAN, "a correlation says within what time it looks");
            return Optional.empty();
        }
        return switch (value.get()) {
            case Scalar scalar -> timespan(scalar);
            case Mapping wrong -> fields.text(wrong, "`timespan`").flatMap(this::timespan);
            case Sequence wrong -> fields.text(wrong, "`timespan`").flatMap(this::timespan);
        };
    }

    private Optional<Timespan> timespan(Scalar written) {
        Matcher parts = TIMESPAN.matcher(written.text());
        if (parts.matches() && Integer.parseInt(parts.group(1)) > 0) {
            Duration duration = unit(parts.group(2)).multipliedBy(Integer.parseInt(parts.group(1)));
            return Optional.of(new Timespan(written.text(), duration, written.span()));
        }
        findings.error(
                Code.INVALID_TIMESPAN,
                written.span(),
                Quoted.of(written.text()) + (parts.matches() ? " is no time at all" : " is no time span"),
                "write a whole number and its unit without a space, for example 15m: s seconds, m minutes, h hours,"
                        + " d days, w weeks, M months, y years");
        return Optional.empty();
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            case "w" -> Duration.ofDays(7);
            case "M" -> Duration.ofSeconds(2_629_746);
            case "y" -> Duration.ofSeconds(31_556_952);
            default -> throw new IllegalArgumentException(letter);
        };
    }

    private Generate generate() {
        Optional<Generate> inner = CorrelationRuleReader.generate(findings, fields);
        if (inner.isPresent() && outerGenerate.isPresent() && !inner.equals(outerGenerate)) {
            findings.error(
                    Code.DUPLICATE_KEY,
                    fields.keySpan(KnownFields.GENERATE),
                    "`generate` stands at the top level too, with another value",
                    "keep the one at the top level, where the specification has it");
        }
        return inner.or(() -> outerGenerate).orElse(Generate.CORRELATION_ONLY);
    }
}
