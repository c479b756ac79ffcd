package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.model.Condition;
import dev.tocsin.sigma.parser.ConditionTokenizer.Kind;
import dev.tocsin.sigma.parser.ConditionTokenizer.Token;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.ScalarPlaces;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The condition language (specification 2.1, "condition"), from the weakest binding: {@code or}, {@code and},
 * {@code not}, {@code x of}, parentheses.
 *
 * <p>Operators in capitals are read, with a warning, unless the rule defines an identifier of that very spelling. Other
 * Sigma tools refuse them.
 */
final class ConditionParser {
    private static final int MAX_TOKENS = 5_000;
    private static final int MAX_DEPTH = 100;
    static final String THEM = "them";

    private final Findings findings;
    private final ConditionNames names;

    ConditionParser(Findings findings, ConditionNames names) {
        this.findings = findings;
        this.names = names;
    }

    /** The condition; empty if it is not well formed, which is then reported. */
    Optional<Condition> parse(Scalar condition) {
        List<Token> tokens = ConditionTokenizer.tokens(condition.text());
        if (tokens.size() > MAX_TOKENS) {
            findings.error(Code.TOO_LARGE, condition.span(), "the condition has more than " + MAX_TOKENS + " words");
            return Optional.empty();
        }
        if (tokens.size() == 1) {
            findings.error(Code.CONDITION_SYNTAX, condition.span(), "the condition is empty");
            return Optional.empty();
        }
        return new Descent(tokens, condition.places()).whole();
    }

    /**
     * A part of a condition.
     *
     * @param extent where it stands, with the parentheses around it
     */
    private record Part(Condition condition, Span extent) {
        static Part of(Condition condition) {
            return new Part(condition, condition.span());
        }
    }

    /** One condition. A method that cannot go on has reported why and returns empty. */
    private final class Descent {
        private final List<Token> tokens;
        private final ScalarPlaces places;
        private int next;

        Descent(List<Token> tokens, ScalarPlaces places) {
            this.tokens = tokens;
            this.places = places;
        }

        Optional<Condition> whole() {
            Optional<Part> part = or(0);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            Token rest = peek();
            switch (rest.kind()) {
                case END -> {
                    return part.map(Part::condition);
                }
                case PIPE -> legacyAggregation(rest);
                case CLOSE -> syntax(rest, "this `)` closes nothing", "remove it, or add the `(`");
                case WORD, OPEN ->
                    syntax(
                            rest,
                            "expected `and` or `or` before " + Quoted.of(rest.text()),
                            "write how the two parts combine");
                case UNEXPECTED -> unexpected(rest);
            }
            return Optional.empty();
        }

        private Optional<Part> or(int depth) {
            return chain("or", () -> and(depth), Condition.Or::new);
        }

        private Optional<Part> and(int depth) {
            return chain("and", () -> not(depth), Condition.And::new);
        }

        private Optional<Part> chain(
                String operator, Supplier<Optional<Part>> operand, BiFunction<List<Condition>, Span, Condition> join) {
            List<Part> terms = new ArrayList<>();
            do {
                Optional<Part> term = operand.get();
                if (term.isEmpty()) {
                    return term;
                }
                terms.add(term.get());
            } while (accept(operator));
            if (terms.size() == 1) {
                return Optional.of(terms.getFirst());
            }
            Span span = terms.getFirst().extent().to(terms.getLast().extent());
            return Optional.of(
                    Part.of(join.apply(terms.stream().map(Part::condition).toList(), span)));
        }

        private Optional<Part> not(int depth) {
            Token token = peek();
            if (depth > MAX_DEPTH) {
                findings.error(
                        Code.TOO_DEEP,
                        span(token),
                        "the condition nests more than " + MAX_DEPTH + " deep",
                        "remove the parentheses and the `not not` that change nothing");
                return Optional.empty();
            }
            if (!accept("not")) {
                return atom(depth);
            }
            return not(depth + 1)
                    .map(operand -> Part.of(
                            new Condition.Not(operand.condition(), span(token).to(operand.extent()))));
        }

        private Optional<Part> atom(int depth) {
            Token token = peek();
            return switch (token.kind()) {
                case OPEN -> parenthesised(depth);
                case WORD -> (isOperator(tokens.get(next + 1), "of") ? quantified() : identifier()).map(Part::of);
                case CLOSE, END -> expectedTerm(token).map(Part::of);
                case PIPE -> {
                    legacyAggregation(token);
                    yield Optional.empty();
                }
                case UNEXPECTED -> {
                    unexpected(token);
                    yield Optional.empty();
                }
            };
        }

        private Optional<Part> parenthesised(int depth) {
            Token open = take();
            Optional<Part> inner = or(depth + 1);
            if (inner.isEmpty()) {
                return inner;
            }
            Token close = peek();
            switch (close.kind()) {
                case CLOSE -> {
                    take();
                    Span extent = span(open).to(span(close));
                    return inner.map(part -> new Part(part.condition(), extent));
                }
                case END -> syntax(open, "this `(` is never closed", "add the `)`");
                case PIPE -> legacyAggregation(close);
                case UNEXPECTED -> unexpected(close);
                case WORD, OPEN ->
                    syntax(
                            close,
                            "expected `and`, `or` or `)` before " + Quoted.of(close.text()),
                            "write how the two parts combine");
            }
            return Optional.empty();
        }

        private Optional<Condition> identifier() {
            Token token = peek();
            String name = token.text();
            if (isAnyOperator(token)) {
                return expectedTerm(token);
            }
            take();
            if (!names.contains(name)) {
                if (isPattern(name) && names.selectedBy(name).isPresent()) {
                    syntax(
                            token,
                            Quoted.of(name) + " needs a quantifier",
                            "write `1 of " + name + "` or `all of " + name + "`");
                    return Optional.empty();
                }
                names.reportUnknown(name, span(token));
            }
            return Optional.of(new Condition.Identifier(name, span(token)));
        }

        private static boolean isPattern(String name) {
            return name.equals(THEM) || name.contains("*");
        }

        private Optional<Condition> quantified() {
            Token quantifier = take();
            if (names.selectedBy(THEM).isEmpty()) {
                syntax(quantifier, "the condition of a correlation has no quantifiers", "name each rule");
                return Optional.empty();
            }
            accept("of");
            Token pattern = peek();
            if (pattern.kind() == Kind.UNEXPECTED) {
                unexpected(pattern);
                return Optional.empty();
            }
            if (pattern.kind() != Kind.WORD || (isAnyOperator(pattern) && !isWord(pattern, THEM))) {
                syntax(
                        pattern,
                        "expected a search identifier, a pattern such as `selection*`, or `them` after `of`",
                        "parentheses and lists are not allowed here");
                return Optional.empty();
            }
            take();
            Optional<Condition.Quantifier> kind = quantifier(quantifier);
            String text = isWord(pattern, THEM) && !names.contains(pattern.text()) ? THEM : pattern.text();
            if (isWord(pattern, THEM)) {
                warnOfCapitals(pattern, THEM);
            }
            List<String> identifiers = names.selectedBy(text).orElseThrow();
            if (identifiers.isEmpty()) {
                names.reportDangling(text, span(pattern));
            }
            return kind.map(known -> new Condition.Quantified(
                    known, text, identifiers, span(quantifier).to(span(pattern))));
        }

        private Optional<Condition.Quantifier> quantifier(Token token) {
            String word = token.text().toLowerCase(Locale.ROOT);
            Optional<Condition.Quantifier> quantifier = switch (word) {
                case "1", "any" -> Optional.of(Condition.Quantifier.ANY);
                case "all" -> Optional.of(Condition.Quantifier.ALL);
                default -> Optional.empty();
            };
            if (quantifier.isPresent()) {
                warnOfCapitals(token, word);
            } else {
                findings.error(
                        Code.UNSUPPORTED_QUANTIFIER,
                        span(token),
                        Quoted.of(token.text() + " of") + " is not Sigma",
                        "write `1 of`, `any of` or `all of`; to count, combine search identifiers with `and` and"
                                + " `or`");
            }
            return quantifier;
        }

        private Optional<Condition> expectedTerm(Token token) {
            String found = token.kind() == Kind.END ? "the end of the condition" : Quoted.of(token.text());
            syntax(
                    token,
                    "expected a " + names.noun() + ", `not` or `(`, found " + found,
                    "each of `and`, `or` and `not` needs a " + names.noun() + " behind it");
            return Optional.empty();
        }

        private void unexpected(Token token) {
            syntax(
                    token,
                    "the character " + Quoted.of(token.text()) + " has no meaning in a condition",
                    names.selectedBy(THEM).isPresent()
                            ? "a condition has search identifiers, patterns, and, or, not, `1 of`, `all of` and"
                                    + " parentheses"
                            : "the condition of a correlation has rules, and, or, not and parentheses");
        }

        private void syntax(Token token, String message, String hint) {
            findings.error(Code.CONDITION_SYNTAX, span(token), message, hint);
        }

        private void legacyAggregation(Token pipe) {
            findings.error(
                    Code.LEGACY_AGGREGATION,
                    span(pipe),
                    "aggregations behind a `|` belong to Sigma version 1",
                    LegacyAggregation.migration(pipe.text()));
        }

        private boolean accept(String operator) {
            if (!isOperator(peek(), operator)) {
                return false;
            }
            warnOfCapitals(take(), operator);
            return true;
        }

        private void warnOfCapitals(Token token, String operator) {
            if (token.text().equals(operator)) {
                return;
            }
            Span place = span(token);
            Diagnostic finding = Diagnostic.of(
                            Code.UPPER_CASE_OPERATOR,
                            findings.source(),
                            place,
                            Quoted.of(token.text()) + " is read as `" + operator + "`; other Sigma tools refuse it")
                    .withHint("write `" + operator + "`");
            // The place of a word may be no better known than the condition's.
            boolean isPlaceOfWord = findings.source().slice(place).equals(token.text());
            findings.add(
                    isPlaceOfWord ? finding.withFix(Fix.of("write `" + operator + "`", place, operator)) : finding);
        }

        private boolean isAnyOperator(Token token) {
            return isOperator(token, "and")
                    || isOperator(token, "or")
                    || isOperator(token, "not")
                    || isOperator(token, "of");
        }

        private boolean isOperator(Token token, String operator) {
            return isWord(token, operator) && (token.text().equals(operator) || !names.contains(token.text()));
        }

        private boolean isWord(Token token, String word) {
            return token.kind() == Kind.WORD && token.text().equalsIgnoreCase(word);
        }

        private Token peek() {
            return tokens.get(next);
        }

        private Token take() {
            return tokens.get(next++);
        }

        private Span span(Token token) {
            return places.span(token.from(), token.to());
        }
    }
}
