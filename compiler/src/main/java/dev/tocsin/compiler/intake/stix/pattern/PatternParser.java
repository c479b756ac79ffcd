package dev.tocsin.compiler.intake.stix.pattern;

import dev.tocsin.compiler.intake.stix.pattern.Comparison.Operator;
import dev.tocsin.compiler.intake.stix.pattern.Comparison.Sense;
import dev.tocsin.compiler.intake.stix.pattern.Observations.Qualifier;
import dev.tocsin.compiler.intake.stix.pattern.Token.Kind;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Text to {@link Observations}, in time linear in its length. Nothing is thrown, whatever the text holds.
 *
 * <p>Between observations {@code AND} binds closest, then {@code OR}, then {@code FOLLOWEDBY}; a qualifier belongs to the
 * observation or the parenthesis right before it. Within an observation {@code AND} binds closer than {@code OR}.
 */
public final class PatternParser {
    /** The most characters that a pattern may have. */
    static final int MAX_LENGTH = 5_000_000;

    /** How deep parentheses may lie in each other. */
    static final int MAX_DEPTH = 100;

    private static final Map<String, Operator> WORDS = Map.of(
            "IN", Operator.IN,
            "LIKE", Operator.LIKE,
            "MATCHES", Operator.MATCHES,
            "ISSUBSET", Operator.IS_SUBSET,
            "ISSUPERSET", Operator.IS_SUPERSET);

    private final PatternLexer lexer;
    private Token token;
    private Span last = new Span(0, 0);
    private int depth;

    private PatternParser(PatternLexer lexer) throws PatternSyntaxProblem {
        this.lexer = lexer;
        this.token = lexer.next();
    }

    /** Reads a pattern. */
    public static ParsedPattern parse(String pattern) {
        if (pattern.length() > 2 * MAX_LENGTH || pattern.codePointCount(0, pattern.length()) > MAX_LENGTH) {
            return new ParsedPattern.Broken(
                    new Span(MAX_LENGTH, MAX_LENGTH),
                    "the pattern goes on; it may have %,d characters".formatted(MAX_LENGTH));
        }
        try {
            return new ParsedPattern.Read(new PatternParser(new PatternLexer(pattern)).pattern());
        } catch (PatternSyntaxProblem problem) {
            return problem.broken();
        }
    }

    private Observations pattern() throws PatternSyntaxProblem {
        Observations observations = followedBy();
        if (!token.is(Kind.END)) {
            throw unexpected("`AND`, `OR`, `FOLLOWEDBY`, a qualifier or the end of the pattern");
        }
        return observations;
    }

    private Observations followedBy() throws PatternSyntaxProblem {
        List<Observations> terms = new ArrayList<>();
        do {
            terms.add(anyObservation());
        } while (skip("FOLLOWEDBY"));
        return terms.size() == 1
                ? terms.get(0)
                : new Observations.FollowedBy(terms, since(terms.get(0).span()));
    }

    private Observations anyObservation() throws PatternSyntaxProblem {
        List<Observations> terms = new ArrayList<>();
        do {
            terms.add(allObservations());
        } while (skip("OR"));
        return terms.size() == 1
                ? terms.get(0)
                : new Observations.Or(terms, since(terms.get(0).span()));
    }

    private Observations allObservations() throws PatternSyntaxProblem {
        List<Observations> terms = new ArrayList<>();
        do {
            terms.add(observation());
        } while (skip("AND"));
        return terms.size() == 1
                ? terms.get(0)
                : new Observations.And(terms, since(terms.get(0).span()));
    }

    private Observations observation() throws PatternSyntaxProblem {
        Span start = token.span();
        Observations observation;
        if (token.is(Kind.OPENING_BRACKET)) {
            take();
            Comparison comparison = anyComparison();
            expect(Kind.CLOSING_BRACKET, "`AND`, `OR` or `]`");
            observation = new Observations.Observation(comparison, since(start));
        } else if (token.is(Kind.OPENING_PARENTHESIS)) {
            enter();
            observation = followedBy();
            leave("`AND`, `OR`, `FOLLOWEDBY`, a qualifier or `)`");
        } else {
            throw unexpected("`[`, which begins an observation,");
        }
        int qualifiers = 0;
        for (Optional<Qualifier> qualifier = qualifier(); qualifier.isPresent(); qualifier = qualifier()) {
            if (++qualifiers > MAX_DEPTH) {
                throw new PatternSyntaxProblem(last, "an observation may have " + MAX_DEPTH + " qualifiers");
            }
            observation = new Observations.Qualified(observation, qualifier.get(), since(start));
        }
        return observation;
    }

    private Optional<Qualifier> qualifier() throws PatternSyntaxProblem {
        if (skip("WITHIN")) {
            double seconds = Double.parseDouble(
                    expect(Kind.NUMBER, "a number of seconds").text());
            expectWord("SECONDS");
            return Optional.of(new Qualifier.Within(seconds));
        }
        if (skip("REPEATS")) {
            Token times = expect(Kind.NUMBER, "a number of times");
            if (!times.text().matches("\\+?[0-9]{1,9}")) {
                throw new PatternSyntaxProblem(times.span(), times.describe() + " is no number of times");
            }
            expectWord("TIMES");
            return Optional.of(new Qualifier.Repeats(Integer.parseInt(times.text())));
        }
        if (skip("START")) {
            String start = moment();
            expectWord("STOP");
            return Optional.of(new Qualifier.StartStop(start, moment()));
        }
        return Optional.empty();
    }

    /** STIX 2.1 writes {@code t'...'}, STIX 2.0 a plain string. */
    private String moment() throws PatternSyntaxProblem {
        if (!token.is(Kind.TIMESTAMP) && !token.is(Kind.STRING)) {
            throw unexpected("a timestamp");
        }
        return take().text();
    }

    private Comparison anyComparison() throws PatternSyntaxProblem {
        List<Comparison> terms = new ArrayList<>();
        do {
            terms.add(allComparisons());
        } while (skip("OR"));
        return terms.size() == 1
                ? terms.get(0)
                : new Comparison.Or(terms, since(terms.get(0).span()));
    }

    private Comparison allComparisons() throws PatternSyntaxProblem {
        List<Comparison> terms = new ArrayList<>();
        do {
            terms.add(comparison());
        } while (skip("AND"));
        return terms.size() == 1
                ? terms.get(0)
                : new Comparison.And(terms, since(terms.get(0).span()));
    }

    private Comparison comparison() throws PatternSyntaxProblem {
        if (token.is(Kind.OPENING_PARENTHESIS)) {
            enter();
            Comparison comparison = anyComparison();
            leave("`AND`, `OR` or `)`");
            return comparison;
        }
        Span start = token.span();
        Sense sense = Sense.PLAIN;
        if (token.isKeyword("NOT")) {
            take();
            sense = Sense.NEGATED;
            if (!token.isKeyword("EXISTS")) {
                throw unexpected("`EXISTS`, the only word that `NOT` stands before at the beginning of a comparison,");
            }
        }
        Optional<Comparison> exists = exists(start, sense);
        return exists.isPresent() ? exists.get() : test(start);
    }

    /** {@code exists} may also be the type of an object, which a colon tells. */
    private Optional<Comparison> exists(Span start, Sense sense) throws PatternSyntaxProblem {
        if (!token.isKeyword("EXISTS")) {
            return Optional.empty();
        }
        Token word = take();
        if (token.is(Kind.COLON)) {
            return Optional.of(test(start, path(word)));
        }
        ObjectPath path = path(expect(Kind.WORD, "an object path"));
        return Optional.of(new Comparison.Test(path, sense, Operator.EXISTS, List.of(), since(start)));
    }

    private Comparison test(Span start) throws PatternSyntaxProblem {
        return test(start, path(expect(Kind.WORD, "an object path such as `file:name`")));
    }

    private Comparison test(Span start, ObjectPath path) throws PatternSyntaxProblem {
        Sense sense = skip("NOT") ? Sense.NEGATED : Sense.PLAIN;
        if (token.is(Kind.COMPARISON)) {
            return compared(start, path, sense, take());
        }
        Optional<Operator> operator =
                Optional.ofNullable(token.is(Kind.WORD) ? WORDS.get(token.text().toUpperCase(Locale.ROOT)) : null);
        if (operator.isEmpty()) {
            throw unexpected("a comparison such as `=` or `IN`");
        }
        take();
        List<Literal> operands = operator.get() == Operator.IN
                ? set()
                : List.of(new Literal.Text(expect(Kind.STRING, "a string").text()));
        return new Comparison.Test(path, sense, operator.get(), operands, since(start));
    }

    private Comparison compared(Span start, ObjectPath path, Sense sense, Token sign) throws PatternSyntaxProblem {
        Operator operator = switch (sign.text()) {
            case "<" -> Operator.LESS;
            case "<=" -> Operator.LESS_OR_EQUAL;
            case ">" -> Operator.GREATER;
            case ">=" -> Operator.GREATER_OR_EQUAL;
            default -> Operator.EQUAL;
        };
        boolean unequal = sign.text().equals("!=") || sign.text().equals("<>");
        Sense meant = unequal ? opposite(sense) : sense;
        return new Comparison.Test(path, meant, operator, List.of(literal()), since(start));
    }

    private static Sense opposite(Sense sense) {
        return switch (sense) {
            case PLAIN -> Sense.NEGATED;
            case NEGATED -> Sense.PLAIN;
        };
    }

    private List<Literal> set() throws PatternSyntaxProblem {
        expect(Kind.OPENING_PARENTHESIS, "`(`, which begins the set,");
        List<Literal> literals = new ArrayList<>();
        if (!token.is(Kind.CLOSING_PARENTHESIS)) {
            literals.add(literal());
            while (token.is(Kind.COMMA)) {
                take();
                literals.add(literal());
            }
        }
        expect(Kind.CLOSING_PARENTHESIS, "`,` or `)`");
        return literals;
    }

    private Literal literal() throws PatternSyntaxProblem {
        String text = token.text();
        Literal literal = switch (token.kind()) {
            case STRING -> new Literal.Text(text);
            case NUMBER -> new Literal.Numeric(text);
            case HEXADECIMAL -> new Literal.Hexadecimal(text);
            case BASE64 -> new Literal.Base64(text);
            case TIMESTAMP -> new Literal.Timestamp(text);
            case WORD -> {
                if (!token.isKeyword("TRUE") && !token.isKeyword("FALSE")) {
                    throw unexpected("a constant; a text stands in single quotes");
                }
                yield new Literal.Truth(text.toLowerCase(Locale.ROOT));
            }
            case COLON,
                    DOT,
                    COMMA,
                    ASTERISK,
                    OPENING_BRACKET,
                    CLOSING_BRACKET,
                    OPENING_PARENTHESIS,
                    CLOSING_PARENTHESIS,
                    COMPARISON,
                    END -> throw unexpected("a constant");
        };
        take();
        return literal;
    }

    private ObjectPath path(Token objectType) throws PatternSyntaxProblem {
        expect(Kind.COLON, "`:` behind the type of the object");
        List<ObjectPath.Step> steps = new ArrayList<>();
        steps.add(key());
        while (token.is(Kind.DOT) || token.is(Kind.OPENING_BRACKET)) {
            steps.add(take().is(Kind.DOT) ? key() : index());
        }
        return new ObjectPath(objectType.text(), steps, since(objectType.span()));
    }

    private ObjectPath.Step key() throws PatternSyntaxProblem {
        if (!token.is(Kind.WORD) && !token.is(Kind.STRING)) {
            throw unexpected("the name of a property");
        }
        return new ObjectPath.Step.Key(take().text());
    }

    private ObjectPath.Step index() throws PatternSyntaxProblem {
        if (!token.is(Kind.ASTERISK) && !token.is(Kind.NUMBER)) {
            throw unexpected("`*` or a number");
        }
        Token index = take();
        expect(Kind.CLOSING_BRACKET, "`]`");
        return index.is(Kind.ASTERISK) ? new ObjectPath.Step.AnyIndex() : new ObjectPath.Step.Index(index.text());
    }

    private void enter() throws PatternSyntaxProblem {
        if (depth == MAX_DEPTH) {
            throw new PatternSyntaxProblem(
                    token.span(), "parentheses lie more than " + MAX_DEPTH + " deep in each other");
        }
        depth++;
        take();
    }

    private void leave(String wanted) throws PatternSyntaxProblem {
        expect(Kind.CLOSING_PARENTHESIS, wanted);
        depth--;
    }

    private boolean skip(String keyword) throws PatternSyntaxProblem {
        if (!token.isKeyword(keyword)) {
            return false;
        }
        take();
        return true;
    }

    private void expectWord(String keyword) throws PatternSyntaxProblem {
        if (!skip(keyword)) {
            throw unexpected("`" + keyword + "`");
        }
    }

    private Token expect(Kind kind, String wanted) throws PatternSyntaxProblem {
        if (!token.is(kind)) {
            throw unexpected(wanted);
        }
        return take();
    }

    private Token take() throws PatternSyntaxProblem {
        Token taken = token;
        last = taken.span();
        token = lexer.next();
        return taken;
    }

    private Span since(Span start) {
        return start.to(last);
    }

    private PatternSyntaxProblem unexpected(String wanted) {
        return new PatternSyntaxProblem(token.span(), wanted + " is missing before " + token.describe());
    }
}
