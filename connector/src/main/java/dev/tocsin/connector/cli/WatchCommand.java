package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.StopSignal;
import dev.tocsin.connector.alert.Alert;
import dev.tocsin.connector.alert.AlertSink;
import dev.tocsin.connector.alert.Stored;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.ledger.Ledger;
import dev.tocsin.connector.ledger.TakenOverException;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.connector.watch.Pass;
import dev.tocsin.connector.watch.Start;
import dev.tocsin.connector.watch.Watch;
import dev.tocsin.connector.watch.WatchListener;
import dev.tocsin.connector.watch.WatchRequest;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "watch",
        description = "Evaluates rules on every event as it is indexed, and stores alerts.",
        footer = {
            "",
            "A rule that is new or changed is first hunted over its look-back window. How far each shard was "
                    + "read is kept in the index tocsin-ledger; a watch that was stopped or killed goes on where it "
                    + "was. Rule files that change while it runs are taken up; while something is wrong with them, "
                    + "it goes on with the rules it has.",
            "",
            "Exit codes: with --once 0 nothing found, 1 alerts; without it 0 when SIGTERM or Ctrl-C ended "
                    + "it; 2 a rule is wrong (the others ran), 3 something was not read or not stored, or alerts were "
                    + "refused and are kept in the ledger."
        })
final class WatchCommand implements Callable<Integer> {
    private static final Duration HUNT_BUDGET = Duration.ofHours(6);

    @Spec
    private CommandSpec spec;

    @Option(names = "--once", description = "Read what is there now, then end.")
    private boolean once;

    @Option(
            names = "--interval",
            paramLabel = "DURATION",
            defaultValue = "10s",
            description = "How long to wait between two passes. Default: ${DEFAULT-VALUE}.")
    private String interval;

    @Option(
            names = "--start",
            paramLabel = "START",
            defaultValue = "now",
            description =
                    "Where to begin in indices that this watch sees for the first time: now, earliest, or a point in "
                            + "time. Default: ${DEFAULT-VALUE}.")
    private String start;

    @Option(
            names = "--look-back",
            paramLabel = "DURATION",
            defaultValue = "7d",
            description = "How far back new or changed rules are hunted. Default: ${DEFAULT-VALUE}.")
    private String lookBack;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "default",
            description = "Name of this watch in the ledger. Watches with other rules need other names. Default: "
                    + "${DEFAULT-VALUE}.")
    private String name;

    @Mixin
    private RunOptions runOptions = new RunOptions();

    @Mixin
    private ConnectionOptions connectionOptions = new ConnectionOptions();

    @Mixin
    private SinkOptions sinkOptions = new SinkOptions();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Clock clock = Clock.systemUTC();
        Duration pause = Durations.parse(interval);
        WatchRequest request = new WatchRequest(
                List.of(),
                runOptions.indices(),
                Start.parse(start, clock),
                Durations.parse(lookBack),
                HUNT_BUDGET,
                sinkOptions.namespace());
        WatchedRules rules = WatchedRules.load(runOptions, clock, err);
        try (Connection connection = connectionOptions.open(System.getenv(), err);
                AlertSink sink = sinkOptions.open(connection);
                Watch watch = new Watch(
                        connection,
                        sink,
                        new Ledger(connection, name, clock),
                        clock,
                        request.watching(rules.inUse().compiled()),
                        new Printer())) {
            sink.prepare();
            // Whoever ends the look-back ends it at once; it is repeated.
            watch.begin();
            StopSignal stop = new StopSignal();
            try (Termination termination = Termination.stopping(stop)) {
                int code = once ? once(watch, stop, rules.inUse()) : untilStopped(watch, pause, rules, stop);
                termination.endsWith(code);
                return code;
            }
        } catch (TakenOverException failure) {
            throw new EnvironmentException(
                    String.valueOf(failure.getMessage()),
                    "stop one of the two, or give this one another --name; nothing was lost and no alert is there"
                            + " twice",
                    failure);
        }
    }

    private int once(Watch watch, StopSignal stop, RuleSet rules) {
        Pass pass = watch.runOnce(stop);
        PrintWriter err = spec.commandLine().getErr();
        for (EnvironmentException failure : pass.failures()) {
            ErrorRenderer.render(failure, err, ErrorRenderer.Detail.SENTENCE);
        }
        err.println(Counts.of(pass.events(), "event") + " read. "
                + Counts.of(pass.stored().added() + pass.stored().known(), "alert") + ": "
                + pass.stored().added() + " new, " + pass.stored().known() + " already there"
                + refused(watch) + ".");
        err.flush();
        if (!pass.failures().isEmpty() || pass.unreadable() > 0 || watch.deadLetters() > 0) {
            return ExitCode.ENVIRONMENT;
        }
        return RuleArguments.exitCode(
                rules, pass.stored().added() + pass.stored().known() > 0 ? ExitCode.FINDINGS : ExitCode.CLEAN);
    }

    private int untilStopped(Watch watch, Duration pause, WatchedRules rules, StopSignal stop) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("Watching " + runOptions.index() + " with "
                + Counts.of(watch.rules().size(), "rule") + ".");
        err.flush();
        watch.run(pause, rules, stop);
        err.println("Stopped. The next run goes on behind:");
        watch.positions().forEach(position -> err.println("  " + position));
        if (watch.deadLetters() > 0) {
            err.println("Not all is well" + refused(watch) + ".");
        }
        rules.printRefusal();
        err.flush();
        return watch.deadLetters() > 0 ? ExitCode.ENVIRONMENT : rules.exitCode();
    }

    private static String refused(Watch watch) {
        return watch.deadLetters() == 0
                ? ""
                : "; " + Counts.of(watch.deadLetters(), "refused alert") + " kept in " + Ledger.INDEX;
    }

    /** Shows what the watch does. */
    private final class Printer implements WatchListener {
        private final PrintWriter out = spec.commandLine().getOut();
        private final PrintWriter err = spec.commandLine().getErr();

        @Override
        public void stored(List<Alert> alerts, Stored stored) {
            if (!sinkOptions.usesStandardOutput()) {
                alerts.forEach(alert -> out.println(AlertTable.line(alert)));
                out.flush();
            }
        }

        @Override
        public void note(String note) {
            err.println("note: " + note);
            err.flush();
        }

        @Override
        public void setAside(EnvironmentException refusal) {
            ErrorRenderer.render(refusal, err, ErrorRenderer.Detail.SENTENCE);
        }

        @Override
        public void failed(EnvironmentException failure) {
            ErrorRenderer.render(failure, err, ErrorRenderer.Detail.SENTENCE);
            err.println("  = trying again; the cursors stay where they are");
            err.flush();
        }
    }
}
