package dev.tocsin.compiler.notation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.ValueReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A term to one line of JSON, and back. */
public final class TermNotation {
    private static final int DEEPEST = 50;
    private static final int LONGEST = 1_000_000;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TermNotation() {}

    /** Whether a term says no more than its type and its value. */
    public static boolean isPlain(Term term) {
        return term instanceof Term.Value value && value.equals(Term.Value.of(value.type(), value.text()));
    }

    /** {@code {"all":[{"type":"file-name","value":"a.exe","match":["process"]},...]}}. */
    public static String write(Term term) {
        try {
            return MAPPER.writeValueAsString(node(term));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // A tree of texts can be written.
        }
    }

    private static JsonNode node(Term term) {
        return switch (term) {
            case Term.Value value -> value(value);
            case Term.All(List<Term> terms) -> NODES.objectNode().set("all", array(terms));
            case Term.Any(List<Term> terms) -> NODES.objectNode().set("any", array(terms));
            case Term.Not(Term negated) -> NODES.objectNode().set("not", node(negated));
        };
    }

    private static ArrayNode array(List<Term> terms) {
        ArrayNode array = NODES.arrayNode();
        terms.forEach(term -> array.add(node(term)));
        return array;
    }

    private static ObjectNode value(Term.Value value) {
        ObjectNode node = NODES.objectNode();
        node.put("type", value.type().word());
        node.put("value", value.text());
        if (value.condition() != Condition.IS) {
            node.put("condition", value.condition().word());
        }
        if (!value.scopes().equals(value.type().defaultScopes())) {
            ArrayNode scopes = node.putArray("match");
            value.scopes().forEach(scope -> scopes.add(scope.word()));
        }
        return node;
    }

    /** The term; empty if the text is no such notation, or holds a value that its type cannot have. */
    public static Optional<Term> read(String text) {
        if (!text.startsWith("{") || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return term(MAPPER.readTree(text), 0);
        } catch (JsonProcessingException none) {
            return Optional.empty();
        }
    }

    private static Optional<Term> term(JsonNode node, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        if (node.has("all")) {
            return terms(node.path("all"), depth).map(Term.All::new);
        }
        if (node.has("any")) {
            return terms(node.path("any"), depth).map(Term.Any::new);
        }
        if (node.has("not")) {
            return term(node.path("not"), depth + 1).map(Term.Not::new);
        }
        return value(node);
    }

    private static Optional<List<Term>> terms(JsonNode array, int depth) {
        List<Term> terms = new ArrayList<>();
        for (JsonNode node : array) {
            Optional<Term> term = term(node, depth + 1);
            if (term.isEmpty()) {
                return Optional.empty();
            }
            terms.add(term.get());
        }
        return terms.size() < 2 ? Optional.empty() : Optional.of(terms);
    }

    private static Optional<Term> value(JsonNode node) {
        Optional<IndicatorType> type = IndicatorType.of(node.path("type").asText());
        Optional<Condition> condition = Condition.of(node.path("condition").asText("is"));
        String text = node.path("value").asText();
        if (type.isEmpty() || condition.isEmpty() || text.isEmpty()) {
            return Optional.empty();
        }
        List<MatchScope> scopes = new ArrayList<>();
        for (JsonNode word : node.path("match")) {
            Optional<MatchScope> scope =
                    MatchScope.of(word.asText()).filter(type.get().scopes()::contains);
            if (scope.isEmpty()) {
                return Optional.empty();
            }
            scopes.add(scope.get());
        }
        if (condition.get() == Condition.IS) {
            if (!(type.get().read(text) instanceof ValueReading.Valid(String spelled))) {
                return Optional.empty();
            }
            text = spelled;
        }
        return Optional.of(new Term.Value(
                type.get(),
                condition.get(),
                text,
                node.has("match") ? scopes : type.get().defaultScopes()));
    }
}
