package dev.tocsin.connector.cli;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.drools.RuleEngine;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.connector.scan.EventFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "measure",
        description = "Measures loading and compiling of rules and the scanning of events on this machine.",
        footer = {
            "",
            "The first round is what a single command pays, the JVM's warming up included; later rounds are "
                    + "what a running watch sees. Exit codes: 0 done, 3 something could not be read."
        })
final class MeasureCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--rules", required = true, paramLabel = "PATH", description = "Rule file or folder.")
    private List<Path> rulePaths;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each is done. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Parameters(
            arity = "0..*",
            paramLabel = "EVENTS",
            description = "Files of events; without any, only loading is measured.")
    private List<String> eventFiles = List.of();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        RuleSet rules = measureLoad(out, 1);
        for (int round = 2; round <= rounds; round++) {
            rules = measureLoad(out, round);
        }
        if (eventFiles.isEmpty()) {
            return ExitCode.CLEAN;
        }
        List<byte[]> lines = new ArrayList<>();
        for (String name : eventFiles) {
            try (EventFile file = EventFile.open(name, System.in)) {
                while (file.next()) {
                    lines.add(file.line());
                }
            }
        }
        long begin = System.nanoTime();
        try (RuleEngine engine = RuleEngine.of(rules.compiled())) {
            print(
                    out,
                    1,
                    "rules indexed and built into a knowledge base",
                    rules.rules().size(),
                    begin);
            for (int round = 1; round <= rounds; round++) {
                measureScan(out, round, engine, lines);
            }
        }
        out.println(String.format(Locale.ROOT, "peak heap, all events held at once: %,d MB", peakHeapBytes() >> 20));
        out.flush();
        return ExitCode.CLEAN;
    }

    private RuleSet measureLoad(PrintWriter out, int round) throws IOException {
        long begin = System.nanoTime();
        RuleSet rules = RuleSet.load(rulePaths);
        print(out, round, "rule files read and compiled", rules.files(), begin);
        print(out, round, "rules read and compiled", rules.rules().size(), begin);
        out.flush();
        return rules;
    }

    private static void measureScan(PrintWriter out, int round, RuleEngine engine, List<byte[]> lines) {
        List<Document> documents = new ArrayList<>(lines.size());
        long begin = System.nanoTime();
        for (byte[] line : lines) {
            try {
                documents.add(Document.parse(line));
            } catch (UnreadableDocumentException leftOut) {
                // Scan counts these; here they only would blur the figure.
            }
        }
        print(out, round, "events parsed", documents.size(), begin);
        long matches = 0;
        begin = System.nanoTime();
        for (Document document : documents) {
            matches += engine.evaluate(document).size();
        }
        print(out, round, "events evaluated", documents.size(), begin);
        out.println(String.format(Locale.ROOT, "round %d: %,d matches", round, matches));
    }

    private static void print(PrintWriter out, int round, String what, int count, long begin) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        out.println(String.format(
                Locale.ROOT,
                "round %d: %,d %s in %.2f s: %,.0f a second",
                round,
                count,
                what,
                seconds,
                count / seconds));
        out.flush();
    }

    private static long peakHeapBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong((MemoryPoolMXBean pool) -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
