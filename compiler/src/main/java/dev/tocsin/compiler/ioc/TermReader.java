package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.ValueReading;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.regex.ExpressionParser;
import dev.tocsin.sigma.regex.Flag;
import dev.tocsin.sigma.regex.Problem;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an indicator looks for: a value, or parts that belong together. */
final class TermReader {
    /** The word by which a list keeps a value that is not looked for. */
    static final String NOWHERE = "none";

    private static final int LONGEST_VALUE = 8_192;
    private static final String VALUE_HINT = "write values plainly: nothing defanged, no spaces, no digit missing";
    private static final List<String> TYPES = IndicatorType.words().toList();
    private static final List<String> CONDITIONS =
            Arrays.stream(Condition.values()).map(Condition::word).toList();
    private static final Set<String> PART_KEYS = words(Stream.of(IndicatorKey.SINGLE, IndicatorKey.COMPOUND));
    private static final String PART = "a part is a map with `type` and `value`, or with `all`, `any` or `not`";

    private final Findings findings;

    TermReader(Findings findings) {
        this.findings = findings;
    }

    static Set<String> words(Stream<List<IndicatorKey>> keys) {
        return keys.flatMap(List::stream).map(IndicatorKey::word).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What the keys of a map say; other keys are not looked at. */
    Optional<Term> term(Fields fields) {
        List<IndicatorKey> kinds = IndicatorKey.COMPOUND.stream()
                .filter(key -> fields.has(key.word()))
                .toList();
        List<String> single = words(Stream.of(IndicatorKey.SINGLE)).stream()
                .filter(key -> fields.has(key) && !kinds.isEmpty())
                .toList();
        if (kinds.size() + single.size() > 1) {
            String first = kinds.getFirst().word();
            String second = kinds.size() > 1 ? kinds.get(1).word() : single.getFirst();
            findings.error(
                    Code.INVALID_INDICATOR,
                    fields.place(second),
                    "`" + first + "` and `" + second + "` stand in the same map",
                    "an indicator or a part has one of: a value, `all`, `any`, `not`");
            return Optional.empty();
        }
        if (kinds.isEmpty()) {
            return value(fields).map(value -> value);
        }
        return switch (kinds.getFirst()) {
            case ALL -> parts(fields, IndicatorKey.ALL).map(Term.All::new);
            case ANY -> parts(fields, IndicatorKey.ANY).map(Term.Any::new);
            case NOT -> negated(fields);
            case NAME, TYPE, VALUE, CONDITION, MATCH, ROLE, CONFIDENCE, VALID_UNTIL, SOURCE, NOTE, PROVENANCE ->
                throw new IllegalStateException("makes no compound: " + kinds.getFirst());
        };
    }

    private Optional<List<Term>> parts(Fields fields, IndicatorKey key) {
        return fields.items(key.word(), 2, "a list of at least two parts").flatMap(items -> {
            List<Term> terms = new ArrayList<>();
            for (Mapping part : fields.maps(items, PART)) {
                part(part).ifPresent(terms::add);
            }
            return terms.size() == items.size() ? Optional.of(terms) : Optional.empty();
        });
    }

    private Optional<Term> negated(Fields fields) {
        YamlNode node = fields.required(IndicatorKey.NOT.word()).orElseThrow();
        return fields.maps(List.of(node), PART).stream()
                .findFirst()
                .flatMap(this::part)
                .map(Term.Not::new);
    }

    private Optional<Term> part(Mapping map) {
        Fields fields = new Fields(findings, map);
        fields.allowOnly(PART_KEYS);
        return term(fields);
    }

    private Optional<Term.Value> value(Fields fields) {
        Optional<IndicatorType> type = type(fields);
        Optional<String> text = fields.requiredText(IndicatorKey.VALUE.word());
        if (type.isEmpty() || text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Condition> condition = condition(fields, type.get());
        Optional<List<MatchScope>> scopes = scopes(fields, type.get());
        Optional<String> value = condition.flatMap(known -> switch (known) {
            case IS -> exact(fields, type.get(), text.get());
            case CONTAINS, STARTS_WITH, ENDS_WITH -> stretch(fields, text.get());
            case MATCHES -> stretch(fields, text.get()).filter(expression -> isExpression(fields, expression));
        });
        return value.flatMap(
                known -> scopes.map(where -> new Term.Value(type.get(), condition.orElseThrow(), known, where)));
    }

    Optional<IndicatorType> type(Fields fields) {
        Optional<String> word = fields.requiredText(IndicatorKey.TYPE.word());
        Optional<IndicatorType> type = word.flatMap(IndicatorType::of);
        if (word.isPresent() && type.isEmpty()) {
            findings.error(
                    Code.INVALID_INDICATOR,
                    fields.place(IndicatorKey.TYPE.word()),
                    Quoted.of(word.get()) + " is no type of indicator",
                    Suggestion.hint(word.get(), TYPES, "it is one of: " + String.join(", ", TYPES)));
        }
        return type;
    }

    /** A value in its one spelling. */
    Optional<String> exact(Fields fields, IndicatorType type, String text) {
        return switch (type.read(text)) {
            case ValueReading.Valid(String spelled) -> Optional.of(spelled);
            case ValueReading.Invalid(String why) -> {
                findings.error(
                        Code.INVALID_INDICATOR,
                        fields.place(IndicatorKey.VALUE.word()),
                        Quoted.of(text) + " " + why,
                        VALUE_HINT);
                yield Optional.empty();
            }
        };
    }

    private Optional<String> stretch(Fields fields, String text) {
        boolean isLine = text.length() <= LONGEST_VALUE && text.chars().noneMatch(TermReader::isControl);
        if (!isLine) {
            findings.error(
                    Code.INVALID_INDICATOR,
                    fields.place(IndicatorKey.VALUE.word()),
                    Quoted.of(text) + " is not one line of at most " + LONGEST_VALUE + " characters");
        }
        return Optional.of(text).filter(line -> isLine);
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) && character != '\t';
    }

    private boolean isExpression(Fields fields, String text) {
        Scalar scalar = fields.map().scalar(IndicatorKey.VALUE.word()).orElseThrow();
        List<Problem> problems =
                ExpressionParser.parse(text, Set.of(Flag.IGNORE_CASE)).problems();
        for (Problem problem : problems) {
            findings.error(
                    Code.INVALID_INDICATOR,
                    scalar.places().span(problem.from(), problem.to()),
                    problem.message(),
                    problem.hint());
        }
        return problems.isEmpty();
    }

    private Optional<Condition> condition(Fields fields, IndicatorType type) {
        String key = IndicatorKey.CONDITION.word();
        if (!fields.has(key)) {
            return Optional.of(Condition.IS);
        }
        Optional<Condition> condition = fields.word(key, CONDITIONS).flatMap(Condition::of);
        if (condition.isPresent() && !type.conditions().contains(condition.get())) {
            findings.error(
                    Code.INVALID_INDICATOR,
                    fields.place(key),
                    "a value of type `" + type.word() + "` has no parts, so it can only be as it `is`",
                    "remove `condition`");
            return Optional.empty();
        }
        return condition;
    }

    private Optional<List<MatchScope>> scopes(Fields fields, IndicatorType type) {
        String key = IndicatorKey.MATCH.word();
        if (!fields.has(key)) {
            return Optional.of(type.defaultScopes());
        }
        List<Scalar> words = fields.scalars(key);
        if (words.size() == 1 && words.getFirst().text().equals(NOWHERE)) {
            return Optional.of(List.of());
        }
        List<MatchScope> scopes = new ArrayList<>();
        for (Scalar word : words) {
            Optional<MatchScope> scope = MatchScope.of(word.text()).filter(type.scopes()::contains);
            if (scope.isEmpty()) {
                findings.error(
                        Code.INVALID_INDICATOR,
                        word.span(),
                        "an indicator of type `" + type.word() + "` cannot `match` " + Quoted.of(word.text()),
                        choices(type, word.text()));
            } else if (scopes.contains(scope.get())) {
                findings.error(Code.DUPLICATE_ENTRY, word.span(), Quoted.of(word.text()) + " stands here twice");
            } else {
                scopes.add(scope.get());
            }
        }
        if (words.isEmpty()) {
            findings.error(
                    Code.FIELD_TYPE, fields.place(key), "`match` names no place to look", choices(type, NOWHERE));
        }
        return scopes.isEmpty() ? Optional.empty() : Optional.of(scopes);
    }

    private static String choices(IndicatorType type, String word) {
        List<String> words = Stream.concat(type.scopes().stream().map(MatchScope::word), Stream.of(NOWHERE))
                .toList();
        String rest = words.size() == 1
                ? "Windows events show no such thing; write `none`, or nothing"
                : "it is one of: " + String.join(", ", words);
        return word.equals(NOWHERE) ? rest : Suggestion.hint(word, words, rest);
    }
}
