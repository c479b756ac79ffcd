package dev.tocsin.connector.cli;

import dev.tocsin.connector.compile.Artefact;
import dev.tocsin.connector.compile.Promise;
import dev.tocsin.connector.compile.RuleTargets;
import dev.tocsin.connector.compile.Target;
import dev.tocsin.connector.rules.RuleSet.LoadedRule;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The artefacts of rules, made on all processors and given in the order of the rules. */
final class ArtefactStream {
    /** So many are held at once where they are needed one after the other. */
    private static final int PORTION = 256;

    private final List<LoadedRule> rules;
    private final RuleTargets compiler;

    ArtefactStream(List<LoadedRule> rules, RuleTargets compiler) {
        this.rules = List.copyOf(rules);
        this.compiler = compiler;
    }

    List<LoadedRule> rules() {
        return rules;
    }

    /** Gives the artefacts of a target one after the other. */
    void forEach(Target target, Consumer<Artefact> action) {
        for (int start = 0; start < rules.size(); start += PORTION) {
            rules.subList(start, Math.min(rules.size(), start + PORTION)).parallelStream()
                    .map(rule -> compiler.compile(rule, target))
                    .toList()
                    .forEach(action);
        }
    }

    /** What is made of an artefact and of the number of its rule, by several threads. */
    @FunctionalInterface
    interface Use<T> {
        T of(int number, Artefact artefact);
    }

    /** What becomes of the artefacts of a target, in the order of the rules. */
    <T> List<T> map(Target target, Use<T> use) {
        return IntStream.range(0, rules.size())
                .parallel()
                .mapToObj(number -> use.of(number, compiler.compile(rules.get(number), target)))
                .toList();
    }

    /** What the targets promise for each rule. */
    List<List<Promise>> promises(Collection<Target> targets) {
        return rules.parallelStream()
                .map(rule -> targets.stream()
                        .map(target -> compiler.compile(rule, target).promise())
                        .toList())
                .toList();
    }
}
