package dev.tocsin.connector.cli;

import dev.tocsin.compiler.drools.RuleEngine;
import dev.tocsin.connector.alert.AlertWriter;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.connector.scan.EventFile;
import dev.tocsin.connector.scan.MatchWriter;
import dev.tocsin.connector.scan.Scan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "scan",
        description = "Finds the events of files that rules match.",
        footer = {
            "",
            "EVENTS are files of Winlogbeat documents as NDJSON, one a line, plain or gzip; - is standard "
                    + "input. Each match is one line of JSON on standard output; event.index counts the lines of a "
                    + "file from 0, blank ones left out.",
            "",
            "Exit codes: 0 no match, 1 matches, 2 a rule is wrong (the others ran), 3 something could not be " + "read."
        })
final class ScanCommand implements Callable<Integer> {
    @Mixin
    private PlaceholderOption placeholders = new PlaceholderOption();

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--rules",
            required = true,
            paramLabel = "PATH",
            description = "Rule file, IoC list, or folder of them; may be given several times.")
    private List<Path> rulePaths;

    @Option(names = "--strict", description = "Exit with 3 if a line is not a JSON object.")
    private boolean strict;

    @Parameters(arity = "1..*", paramLabel = "EVENTS", description = "Files of events, or - for standard input.")
    private List<String> arguments;

    @Override
    public Integer call() throws IOException {
        RulesAndEvents named = RulesAndEvents.of(rulePaths, arguments);
        List<String> eventFiles = named.events();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        RuleSet rules = RuleArguments.load(named.rules(), placeholders.read(err), err);
        try (RuleEngine engine = RuleEngine.of(rules.compiled());
                MatchWriter writer = new MatchWriter(out, new AlertWriter("")::threat)) {
            ScanReport report = new ScanReport(writer, out, err);
            Scan scan = new Scan(engine, report);
            for (String name : eventFiles) {
                try (EventFile file = EventFile.open(name, System.in)) {
                    scan.scan(file);
                } catch (IOException e) {
                    report.unreadable(name, e);
                }
            }
            report.done();
            summarize(err, rules, scan, eventFiles.size());
            boolean nothingRead = scan.events() == 0 && scan.unreadableLines() > 0;
            if (nothingRead) {
                err.println("error: no event could be read");
                err.println(
                        "  = hint: events are NDJSON, one JSON object a line; `jq -c .` makes that of other JSON, and"
                                + " `jq -c '.[]'` of an array");
                err.flush();
            }
            if (report.unreadableFiles() > 0 || nothingRead || (strict && scan.unreadableLines() > 0)) {
                return ExitCode.ENVIRONMENT;
            }
            return RuleArguments.exitCode(rules, scan.matches() > 0 ? ExitCode.FINDINGS : ExitCode.CLEAN);
        }
    }

    private static void summarize(PrintWriter err, RuleSet rules, Scan scan, int files) {
        err.println("Rules: " + RuleArguments.summary(rules) + ".");
        err.println(String.format(
                Locale.ROOT,
                "Scanned %s of %s: %s of %s%s.",
                Counts.of(scan.events(), "event"),
                Counts.of(files, "file"),
                Counts.of(scan.matches(), "match"),
                Counts.of(scan.rulesThatMatched(), "rule"),
                scan.unreadableLines() == 0
                        ? ""
                        : "; " + Counts.of(scan.unreadableLines(), "line") + " could not be read"));
        err.flush();
    }
}
