package dev.tocsin.connector.cli;

import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.connector.compile.Artefact;
import dev.tocsin.connector.compile.Promise;
import dev.tocsin.connector.compile.RuleTargets;
import dev.tocsin.connector.compile.Target;
import dev.tocsin.connector.compile.TargetIndex;
import dev.tocsin.connector.elasticsearch.IndexSelection;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.connector.rules.RuleSet.LoadedRule;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "compile",
        description = "Prints what rules become: Elasticsearch queries, or Drools rules to read.",
        footer = {
            "",
            "Exit codes: 0 done, 2 a rule is wrong (the others were compiled),",
            "3 something could not be read or written."
        })
final class CompileCommand implements Callable<Integer> {
    /** So many rules are compiled before the first of them is printed. */
    private static final int PORTION = 256;

    @Mixin
    private TargetOption targetOption = new TargetOption();

    @Mixin
    private PlaceholderOption placeholders = new PlaceholderOption();

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder for one file a rule and target, laid out like the rules; default: standard output.")
    private @Nullable Path output;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Rule files, IoC lists, or folders of them.")
    private List<Path> paths;

    @Override
    public Integer call() {
        Collection<Target> targets = targetOption.targets();
        PrintWriter err = spec.commandLine().getErr();
        RuleSet rules = RuleArguments.load(paths, placeholders.read(err), err);
        TargetIndex index = TargetIndex.winlogbeat8(IndexSelection.of(List.of(IndexSelection.DEFAULT)));
        RuleTargets compiler = new RuleTargets(index);
        List<Promise> promises =
                output == null ? print(rules, targets, compiler) : write(output, rules, targets, compiler);
        err.println("Compiled " + RuleArguments.summary(rules) + ". " + exactness(promises, targets) + ".");
        err.flush();
        return RuleArguments.exitCode(rules, ExitCode.CLEAN);
    }

    private List<Promise> print(RuleSet rules, Collection<Target> targets, RuleTargets compiler) {
        PrintWriter out = spec.commandLine().getOut();
        List<LoadedRule> all = rules.rules();
        ArtefactPrinter printer = new ArtefactPrinter(
                out,
                all.size() * targets.size() == 1 ? ArtefactPrinter.Count.ONE : ArtefactPrinter.Count.SEVERAL);
        List<Promise> promises = new ArrayList<>();
        for (Target target : targets) {
            for (int start = 0; start < all.size(); start += PORTION) {
                List<Artefact> artefacts =
                        all.subList(start, Math.min(all.size(), start + PORTION)).parallelStream()
                                .map(rule -> compiler.compile(rule, target))
                                .toList();
                artefacts.forEach(printer::print);
                artefacts.forEach(artefact -> promises.add(artefact.promise()));
            }
        }
        out.flush();
        return promises;
    }

    private static List<Promise> write(
            Path root, RuleSet rules, Collection<Target> targets, RuleTargets compiler) {
        ArtefactFolder folder = new ArtefactFolder(root);
        List<LoadedRule> all = rules.rules();
        List<Promise> promises = new ArrayList<>();
        for (Target target : targets) {
            List<Path> files = folder.files(all, target);
            promises.addAll(IntStream.range(0, all.size())
                    .parallel()
                    .mapToObj(i -> {
                        Artefact artefact = compiler.compile(all.get(i), target);
                        folder.write(files.get(i), artefact.text());
                        return artefact.promise();
                    })
                    .toList());
        }
        return promises;
    }

    private static String exactness(List<Promise> promises, Collection<Target> targets) {
        return targets.stream()
                .map(target -> {
                    List<Promise> ofTarget = promises.stream()
                            .filter(promise -> promise.target() == target)
                            .toList();
                    long exact = ofTarget.stream()
                            .filter(promise -> promise.exactness() == Exactness.EXACT)
                            .count();
                    return String.format(
                            Locale.ROOT,
                            "%s: %,d exact, %,d superset",
                            target.word(),
                            exact,
                            ofTarget.size() - exact);
                })
                .collect(Collectors.joining("; "));
    }
}
