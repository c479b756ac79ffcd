package dev.tocsin.compiler.lower;

import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Predicate.Relation;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.compiler.placeholder.Placeholders;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.regex.Expression;
import dev.tocsin.sigma.regex.Expression.Place;
import dev.tocsin.sigma.regex.ExpressionParser;
import dev.tocsin.sigma.regex.Flag;
import dev.tocsin.sigma.regex.ParsedExpression;
import dev.tocsin.sigma.regex.Problem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What each modifier does to a value (Sigma specification 2.1, appendix "modifiers"). {@link Modifier#ALL} and
 * {@link Modifier#NEQ} act on the whole list of values, {@link Modifier#EXPAND} needs the values of a site;
 * {@link ItemLowering} applies them.
 */
final class Modifiers {
    private Modifiers() {}

    /** The values that stand for {@code operand} after the modifier; several are alternatives. */
    static List<Operand> apply(Modifier modifier, Operand operand) throws NotApplicable {
        return switch (modifier) {
            case CONTAINS -> List.of(within(operand, Relation.CONTAINS));
            case STARTSWITH -> List.of(within(operand, Relation.STARTS_WITH));
            case ENDSWITH -> List.of(within(operand, Relation.ENDS_WITH));
            case ALL, NEQ -> List.of(operand);
            case EXISTS -> List.of(new Operand.Presence(truth(modifier, operand)));
            case CASED -> List.of(cased(operand));
            case WINDASH -> windash(operand);
            case RE -> List.of(new Operand.Expression(written(operand), Set.of(), Relation.EQUALS));
            case IGNORECASE -> List.of(flagged(operand, Flag.IGNORE_CASE));
            case MULTILINE -> List.of(flagged(operand, Flag.MULTILINE));
            case DOTALL -> List.of(flagged(operand, Flag.DOT_ALL));
            case BASE64 -> List.of(literal(Base64.encode(bytes(modifier, operand))));
            case BASE64OFFSET -> atEachOffset(bytes(modifier, operand));
            case UTF16LE -> List.of(Operand.Encoded.of(plain(modifier, operand).getBytes(StandardCharsets.UTF_16LE)));
            case UTF16BE -> List.of(Operand.Encoded.of(plain(modifier, operand).getBytes(StandardCharsets.UTF_16BE)));
            // With the byte order mark FF FE, which the specification asks for.
            case UTF16 ->
                List.of(Operand.Encoded.of(("\uFEFF" + plain(modifier, operand)).getBytes(StandardCharsets.UTF_16LE)));
            case LT -> List.of(new Operand.Bound(Matcher.Comparison.LESS, number(modifier, operand)));
            case LTE -> List.of(new Operand.Bound(Matcher.Comparison.LESS_OR_EQUAL, number(modifier, operand)));
            case GT -> List.of(new Operand.Bound(Matcher.Comparison.GREATER, number(modifier, operand)));
            case GTE -> List.of(new Operand.Bound(Matcher.Comparison.GREATER_OR_EQUAL, number(modifier, operand)));
            case MINUTE -> List.of(datePart(Matcher.DatePart.MINUTE, modifier, operand));
            case HOUR -> List.of(datePart(Matcher.DatePart.HOUR, modifier, operand));
            case DAY -> List.of(datePart(Matcher.DatePart.DAY, modifier, operand));
            case WEEK -> List.of(datePart(Matcher.DatePart.WEEK, modifier, operand));
            case MONTH -> List.of(datePart(Matcher.DatePart.MONTH, modifier, operand));
            case YEAR -> List.of(datePart(Matcher.DatePart.YEAR, modifier, operand));
            case CIDR -> List.of(network(text(modifier, operand).written()));
            case EXPAND -> throw new IllegalArgumentException("expand needs placeholders");
            case FIELDREF ->
                List.of(new Operand.Reference(text(modifier, operand).written(), Relation.EQUALS, LetterCase.IGNORED));
        };
    }

    private static Operand within(Operand operand, Relation relation) throws NotApplicable {
        return switch (operand) {
            case Operand.Text text -> text.with(widened(text.pattern(), relation));
            case Operand.Encoded encoded -> {
                Operand.Text text = literal(encoded.octets());
                yield text.with(widened(text.pattern(), relation));
            }
            case Operand.Unfilled unfilled -> unfilled.with(widened(unfilled.template(), relation));
            case Operand.Expression(String written, Set<Flag> flags, Relation before) ->
                new Operand.Expression(written, flags, before == Relation.EQUALS ? relation : Relation.CONTAINS);
            case Operand.Reference reference ->
                new Operand.Reference(reference.field(), relation, reference.letterCase());
            case Operand.InNetwork other -> throw notApplicable(relation, other);
            case Operand.Amount other -> throw notApplicable(relation, other);
            case Operand.Bound other -> throw notApplicable(relation, other);
            case Operand.DatePart other -> throw notApplicable(relation, other);
            case Operand.Truth other -> throw notApplicable(relation, other);
            case Operand.Presence other -> throw notApplicable(relation, other);
            case Operand.Absent other -> throw notApplicable(relation, other);
        };
    }

    private static SigmaString widened(SigmaString pattern, Relation relation) {
        return switch (relation) {
            case CONTAINS -> pattern.afterAnything().beforeAnything();
            case STARTS_WITH -> pattern.beforeAnything();
            case ENDS_WITH -> pattern.afterAnything();
            case EQUALS -> pattern;
        };
    }

    private static Template widened(Template template, Relation relation) {
        return switch (relation) {
            case CONTAINS -> template.afterAnything().beforeAnything();
            case STARTS_WITH -> template.beforeAnything();
            case ENDS_WITH -> template.afterAnything();
            case EQUALS -> template;
        };
    }

    /** An expression matches anywhere in a value as it is, so only the two ends need saying. */
    private static Expression anchored(Expression expression, Relation relation) {
        return switch (relation) {
            case CONTAINS, EQUALS -> expression;
            case STARTS_WITH -> Expression.sequence(Expression.anchor(Place.TEXT_START), expression);
            case ENDS_WITH -> Expression.sequence(expression, Expression.anchor(Place.TEXT_END));
        };
    }

    /** The same, compared letter by letter. */
    static List<Operand> cased(List<Operand> operands) throws NotApplicable {
        List<Operand> cased = new ArrayList<>();
        for (Operand operand : operands) {
            cased.add(cased(operand));
        }
        return cased;
    }

    private static Operand cased(Operand operand) throws NotApplicable {
        return switch (operand) {
            case Operand.Text(String written, SigmaString pattern, LetterCase ignored) ->
                new Operand.Text(written, pattern, LetterCase.EXACT);
            case Operand.Reference(String field, Relation relation, LetterCase ignored) ->
                new Operand.Reference(field, relation, LetterCase.EXACT);
            case Operand.Encoded encoded -> cased(literal(encoded.octets()));
            case Operand.Unfilled(String written, Template template, LetterCase ignored) ->
                new Operand.Unfilled(written, template, LetterCase.EXACT);
            case Operand.Expression other -> other;
            case Operand.InNetwork other -> throw notApplicable(Modifier.CASED, other);
            case Operand.Amount other -> throw notApplicable(Modifier.CASED, other);
            case Operand.Bound other -> throw notApplicable(Modifier.CASED, other);
            case Operand.DatePart other -> throw notApplicable(Modifier.CASED, other);
            case Operand.Truth other -> throw notApplicable(Modifier.CASED, other);
            case Operand.Presence other -> throw notApplicable(Modifier.CASED, other);
            case Operand.Absent other -> throw notApplicable(Modifier.CASED, other);
        };
    }

    private static List<Operand> windash(Operand operand) throws NotApplicable {
        if (operand instanceof Operand.Unfilled unfilled) {
            return unfilled.template().windash().stream()
                    .<Operand>map(unfilled::with)
                    .toList();
        }
        Operand.Text text = text(Modifier.WINDASH, operand);
        return Windash.variants(text.pattern()).stream()
                .<Operand>map(text::with)
                .toList();
    }

    private static List<Operand> atEachOffset(byte[] bytes) throws NotApplicable {
        List<String> forms = Base64.encodeAtEachOffset(bytes);
        if (forms.contains("")) {
            throw new NotApplicable(
                    Code.MODIFIER_VALUE,
                    "`base64offset` leaves nothing of a value this short, which would fit every event",
                    "give it two bytes or more");
        }
        return forms.stream().<Operand>map(Modifiers::literal).toList();
    }

    private static Operand flagged(Operand operand, Flag flag) throws NotApplicable {
        if (operand instanceof Operand.Expression expression) {
            return expression.with(flag);
        }
        throw notApplicable(Character.toString(flag.letter()), operand, "put it after `re`");
    }

    /** The regular expression as a tree. The parser of rules has checked all but those that were filled. */
    static Regex regex(Operand.Expression operand) throws NotApplicable {
        ParsedExpression parsed = ExpressionParser.parse(operand.written(), operand.flags());
        if (parsed.expression().isPresent()) {
            return new Regex(anchored(parsed.expression().get(), operand.relation()));
        }
        Problem problem = parsed.problems().getFirst();
        Code code = switch (problem.kind()) {
            case SYNTAX -> Code.REGULAR_EXPRESSION_SYNTAX;
            case UNSUPPORTED -> Code.UNSUPPORTED_REGULAR_EXPRESSION;
        };
        throw new NotApplicable(code, Quoted.of(operand.written()) + ": " + problem.message(), problem.hint());
    }

    private static Operand network(String written) throws NotApplicable {
        Optional<Network> network = Network.parse(written);
        if (network.isEmpty()) {
            throw new NotApplicable(
                    Code.INVALID_NETWORK,
                    "`" + written + "` is not a network in CIDR notation",
                    "write the network's first address and its prefix length, for example 192.168.0.0/16 or fe80::/10");
        }
        return new Operand.InNetwork(network.get());
    }

    /** What the placeholders make of a value. */
    static List<Operand> expanded(Operand operand, Placeholders placeholders) throws NotApplicable {
        return switch (operand) {
            case Operand.Unfilled(String written, Template template, LetterCase letterCase) ->
                template.filled(placeholders).stream()
                        .<Operand>map(pattern -> new Operand.Text(pattern.toString(), pattern, letterCase))
                        .toList();
            case Operand.Expression(String written, Set<Flag> flags, Relation relation) ->
                ExpressionTemplate.filled(written, placeholders).stream()
                        .<Operand>map(filled -> new Operand.Expression(filled, flags, relation))
                        .toList();
            case Operand.Text other -> throw notApplicable(Modifier.EXPAND, other);
            case Operand.Encoded other -> throw notApplicable(Modifier.EXPAND, other);
            case Operand.InNetwork other -> throw notApplicable(Modifier.EXPAND, other);
            case Operand.Amount other -> throw notApplicable(Modifier.EXPAND, other);
            case Operand.Bound other -> throw notApplicable(Modifier.EXPAND, other);
            case Operand.DatePart other -> throw notApplicable(Modifier.EXPAND, other);
            case Operand.Truth other -> throw notApplicable(Modifier.EXPAND, other);
            case Operand.Presence other -> throw notApplicable(Modifier.EXPAND, other);
            case Operand.Reference other -> throw notApplicable(Modifier.EXPAND, other);
            case Operand.Absent other -> throw notApplicable(Modifier.EXPAND, other);
        };
    }

    private static String written(Operand operand) throws NotApplicable {
        return operand instanceof Operand.Unfilled unfilled
                ? unfilled.written()
                : text(Modifier.RE, operand).written();
    }

    private static Operand.Text text(Modifier modifier, Operand operand) throws NotApplicable {
        if (operand instanceof Operand.Text text) {
            return text;
        }
        throw notApplicable(modifier, operand);
    }

    /** The text of a value that must not hold wildcards, escapes resolved. */
    private static String plain(Modifier modifier, Operand operand) throws NotApplicable {
        SigmaString pattern = text(modifier, operand).pattern();
        if (!pattern.isLiteral()) {
            throw new NotApplicable(
                    Code.WILDCARD_NOT_ALLOWED,
                    "`" + modifier.word() + "` cannot encode a wildcard",
                    "escape a literal `*` or `?` with a backslash, and put `contains` after the encoding");
        }
        return pattern.literalText();
    }

    private static byte[] bytes(Modifier modifier, Operand operand) throws NotApplicable {
        return operand instanceof Operand.Encoded(String octets)
                ? octets.getBytes(StandardCharsets.ISO_8859_1)
                : plain(modifier, operand).getBytes(StandardCharsets.UTF_8);
    }

    private static BigDecimal number(Modifier modifier, Operand operand) throws NotApplicable {
        if (operand instanceof Operand.Amount(BigDecimal number)) {
            return number;
        }
        if (operand instanceof Operand.Text(String written, SigmaString pattern, LetterCase letterCase)
                && written.matches("[+-]?\\d{1,30}(\\.\\d{1,30})?")) {
            return new BigDecimal(written);
        }
        throw notApplicable(modifier.word(), operand, "it takes a number");
    }

    private static Operand datePart(Matcher.DatePart part, Modifier modifier, Operand operand) throws NotApplicable {
        try {
            return new Operand.DatePart(part, number(modifier, operand).intValueExact());
        } catch (ArithmeticException notWhole) {
            throw notApplicable(modifier.word(), operand, "it takes a whole number");
        }
    }

    private static boolean truth(Modifier modifier, Operand operand) throws NotApplicable {
        if (operand instanceof Operand.Truth(boolean value)) {
            return value;
        }
        if (operand instanceof Operand.Text text) {
            String word = text.written().toLowerCase(Locale.ROOT);
            if (word.equals("true") || word.equals("false")) {
                return word.equals("true");
            }
        }
        throw notApplicable(modifier.word(), operand, "it takes `true` or `false`");
    }

    private static Operand.Text literal(String text) {
        return new Operand.Text(text, SigmaString.literal(text), LetterCase.IGNORED);
    }

    private static NotApplicable notApplicable(Relation relation, Operand operand) {
        Modifier modifier = switch (relation) {
            case CONTAINS, EQUALS -> Modifier.CONTAINS;
            case STARTS_WITH -> Modifier.STARTSWITH;
            case ENDS_WITH -> Modifier.ENDSWITH;
        };
        return notApplicable(modifier, operand);
    }

    private static NotApplicable notApplicable(Modifier modifier, Operand operand) {
        return notApplicable(modifier.word(), operand, "it takes a string");
    }

    private static NotApplicable notApplicable(String modifier, Operand operand, String hint) {
        return new NotApplicable(
                Code.MODIFIER_VALUE,
                "`" + modifier.toLowerCase(Locale.ROOT) + "` cannot be applied to " + described(operand),
                hint);
    }

    private static String described(Operand operand) {
        return switch (operand) {
            case Operand.Text text -> "the string `" + text.written() + "`";
            case Operand.Encoded encoded -> "an encoded string";
            case Operand.Unfilled unfilled -> "a string with placeholders to fill";
            case Operand.Expression expression -> "a regular expression";
            case Operand.InNetwork network -> "a network";
            case Operand.Amount amount -> "the number " + amount.number().toPlainString();
            case Operand.Bound bound -> "a comparison";
            case Operand.DatePart part -> "a part of a date";
            case Operand.Truth truth -> "`" + truth.value() + "`";
            case Operand.Presence presence -> "a test of presence";
            case Operand.Reference reference -> "a reference to the field `" + reference.field() + "`";
            case Operand.Absent absent -> "`null`";
        };
    }
}
