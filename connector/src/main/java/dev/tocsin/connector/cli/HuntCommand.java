package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.alert.Alert;
import dev.tocsin.connector.alert.AlertSink;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.IndexSelection;
import dev.tocsin.connector.hunt.Hunt;
import dev.tocsin.connector.hunt.HuntListener;
import dev.tocsin.connector.hunt.HuntReport;
import dev.tocsin.connector.hunt.HuntRequest;
import dev.tocsin.connector.hunt.ListWindow;
import dev.tocsin.connector.hunt.TimeExpression;
import dev.tocsin.connector.hunt.TimeWindow;
import dev.tocsin.connector.rules.RuleSet;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "hunt",
        description = "Finds what rules match in the events that Elasticsearch holds, and stores alerts.",
        footer = {
            "",
            "A point in time is 2023-10-28 (in UTC; as --to that whole day), 2023-10-28T14:30:00+01:00 or " + "now-7d.",
            "",
            "Exit codes: 0 nothing found, 1 alerts (new or known), 2 a rule is wrong (the others ran), 3 "
                    + "something was not searched or not stored; what was found is shown and stored all the same."
        })
final class HuntCommand implements Callable<Integer> {
    private static final int GAPS_SHOWN = 10;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "Where the time window begins. Default for IoC lists: where the incident begins, else 90 days "
                            + "before the list was published; of several lists the earliest.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            defaultValue = "now",
            description = "Where it ends. Default: ${DEFAULT-VALUE}.")
    private String to;

    @Option(
            names = "--budget",
            paramLabel = "DURATION",
            defaultValue = "1h",
            description = "How long the hunt may take, like 90s, 30m or 2h. Default: ${DEFAULT-VALUE}.")
    private String budget;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "What to print: table, or ndjson, the alerts as documents. Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Mixin
    private RunOptions runOptions = new RunOptions();

    @Mixin
    private ConnectionOptions connectionOptions = new ConnectionOptions();

    @Mixin
    private SinkOptions sinkOptions = new SinkOptions();

    /** As written on the command line. */
    enum Format {
        table,
        ndjson
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Clock clock = Clock.systemUTC();
        Optional<Instant> begin =
                Optional.ofNullable(from).map(text -> TimeExpression.parse(text, TimeExpression.Edge.FROM, clock));
        Instant end = TimeExpression.parse(to, TimeExpression.Edge.TO, clock);
        // An empty window is told before rules are read, where that is possible.
        Optional<TimeWindow> given = begin.map(first -> new TimeWindow(first, Optional.of(end)));
        Duration time = Durations.parse(budget);
        IndexSelection indices = runOptions.indices();
        RuleSet rules = runOptions.load(err);
        TimeWindow window = given.orElseGet(() -> ofLists(rules, end, err));
        try (Connection connection = connectionOptions.open(System.getenv(), err);
                AlertSink sink = sinkOptions.open(connection)) {
            sink.prepare();
            Printer printer = new Printer();
            HuntReport report = new Hunt(connection, sink, clock, printer)
                    .run(new HuntRequest(rules.compiled(), indices, window, time, sinkOptions.namespace()));
            printer.finish();
            summarize(report, rules, window, sink.destination());
            return exitCode(report, rules);
        }
    }

    /** The window that the lists themselves give. */
    private static TimeWindow ofLists(RuleSet rules, Instant end, PrintWriter err) {
        long others =
                rules.compiled().stream().filter(rule -> rule.list().isEmpty()).count();
        Optional<ListWindow> earliest = ListWindow.earliest(rules.compiled());
        if (others > 0 || earliest.isEmpty()) {
            throw new EnvironmentException(
                    "where the time window begins is not known: " + Counts.of(others, "Sigma rule")
                            + " among the rules, and only IoC lists say when something happened",
                    "add --from, such as --from now-30d" + (earliest.isPresent() ? ", or hunt the lists alone" : ""));
        }
        TimeWindow window = new TimeWindow(earliest.get().start(), Optional.of(end));
        err.println("Hunting " + earliest.get() + "; --from changes it.");
        err.flush();
        return window;
    }

    private static int exitCode(HuntReport report, RuleSet rules) {
        if (!report.gaps().isEmpty()) {
            return ExitCode.ENVIRONMENT;
        }
        return RuleArguments.exitCode(rules, report.found() > 0 ? ExitCode.FINDINGS : ExitCode.CLEAN);
    }

    private void summarize(HuntReport report, RuleSet rules, TimeWindow window, String destination) {
        PrintWriter err = spec.commandLine().getErr();
        report.notes().forEach(note -> err.println("note: " + note));
        report.gaps().stream().limit(GAPS_SHOWN).forEach(gap -> {
            err.println("error: " + gap.what());
            if (!gap.hint().isEmpty()) {
                err.println("  = hint: " + gap.hint());
            }
        });
        if (report.gaps().size() > GAPS_SHOWN) {
            err.println("error: and " + (report.gaps().size() - GAPS_SHOWN) + " more like these");
        }
        err.println("Rules: " + RuleArguments.summary(rules) + ".");
        err.println("Hunted " + window + ": " + Counts.of(report.queries(), "query") + ", "
                + Counts.of(report.documents(), "document") + " verified.");
        err.println(Counts.of(report.found(), "alert") + ": " + report.stored().added() + " new in " + destination
                + ", " + report.stored().known() + " already there"
                + (missing(report) > 0 ? ", " + missing(report) + " not known to be stored" : "") + ".");
        err.flush();
    }

    private static int missing(HuntReport report) {
        return report.found() - report.stored().added() - report.stored().known();
    }

    /** Shows what the hunt finds. */
    private final class Printer implements HuntListener {
        private final PrintWriter out = spec.commandLine().getOut();
        private final Progress progress = new Progress(spec.commandLine().getErr());
        private final AlertTable table = new AlertTable();

        @Override
        public void found(List<Alert> alerts) {
            switch (format) {
                case table -> alerts.forEach(table::add);
                case ndjson -> {
                    if (!sinkOptions.usesStandardOutput()) {
                        alerts.forEach(alert -> out.println(alert.json()));
                    }
                }
            }
        }

        @Override
        public void progress(int queriesDone, int queries, long documents) {
            progress.show(() -> "Hunting: query " + queriesDone + " of " + queries + ", "
                    + Counts.of(documents, "document") + " verified");
        }

        void finish() {
            progress.clear();
            if (format == Format.table && !sinkOptions.usesStandardOutput()) {
                table.print(out, AlertTable.terminalWidth());
            }
            out.flush();
        }
    }
}
