package dev.tocsin.connector.report;

import dev.tocsin.connector.cases.RuleCase;
import dev.tocsin.connector.cases.RuleCase.Expectation;
import dev.tocsin.connector.rules.RuleSet.LoadedRule;
import dev.tocsin.connector.verdict.CaseResult;
import dev.tocsin.connector.verdict.EngineAnswer;
import dev.tocsin.connector.verdict.EventResult;
import dev.tocsin.connector.verdict.Reason;
import dev.tocsin.sigma.source.Position;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of a case, as lines for people. */
final class CaseText {
    private CaseText() {}

    /** {@code rules/whoami.tests.yml:3:11: other letter case}. */
    static String title(RuleCase ruleCase) {
        return place(ruleCase.source(), ruleCase.span()) + ": " + oneLine(ruleCase.name());
    }

    static String place(SourceText source, Span span) {
        Position position = source.position(span.start());
        return source.name() + ":" + position.line() + ":" + position.column();
    }

    /** {@code rules/whoami.yml: Account Query}. */
    static String title(LoadedRule rule) {
        return rule.path() + ": " + oneLine(rule.rule().metadata().title());
    }

    /** What is wrong, line by line; events of which the same is to be said together. */
    static List<String> lines(CaseResult result) {
        Map<List<String>, List<String>> labelsByText = new LinkedHashMap<>();
        for (EventResult event : result.events()) {
            if (!event.passed()) {
                labelsByText
                        .computeIfAbsent(lines(event), absent -> new ArrayList<>())
                        .add(event.event().label());
            }
        }
        List<String> lines = new ArrayList<>();
        labelsByText.forEach((text, labels) -> {
            lines.add(String.join(", ", labels) + ": " + text.getFirst());
            lines.addAll(text.subList(1, text.size()));
        });
        return lines;
    }

    private static List<String> lines(EventResult event) {
        List<String> lines = new ArrayList<>();
        lines.add("expected " + (event.expected() == Expectation.MATCH ? "a match" : "no match") + "; "
                + answers(event.answers()));
        for (EngineAnswer answer : event.answers()) {
            answer.reason().ifPresent(reason -> lines.add("  " + answer.engine().word() + ": " + oneLine(reason)));
        }
        if (event.isDefectOfAnEngine()) {
            lines.add("  the rule means what the case expects, so an engine is wrong: report it as a bug in Tocsin");
        }
        for (Reason reason : event.why()) {
            lines.add("  " + oneLine(reason.about())
                    + reason.place()
                            .map(at -> " (" + place(at.source(), at.span()) + ")")
                            .orElse(""));
            reason.tests().forEach(test -> lines.add("    " + oneLine(test)));
        }
        return lines;
    }

    /** {@code no match by oracle and drools; a match by esql}. */
    private static String answers(List<EngineAnswer> answers) {
        Map<EngineAnswer.Said, List<String>> engines = answers.stream()
                .collect(Collectors.groupingBy(
                        EngineAnswer::said,
                        LinkedHashMap::new,
                        Collectors.mapping(answer -> answer.engine().word(), Collectors.toList())));
        return engines.entrySet().stream()
                .map(entry -> entry.getKey().words() + " by " + joined(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String joined(List<String> words) {
        return words.size() == 1
                ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    /** What a rule or an event holds must not move the cursor or start a line of its own. */
    static String oneLine(String text) {
        return text.codePoints()
                .map(character -> switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> 0xFFFD;
                    default -> character;
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
