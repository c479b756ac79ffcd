package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.lint.ConditionWords.Quantified;
import dev.tocsin.sigma.parser.IdentifierPattern;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a condition and the search identifiers fit together. */
final class ConditionChecks {
    private ConditionChecks() {}

    private static Stream<Quantified> quantified(DocumentView document) {
        return document.conditionWords().stream().flatMap(condition -> condition.quantified().stream());
    }

    static void allOfThem(DocumentView document, Findings findings) {
        quantified(document)
                .filter(part -> part.quantifier().equals("all") && part.isThem())
                .forEach(part -> findings.add(Diagnostic.of(
                                Code.ALL_OF_THEM_CONDITION,
                                findings.source(),
                                part.place(),
                                "`all of them` takes in every search identifier that is ever added, filters too")
                        .withHint("name what is meant, for example `all of selection*`")));
    }

    static void themAlone(DocumentView document, Findings findings) {
        List<Entry> searches = document.searches();
        if (searches.size() != 1) {
            return;
        }
        String only = searches.getFirst().key().text();
        quantified(document)
                .filter(part -> part.isThem() && part.selects(only) && IdentifierPattern.canBeNamed(only))
                .forEach(part -> findings.add(Diagnostic.of(
                                Code.THEM_CONDITION_WITH_SINGLE_DETECTION,
                                findings.source(),
                                part.place(),
                                "`them` is one search identifier only: " + Quoted.of(only))
                        .withHint("write " + Quoted.of(only))));
    }

    /**
     * A condition with an error, or a pattern in it that selects nothing, has a mistake that is reported already, and
     * perhaps it is the very name that is then missing here. So has an identifier that no condition can name.
     */
    static void danglingDetection(DocumentView document, Findings findings) {
        List<ConditionWords> conditions = document.conditionWords();
        Set<String> defined =
                document.searches().stream().map(search -> search.key().text()).collect(Collectors.toSet());
        boolean sound = !conditions.isEmpty()
                && document.conditionsAreFormed()
                && conditions.stream()
                        .flatMap(condition -> condition.quantified().stream())
                        .allMatch(part -> defined.stream().anyMatch(part::selects));
        if (!sound) {
            return;
        }
        for (Entry search : document.searches()) {
            Scalar name = search.key();
            if (!IdentifierPattern.canBeNamed(name.text())) {
                continue;
            }
            boolean used = conditions.stream()
                    .anyMatch(condition -> condition.identifiers().contains(name.text())
                            || condition.quantified().stream().anyMatch(part -> part.selects(name.text())));
            if (!used) {
                findings.add(Diagnostic.of(
                                Code.DANGLING_DETECTION,
                                findings.source(),
                                name.span(),
                                "the condition does not use " + Quoted.of(name.text()))
                        .withHint("name it in the condition, or remove it"));
            }
        }
    }
}
