package dev.tocsin.connector.cli;

import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.mapping.DocumentShape;
import dev.tocsin.compiler.shape.ShapeRestriction;
import dev.tocsin.connector.compile.GroupedReasons;
import dev.tocsin.connector.compile.Promise;
import dev.tocsin.connector.compile.PromiseCounts;
import dev.tocsin.connector.compile.RuleTargets;
import dev.tocsin.connector.compile.Target;
import dev.tocsin.connector.compile.TargetIndex;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.connector.rules.RuleSet.LoadedRule;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedCollection;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "compile",
        description = "Turns rules into Elasticsearch queries, Kibana rules, or text to read.",
        footer = {
            "",
            "querydsl  a JSON object: the query, whether it is exact or finds more than the",
            "          rule means (a superset), and why",
            "esql      an ES|QL query",
            "lucene    the text of a query_string query, as Kibana's search bar takes it",
            "kibana    a detection rule for Kibana's import; all rules in one file",
            "drl       a Drools rule, to review",
            "ir        what Tocsin understood, to review: one test a line",
            "",
            "Several artefacts on standard output stand one after the other, each below a",
            "line of comment that names its rule; JSON names its rule itself. One alone is",
            "printed as it is.",
            "",
            "Exit codes: 0 done, 2 a rule is wrong (the others were compiled),",
            "3 the arguments are wrong, or something could not be read or written."
        })
final class CompileCommand implements Callable<Integer> {
    @Mixin
    private TargetOption targetOption = new TargetOption();

    @Mixin
    private IndexOptions indexOptions = new IndexOptions();

    @Mixin
    private PlaceholderOption placeholders = new PlaceholderOption();

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder for one file a rule and target, laid out like the rules; default: standard output.")
    private @Nullable Path output;

    @Option(
            names = "--shape",
            paramLabel = "SHAPE",
            defaultValue = "auto",
            description =
                    "Only for documents of one shape, which makes shorter queries: raw (no ingest pipeline), pipeline"
                            + " (Winlogbeat 8's), agent (Elastic Agent's). Default: auto, for all.")
    private Shape shape = Shape.auto;

    @Option(
            names = "--exact-only",
            description = "Leave out what is a superset, and say so: for queries whose hits nobody verifies.")
    private boolean exactOnly;

    @Option(names = "--explain", description = "Print for each rule and target whether it is exact and, if not, why.")
    private boolean explain;

    @Option(names = "--format", paramLabel = "FORMAT", description = "With --explain: text or json. Default: text.")
    private @Nullable Format format;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Rule files, IoC lists, or folders of them.")
    private List<Path> paths;

    /** As written on the command line. */
    enum Shape {
        auto(null),
        raw(DocumentShape.RAW),
        pipeline(DocumentShape.PIPELINE),
        agent(DocumentShape.AGENT);

        private final @Nullable DocumentShape shape;

        Shape(@Nullable DocumentShape shape) {
            this.shape = shape;
        }

        LoadedRule restrict(LoadedRule loaded) {
            return shape == null
                    ? loaded
                    : new LoadedRule(
                            ShapeRestriction.restrict(loaded.rule(), shape),
                            loaded.detectionRule(),
                            loaded.path(),
                            loaded.root());
        }
    }

    /** As written on the command line. */
    enum Format {
        text,
        json
    }

    @Override
    public Integer call() {
        checkOptions();
        SequencedCollection<Target> targets = targetOption.targets();
        PrintWriter err = spec.commandLine().getErr();
        RuleSet rules = RuleArguments.load(paths, placeholders.read(err), err);
        TargetIndex index = indexOptions.read(rules, System.getenv(), err);
        ArtefactStream artefacts = new ArtefactStream(
                rules.rules().parallelStream().map(shape::restrict).toList(), new RuleTargets(index));
        List<Promise> promises = explain ? explain(artefacts, targets) : compile(artefacts, targets);
        if (!explain && !promises.isEmpty() && targets.contains(Target.ESQL)) {
            err.println(
                    "note: Elasticsearch returns 1,000 rows of an ES|QL query without LIMIT, whatever it finds: append"
                            + " `| LIMIT 10000`, or `| STATS COUNT(*)`, which counts all");
        }
        err.println("Compiled " + RuleArguments.summary(rules) + summary(promises, index) + ".");
        err.flush();
        return RuleArguments.exitCode(rules, ExitCode.CLEAN);
    }

    private void checkOptions() {
        if (format != null && !explain) {
            throw new ParameterException(spec.commandLine(), "--format goes with --explain only");
        }
        if (explain && (output != null || exactOnly)) {
            throw new ParameterException(
                    spec.commandLine(), "--explain prints no artefacts, so -o and --exact-only do not go with it");
        }
    }

    private List<Promise> explain(ArtefactStream artefacts, SequencedCollection<Target> targets) {
        List<List<Promise>> byRule = artefacts.promises(targets);
        PromiseReport report = new PromiseReport(
                byRule.stream().filter(rule -> !rule.isEmpty()).toList());
        PrintWriter out = spec.commandLine().getOut();
        switch (format == null ? Format.text : format) {
            case text -> report.printText(out);
            case json -> report.printJson(out);
        }
        return byRule.stream().flatMap(List::stream).toList();
    }

    private List<Promise> compile(ArtefactStream artefacts, SequencedCollection<Target> targets) {
        List<Promise> promises = new ArrayList<>();
        Consumer<Promise> made = promise -> {
            promises.add(promise);
            if (isLeftOut(promise)) {
                sayLeftOut(promise);
            }
        };
        if (output == null) {
            print(artefacts, targets, made);
        } else {
            write(ArtefactFolder.at(output), artefacts, targets, made);
        }
        spec.commandLine().getErr().flush();
        return promises;
    }

    private boolean isLeftOut(Promise promise) {
        return exactOnly && promise.exactness() == Exactness.SUPERSET;
    }

    private void sayLeftOut(Promise promise) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("left out of " + promise.target().word() + ": "
                + OneLine.of(promise.rule().rule().metadata().title() + " ("
                        + promise.rule().rule().metadata().source().name() + ")"));
        GroupedReasons.of(promise.reasons())
                .fields()
                .forEach((reason, fields) -> err.println(
                        "  - " + reason + (fields.isEmpty() ? "" : ": " + OneLine.of(String.join(", ", fields)))));
    }

    private void print(ArtefactStream artefacts, SequencedCollection<Target> targets, Consumer<Promise> made) {
        PrintWriter out = spec.commandLine().getOut();
        ArtefactPrinter printer = new ArtefactPrinter(
                out,
                artefacts.rules().size() * targets.size() == 1
                        ? ArtefactPrinter.Count.ONE
                        : ArtefactPrinter.Count.SEVERAL);
        for (Target target : targets) {
            artefacts.forEach(target, artefact -> {
                made.accept(artefact.promise());
                if (!isLeftOut(artefact.promise())) {
                    printer.print(artefact);
                }
            });
        }
        out.flush();
    }

    private void write(
            ArtefactFolder folder,
            ArtefactStream artefacts,
            SequencedCollection<Target> targets,
            Consumer<Promise> made) {
        for (Target target : targets) {
            switch (target.files()) {
                case ONE_EACH -> writeEach(folder, artefacts, target).forEach(made);
                case ONE_FOR_ALL -> {
                    StringBuilder all = new StringBuilder();
                    artefacts.forEach(target, artefact -> {
                        made.accept(artefact.promise());
                        if (!isLeftOut(artefact.promise())) {
                            all.append(artefact.text());
                        }
                    });
                    folder.write(folder.file(target), all.toString());
                }
            }
        }
    }

    private List<Promise> writeEach(ArtefactFolder folder, ArtefactStream artefacts, Target target) {
        List<Path> files = folder.files(artefacts.rules(), target);
        return artefacts.map(target, (number, artefact) -> {
            if (!isLeftOut(artefact.promise())) {
                folder.write(files.get(number), artefact.text());
            }
            return artefact.promise();
        });
    }

    private static String summary(List<Promise> promises, TargetIndex index) {
        String counts = PromiseCounts.of(promises).targets().entrySet().stream()
                .filter(entry -> entry.getKey().asksAnIndex())
                .map(entry -> String.format(
                        Locale.ROOT,
                        "%s: %,d exact, %,d superset",
                        entry.getKey().word(),
                        entry.getValue().exact(),
                        entry.getValue().superset()))
                .collect(Collectors.joining("; "));
        return counts.isEmpty()
                ? ""
                : ". " + counts
                        + switch (index.columns()) {
                            case ASSUMED -> ", with the fields of Winlogbeat 8's template";
                            case KNOWN -> ", with the fields of your indices";
                        };
    }
}
