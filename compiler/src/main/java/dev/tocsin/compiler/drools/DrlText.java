package dev.tocsin.compiler.drools;

import static dev.tocsin.compiler.drools.DrlLiterals.comment;
import static dev.tocsin.compiler.drools.DrlLiterals.literal;
import static dev.tocsin.compiler.drools.DrlLiterals.string;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.FieldLabels;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Origin;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Values;
import dev.tocsin.sigma.model.Level;
import dev.tocsin.sigma.regex.Expression;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A rule as DRL text, for people to read and review. It says what the engine does: compiled, and given
 * {@link RuleEvent#of} a document, it fires for the documents that the rule matches. The engine itself never reads it.
 */
public final class DrlText {
    private static final String INDENT = "    ";
    private static final int LONGEST_NAME = 200;

    private final FieldLabels labels;
    private final LongLists lists;
    private final StringBuilder text = new StringBuilder();

    private DrlText(Predicate predicate) {
        this.labels = new FieldLabels(predicate);
        this.lists = new LongLists(predicate);
    }

    /** The text, ending in a line feed. Equal rules give equal texts. */
    public static String of(CompiledRule rule) {
        return new DrlText(rule.predicate()).write(rule);
    }

    private String write(CompiledRule rule) {
        line("package dev.tocsin.rules;");
        line("");
        line("import " + RuleEvent.class.getName() + ";");
        line("");
        if (!labels.all().isEmpty()) {
            line("// Where each field is in a document; the first place that has a value decides.");
            labels.all().forEach((field, label) -> line(comment(label + ": " + places(field.candidates()))));
            line("");
        }
        if (!lists.all().isEmpty()) {
            line("// Long lists, which a rule event has of the compiled rule.");
            lists.all().forEach(values -> line(comment(lists.number(values) + ": " + LongLists.summary(values))));
            line("");
        }
        line("rule " + literal(shortened(rule.metadata().title())));
        line(INDENT + "@id(" + literal(rule.metadata().id()) + ")");
        rule.metadata().level().ifPresent(level -> line(INDENT + "@level(" + literal(name(level)) + ")"));
        line(INDENT + "@source(" + literal(rule.metadata().source().name()) + ")");
        line("when");
        line(INDENT + "RuleEvent(");
        constraints(rule.predicate());
        line(INDENT + ")");
        line("then");
        line("end");
        return text.toString();
    }

    /** Drools names a class after the rule. */
    private static String shortened(String title) {
        return title.length() <= LONGEST_NAME ? title : title.substring(0, LONGEST_NAME) + "…";
    }

    private static String name(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    /** A conjunction becomes a list of constraints, which reads better than one long expression. */
    private void constraints(Predicate predicate) {
        List<Predicate> constraints =
                predicate instanceof Predicate.And(List<Predicate> terms) ? terms : List.of(predicate);
        for (int i = 0; i < constraints.size(); i++) {
            write(constraints.get(i), 2, i + 1 < constraints.size() ? "," : "");
        }
    }

    private void write(Predicate predicate, int depth, String end) {
        switch (predicate) {
            case Predicate.And(List<Predicate> terms) -> write("(", terms, " &&", depth, end);
            case Predicate.Or(List<Predicate> terms) -> write("(", terms, " ||", depth, end);
            case Predicate.Not(Predicate.And(List<Predicate> terms)) -> write("!(", terms, " &&", depth, end);
            case Predicate.Not(Predicate.Or(List<Predicate> terms)) -> write("!(", terms, " ||", depth, end);
            case Predicate.Not(Predicate.Not inner) -> write("!(", List.of(inner), "", depth, end);
            case Predicate.Not(Predicate leaf) -> line(INDENT.repeat(depth) + "!" + leaf(leaf) + end);
            case Predicate leaf -> line(INDENT.repeat(depth) + leaf(leaf) + end);
        }
    }

    private void write(String open, List<Predicate> terms, String operator, int depth, String end) {
        line(INDENT.repeat(depth) + open);
        for (int i = 0; i < terms.size(); i++) {
            write(terms.get(i), depth + 1, i + 1 < terms.size() ? operator : "");
        }
        line(INDENT.repeat(depth) + ")" + end);
    }

    private String leaf(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Always() -> "always()";
            case Predicate.Never() -> "never()";
            case Predicate.FieldTest(Field field, Matcher matcher, Optional<Origin> origin) ->
                test(labels.of(field), matcher);
            case Predicate.FieldPresent(Field field, Optional<Origin> origin) -> call("present", labels.of(field));
            case Predicate.FieldComparison comparison ->
                call(method(comparison), labels.of(comparison.left()), labels.of(comparison.right()));
            case Predicate.KeywordTest(Matcher matcher, Optional<Origin> origin) -> test(FieldLabels.ANYWHERE, matcher);
            case Predicate.And and -> throw new IllegalStateException("not a leaf: " + and);
            case Predicate.Or or -> throw new IllegalStateException("not a leaf: " + or);
            case Predicate.Not not -> throw new IllegalStateException("not a leaf: " + not);
        };
    }

    private String oneOf(String label, Values values) {
        if (lists.isLong(values)) {
            return "oneOfList(" + string(label) + ", " + lists.number(values) + ")";
        }
        List<String> arguments = new ArrayList<>(List.of(label, LongLists.word(values.portion())));
        values.listed().forEach(value -> arguments.add(value.text()));
        return call("oneOf", arguments.toArray(String[]::new));
    }

    private String test(String label, Matcher matcher) {
        return switch (matcher) {
            case Matcher.Like(var pattern, LetterCase letterCase) ->
                call("like" + cased(letterCase), label, pattern.toString());
            case Matcher.Matches(var regex) -> {
                Expression.Notation notation = regex.notation();
                yield notation.flags().isEmpty()
                        ? call("matches", label, notation.text())
                        : call("matches", label, notation.text(), notation.letters());
            }
            case Matcher.InNetwork(var network) -> call("inNetwork", label, network.toString());
            case Matcher.Compare(Matcher.Comparison comparison, var number) -> {
                String method = switch (comparison) {
                    case LESS -> "lessThan";
                    case LESS_OR_EQUAL -> "atMost";
                    case GREATER -> "greaterThan";
                    case GREATER_OR_EQUAL -> "atLeast";
                };
                yield call(method, label, number.toPlainString());
            }
            case Matcher.OneOf(Values values) -> oneOf(label, values);
            case Matcher.NotBefore(Instant moment) -> call("notBefore", label, moment.toString());
            case Matcher.DatePartEquals(Matcher.DatePart part, int number) ->
                "datePart(" + string(label) + ", " + string(part.name().toLowerCase(Locale.ROOT)) + ", " + number + ")";
        };
    }

    private static String method(Predicate.FieldComparison comparison) {
        String relation = switch (comparison.relation()) {
            case EQUALS -> "equalsField";
            case CONTAINS -> "containsField";
            case STARTS_WITH -> "startsWithField";
            case ENDS_WITH -> "endsWithField";
        };
        return relation + cased(comparison.letterCase());
    }

    private static String cased(LetterCase letterCase) {
        return switch (letterCase) {
            case IGNORED -> "";
            case EXACT -> "Cased";
        };
    }

    private static String call(String method, String... arguments) {
        return List.of(arguments).stream()
                .map(DrlLiterals::string)
                .collect(Collectors.joining(", ", method + "(", ")"));
    }

    private static String places(List<Candidate> candidates) {
        return candidates.stream().map(DrlText::place).collect(Collectors.joining(", "));
    }

    private static String place(Candidate candidate) {
        return switch (candidate) {
            case Candidate.Path(String path) -> path;
            case Candidate.Translated translated ->
                translated.words().entrySet().stream()
                        .map(word -> word.getKey() + " for " + word.getValue())
                        .sorted()
                        .collect(Collectors.joining(", ", translated.path() + " (", ")"));
            case Candidate.Account(String domain, String name) -> domain + "\\" + name;
            case Candidate.Hashes(List<Candidate.Hashes.Algorithm> algorithms) ->
                algorithms.stream()
                        .map(algorithm -> algorithm.name() + "=" + algorithm.path())
                        .collect(Collectors.joining(","));
            case Candidate.RegistryDetails(String strings, String type) -> strings + " as " + type + " says";
            case Candidate.WholeNumber(String path, Candidate.WholeNumber.Notation notation) ->
                path + " (" + notation.name().toLowerCase(Locale.ROOT) + ")";
            case Candidate.Together(List<Candidate> parts) ->
                parts.stream().map(DrlText::place).collect(Collectors.joining(" and "));
            case Candidate.Lines(List<Candidate.Lines.Line> lines) ->
                lines.stream()
                        .map(line -> (line.label() + " " + places(line.candidates())).strip())
                        .collect(Collectors.joining("; ", "lines of ", ""));
            case Candidate.Between(String path, String before, String after) ->
                path + " between " + before + " and " + after;
            case Candidate.Invocations(String path) -> path + " as lines";
        };
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
