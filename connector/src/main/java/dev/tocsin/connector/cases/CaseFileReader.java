package dev.tocsin.connector.cases;

import dev.tocsin.connector.cases.RuleCase.Expectation;
import dev.tocsin.connector.cases.RuleCase.Word;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlDocument;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Meaning;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import dev.tocsin.sigma.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nodes of a tests file to cases. A case with a mistake is reported and left out; the others are read. */
final class CaseFileReader {
    private static final String CASES = "cases";
    private static final String FORM =
            "write `cases:` and below it the cases, each on a line that begins with `- name:`";
    private static final int MAX_NAME = 256;

    private final Findings findings;
    private final CaseEvents events;
    private final Map<String, Span> names = new HashMap<>();

    CaseFileReader(Path path, Findings findings) {
        this.findings = findings;
        this.events = new CaseEvents(path, findings);
    }

    List<RuleCase> read() {
        List<YamlDocument> documents = YamlReader.read(findings);
        if (findings.errorCount() > 0) {
            return List.of();
        }
        if (documents.size() != 1) {
            Span span = documents.size() > 1 ? start(documents.get(1).root()) : new Span(0, 0);
            findings.error(
                    Code.INVALID_TESTS,
                    span,
                    "a tests file is one map",
                    documents.isEmpty() ? FORM : "remove the `---`");
            return List.of();
        }
        if (!(documents.getFirst().root() instanceof Mapping root)) {
            YamlNode root = documents.getFirst().root();
            findings.error(Code.INVALID_TESTS, start(root), "a tests file is a map, not " + root.kindInWords(), FORM);
            return List.of();
        }
        checkRootKeys(root);
        Optional<YamlNode> cases = root.value(CASES);
        if (cases.isEmpty()) {
            return List.of();
        }
        if (!(cases.get() instanceof Sequence list) || list.items().isEmpty()) {
            findings.error(Code.INVALID_TESTS, start(cases.get()), "`cases` is a list with at least one case", FORM);
            return List.of();
        }
        return list.items().stream().flatMap(item -> ruleCase(item).stream()).toList();
    }

    private void checkRootKeys(Mapping root) {
        for (Entry entry : root.entries()) {
            String key = entry.key().text();
            if (!key.equals(CASES)) {
                findings.error(
                        Code.INVALID_TESTS,
                        entry.key().span(),
                        "a tests file has no key " + Quoted.of(key),
                        Suggestion.hint(key, List.of(CASES), "its one key is `cases`"));
            }
        }
        if (root.entries().isEmpty()) {
            findings.error(Code.INVALID_TESTS, start(root), "a tests file has the key `cases`", FORM);
        }
    }

    private Optional<RuleCase> ruleCase(YamlNode node) {
        if (!(node instanceof Mapping map)) {
            findings.error(
                    Code.INVALID_CASE,
                    start(node),
                    "a case is a map, not " + node.kindInWords(),
                    "it has `name`, `match` and an event");
            return Optional.empty();
        }
        int errors = findings.errorCount();
        checkKeys(map);
        Optional<Word> name = required(map, CaseKey.NAME).flatMap(value -> word(value, CaseKey.NAME));
        name.ifPresent(this::checkName);
        Optional<Expectation> expectation = required(map, CaseKey.MATCH).flatMap(this::expectation);
        Optional<Word> rule = map.value(CaseKey.RULE.word()).flatMap(value -> word(value, CaseKey.RULE));
        Optional<String> description = map.value(CaseKey.DESCRIPTION.word())
                .flatMap(value -> word(value, CaseKey.DESCRIPTION))
                .map(Word::text);
        List<Word> searches = searches(map, expectation);
        List<CaseEvent> found = events.of(map);
        return findings.errorCount() > errors || name.isEmpty() || expectation.isEmpty()
                ? Optional.empty()
                : Optional.of(new RuleCase(
                        name.get().text(),
                        description,
                        rule,
                        expectation.get(),
                        searches,
                        found,
                        findings.source(),
                        name.get().span()));
    }

    private void checkKeys(Mapping map) {
        for (Entry entry : map.entries()) {
            String key = entry.key().text();
            if (CaseKey.of(key).isEmpty()) {
                findings.error(
                        Code.UNKNOWN_CASE_KEY,
                        entry.key().span(),
                        "a case has no key " + Quoted.of(key),
                        Suggestion.hint(key, CaseKey.words(), "it has: " + String.join(", ", CaseKey.words())));
            }
        }
    }

    private void checkName(Word name) {
        if (name.text().codePointCount(0, name.text().length()) > MAX_NAME) {
            findings.error(
                    Code.TEXT_LENGTH,
                    name.span(),
                    "the name of a case has at most " + MAX_NAME + " characters",
                    "say the rest under `description`");
        }
        Span first = names.putIfAbsent(name.text(), name.span());
        if (first != null) {
            findings.add(Diagnostic.of(
                            Code.DUPLICATE_CASE,
                            findings.source(),
                            name.span(),
                            "another case of this file is named " + Quoted.of(name.text()))
                    .withNotes(List.of(new Diagnostic.Note("it is", findings.source(), first)))
                    .withHint("say in the name what is different here"));
        }
    }

    private Optional<Expectation> expectation(YamlNode value) {
        if (value instanceof Scalar scalar && scalar.meaning() instanceof Meaning.Bool(boolean match)) {
            return Optional.of(match ? Expectation.MATCH : Expectation.NO_MATCH);
        }
        findings.error(
                Code.FIELD_TYPE,
                start(value),
                "`match` is true or false, not " + shown(value),
                "write `match: true` if the rule must match the event, `match: false` if it must not");
        return Optional.empty();
    }

    private List<Word> searches(Mapping map, Optional<Expectation> expectation) {
        Optional<YamlNode> value = map.value(CaseKey.SEARCHES.word());
        if (value.isEmpty()) {
            return List.of();
        }
        if (expectation.equals(Optional.of(Expectation.NO_MATCH))) {
            findings.error(
                    Code.INVALID_CASE,
                    start(value.get()),
                    "nothing matches in a case with `match: false`, so it has no `searches`",
                    "remove `searches`");
        }
        List<YamlNode> items = value.get() instanceof Sequence list ? list.items() : List.of(value.get());
        List<Word> words = new ArrayList<>();
        items.forEach(item -> word(item, CaseKey.SEARCHES).ifPresent(words::add));
        return words;
    }

    private Optional<YamlNode> required(Mapping map, CaseKey key) {
        Optional<YamlNode> value = map.value(key.word());
        if (value.isEmpty()) {
            findings.error(
                    Code.MISSING_FIELD,
                    map.firstKey(),
                    "`" + key.word() + "` is missing in this case",
                    switch (key) {
                        case NAME -> "say in a few words what the case shows";
                        case MATCH -> "write `match: true` or `match: false`";
                        case DESCRIPTION, RULE, SEARCHES, EVENT, RAW, PIPELINE, AGENT, EVENTS ->
                            throw new IllegalArgumentException(key.word());
                    });
        }
        return value;
    }

    private Optional<Word> word(YamlNode node, CaseKey key) {
        if (node instanceof Scalar scalar && !scalar.isNull() && !scalar.text().isBlank()) {
            return Optional.of(new Word(scalar.text().strip(), scalar.span()));
        }
        findings.error(
                Code.FIELD_TYPE, start(node), "`" + key.word() + "` is a text that is not empty, not " + shown(node));
        return Optional.empty();
    }

    private static String shown(YamlNode node) {
        boolean isEmptyText = node instanceof Scalar scalar && scalar.text().isBlank() && !scalar.isNull();
        return isEmptyText ? "an empty one" : node.kindInWords();
    }

    /** The place of a scalar, and of what may cover many lines only the beginning. */
    static Span start(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> scalar.span();
            case Mapping map -> map.firstKey();
            case Sequence list -> new Span(list.span().start(), list.span().start());
        };
    }
}
