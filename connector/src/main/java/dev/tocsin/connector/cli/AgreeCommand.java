package dev.tocsin.connector.cli;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.agree.Agreement;
import dev.tocsin.connector.agree.AgreementJson;
import dev.tocsin.connector.agree.AgreementReport;
import dev.tocsin.connector.agree.AgreementText;
import dev.tocsin.connector.agree.EventFiles;
import dev.tocsin.connector.engine.Engine;
import dev.tocsin.connector.engine.Evaluator;
import dev.tocsin.connector.engine.Event;
import dev.tocsin.connector.engine.EventMapping;
import dev.tocsin.connector.rules.RuleSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "agree",
        description = "Proves on your rules and events that every engine gives a rule the same meaning.",
        footer = {
            "",
            "EVENTS are files of Winlogbeat documents as NDJSON, one a line, plain or gzip; - is standard "
                    + "input. They are put into an index of their own, which is deleted at the end: in an "
                    + "Elasticsearch that this command starts (1 GB of memory), or in the one that --es names. Each "
                    + "rule is then asked of each engine about each event, and every answer is compared with the "
                    + "oracle's, the written meaning of the rule.",
            "",
            "Exit codes: 0 all agree, 1 disagreements, 2 a rule is wrong (the others were",
            "compared), 3 something could not be read or asked."
        })
final class AgreeCommand implements Callable<Integer> {
    private static final int UNREADABLE_SHOWN = 20;

    @Mixin
    private PlaceholderOption placeholders = new PlaceholderOption();

    @Mixin
    private EventIndexOptions indexOptions = new EventIndexOptions();

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--rules",
            required = true,
            paramLabel = "PATH",
            description = "Rule file, IoC list, or folder of them; may be given several times.")
    private List<Path> rulePaths;

    @Option(
            names = "--engine",
            split = ",",
            paramLabel = "ENGINE",
            description = "drools, querydsl, esql or lucene, several with commas; default: all four.")
    private List<ComparedEngine> engines = List.of(ComparedEngine.values());

    @Option(
            names = "--mapping",
            paramLabel = "MAPPING",
            defaultValue = "winlogbeat",
            description =
                    "How the events are indexed: winlogbeat (the types of its template), dynamic (Elasticsearch's "
                            + "own choice) or keyword (every string whole). Default: ${DEFAULT-VALUE}.")
    private Mapping mapping = Mapping.winlogbeat;

    @Option(
            names = "--doc-field",
            paramLabel = "NAME",
            description = "The field of each line that holds the document; default: the line is the document.")
    private @Nullable String documentField;

    @Option(names = "--limit", paramLabel = "N", description = "Read only the first N events.")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Option(names = "--queries", description = "Show of each disagreement what the rule became for the engine.")
    private boolean queries;

    @Parameters(arity = "1..*", paramLabel = "EVENTS", description = "Files of events, or - for standard input.")
    private List<String> arguments;

    /** As written on the command line. */
    enum ComparedEngine {
        drools(Engine.DROOLS),
        querydsl(Engine.QUERYDSL),
        esql(Engine.ESQL),
        lucene(Engine.LUCENE);

        private final Engine engine;

        ComparedEngine(Engine engine) {
            this.engine = engine;
        }
    }

    /** As written on the command line. */
    enum Mapping {
        winlogbeat(EventMapping.WINLOGBEAT),
        dynamic(EventMapping.DYNAMIC),
        keyword(EventMapping.KEYWORD);

        private final EventMapping meaning;

        Mapping(EventMapping meaning) {
            this.meaning = meaning;
        }
    }

    /** As written on the command line. */
    enum Format {
        text,
        json
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        if (limit < 1) {
            throw new EnvironmentException("--limit " + limit + " reads no event", "give a number of 1 or more");
        }
        if (indexOptions.namesCluster() && asked().stream().noneMatch(Engine::asksAnIndex)) {
            throw new EnvironmentException(
                    "--es is given, but drools does not ask Elasticsearch",
                    "leave --es out, or add an engine that does: --engine drools,querydsl");
        }
        RulesAndEvents named = RulesAndEvents.of(rulePaths, arguments);
        RuleSet rules = RuleArguments.load(named.rules(), placeholders.read(err), err);
        EventFiles files = EventFiles.read(named.events(), Optional.ofNullable(documentField), limit, System.in);
        tellUnreadable(files, err);
        if (rules.rules().isEmpty() || files.events().isEmpty()) {
            throw new EnvironmentException(
                    "there is nothing to compare: " + RuleArguments.summary(rules) + "; "
                            + Counts.of(files.events().size(), "event"),
                    "name rules with --rules, and files of events after them; --doc-field names the field of a line"
                            + " that holds the document");
        }
        AgreementReport report = compare(rules.compiled(), files.events(), err);
        print(report, err);
        err.println("Rules: " + RuleArguments.summary(rules) + ".");
        err.flush();
        if (!files.unreadable().isEmpty()) {
            return ExitCode.ENVIRONMENT;
        }
        return RuleArguments.exitCode(rules, report.disagreements().isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS);
    }

    private AgreementReport compare(List<CompiledRule> rules, List<Event> events, PrintWriter err) throws IOException {
        Set<Engine> asked = asked();
        if (asked.stream().noneMatch(Engine::asksAnIndex)) {
            return run(rules, events, List.of(Evaluator.drools(rules, events)), events, err);
        }
        return indexOptions.over(events, mapping.meaning, err, index -> {
            FieldCapabilities capabilities = index.capabilities(rules);
            List<Evaluator> evaluators = new ArrayList<>();
            for (Engine engine : asked) {
                evaluators.add(
                        engine.asksAnIndex() ? index.evaluator(engine, capabilities) : Evaluator.drools(rules, events));
            }
            return run(rules, events, evaluators, index.read(), err);
        });
    }

    private Set<Engine> asked() {
        Set<Engine> asked = EnumSet.noneOf(Engine.class);
        engines.forEach(compared -> asked.add(compared.engine));
        return asked;
    }

    private static AgreementReport run(
            List<CompiledRule> rules,
            List<Event> events,
            List<Evaluator> evaluators,
            List<Event> readBack,
            PrintWriter err) {
        Progress progress = new Progress(err);
        try {
            return new Agreement(rules, events, evaluators, readBack)
                    .run((done, all) ->
                            progress.show(() -> String.format(Locale.ROOT, "Comparing: rule %,d of %,d", done, all)));
        } finally {
            progress.clear();
        }
    }

    private static void tellUnreadable(EventFiles files, PrintWriter err) {
        files.unreadable().stream().limit(UNREADABLE_SHOWN).forEach(line -> err.println("error: " + line));
        if (files.unreadable().size() > UNREADABLE_SHOWN) {
            err.println("error: and " + (files.unreadable().size() - UNREADABLE_SHOWN) + " more like these");
        }
        err.flush();
    }

    private void print(AgreementReport report, PrintWriter err) {
        PrintWriter out = spec.commandLine().getOut();
        AgreementText.Queries shown = queries ? AgreementText.Queries.SHOWN : AgreementText.Queries.HIDDEN;
        switch (format) {
            case text -> out.print(AgreementText.of(report, shown));
            case json -> out.println(AgreementJson.of(report));
        }
        out.flush();
        err.flush();
    }
}
