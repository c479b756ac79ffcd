package dev.tocsin.connector.cases;

import dev.tocsin.connector.cases.RuleCase.Word;
import dev.tocsin.connector.rules.RuleSet.LoadedRule;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.model.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules of one file.
 *
 * @param running those that can run, an IoC list among them
 * @param all the Sigma detection rules that could be read, those that cannot run among them
 */
record RulesOfFile(List<LoadedRule> running, List<DetectionRule> all) {
    RulesOfFile() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    /** The rule that a case is of. Empty if it cannot run, or after a mistake in the case. */
    Optional<LoadedRule> ruleOf(RuleCase ruleCase, Findings findings) {
        if (ruleCase.rule().isPresent()) {
            return named(ruleCase.rule().get(), findings);
        }
        if (running.size() > 1 || all.size() > 1) {
            findings.error(
                    Code.UNKNOWN_CASE_RULE,
                    ruleCase.span(),
                    "the file beside holds " + Math.max(running.size(), all.size())
                            + " rules, and this case does not say which it is of",
                    "add `rule:` with an id or a title: " + listed());
            return Optional.empty();
        }
        return running.stream().findFirst();
    }

    private Optional<LoadedRule> named(Word wanted, Findings findings) {
        List<LoadedRule> found = running.stream()
                .filter(rule -> names(rule).anyMatch(wanted.text()::equals))
                .toList();
        if (found.size() == 1) {
            return Optional.of(found.getFirst());
        }
        if (found.size() > 1) {
            findings.error(
                    Code.UNKNOWN_CASE_RULE,
                    wanted.span(),
                    "several rules of the file beside are called " + Quoted.of(wanted.text()),
                    "write the id of the one that is meant");
            return Optional.empty();
        }
        boolean cannotRun = all.stream().anyMatch(rule -> names(rule.metadata()).anyMatch(wanted.text()::equals));
        if (!cannotRun) {
            List<String> known = Stream.concat(
                            running.stream().flatMap(RulesOfFile::names),
                            all.stream().flatMap(rule -> names(rule.metadata())))
                    .distinct()
                    .toList();
            findings.error(
                    Code.UNKNOWN_CASE_RULE,
                    wanted.span(),
                    "the file beside holds no rule with the id or title " + Quoted.of(wanted.text()),
                    Suggestion.hint(Suggestion.nearestOfFew(wanted.text(), known), "it holds: " + listed()));
        }
        return Optional.empty();
    }

    private String listed() {
        List<String> titles = titles();
        return titles.isEmpty() ? "no rule that can be read" : String.join(", ", titles);
    }

    private List<String> titles() {
        Stream<String> titles = all.isEmpty()
                ? running.stream().map(rule -> rule.rule().metadata().title())
                : all.stream().map(rule -> rule.metadata().title());
        return titles.map(Quoted::of).limit(10).toList();
    }

    private static Stream<String> names(LoadedRule rule) {
        return Stream.concat(
                rule.detectionRule().stream().flatMap(read -> names(read.metadata())),
                Stream.of(rule.rule().metadata().id(), rule.rule().metadata().title()));
    }

    private static Stream<String> names(Metadata metadata) {
        return Stream.of(metadata.id().map(Object::toString), metadata.name(), Optional.of(metadata.title()))
                .flatMap(Optional::stream);
    }
}
