package dev.tocsin.connector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.compiler.placeholder.Placeholders;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.alert.AlertSink;
import dev.tocsin.connector.alert.EcsSink;
import dev.tocsin.connector.demo.Demo;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.ConnectionSettings;
import dev.tocsin.connector.node.ElasticsearchDistribution;
import dev.tocsin.connector.node.ElasticsearchNode;
import dev.tocsin.connector.rules.RuleSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = "Finds an intrusion in a real Elasticsearch, among the synthetic events of a hospital.",
        footer = {
            "",
            "Elasticsearch is started in a temporary directory; the rules of the shipped pack find the ScreenConnect"
                    + " intrusion of autumn 2023 there.",
            "",
            "The first run downloads Elasticsearch (116 MB) from Maven Central.",
            "",
            "Exit codes: 0 every alert came and no other, 1 not so, 3 something did not start."
        })
final class DemoCommand implements Callable<Integer> {
    private static final String PACK = "rules/hc3-2024-01-screenconnect";
    private static final int DIFFERENCES_SHOWN = 20;

    @Spec
    private CommandSpec spec;

    @Option(names = "--keep", description = "Leave Elasticsearch running and say how to query it.")
    private boolean keep;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Path pack = Path.of(System.getProperty("tocsin.home", "."), PACK);
        if (!Files.isDirectory(pack)) {
            throw new EnvironmentException(
                    "the rule pack is not at " + pack, "run the demo with the launcher ./tocsin of a whole clone");
        }
        RuleSet rules = RuleArguments.load(List.of(pack), Placeholders.none(), err);
        try (ElasticsearchNode node = OwnElasticsearch.start(err)) {
            say(
                    "Elasticsearch %s answers at %s (started in %.1f s, data in a temporary directory).",
                    ElasticsearchDistribution.VERSION,
                    node.uri(),
                    node.startTook().toMillis() / 1000.0);
            int code;
            try (Connection connection = Connection.open(ConnectionSettings.plain(node.uri()), Thread::sleep);
                    AlertSink sink = new EcsSink(connection, "default")) {
                code = run(new Demo(connection, sink, rules.compiled(), Clock.systemUTC()), rules, sink.destination());
            }
            if (keep) {
                leaveRunning(node);
            }
            return code;
        } catch (IOException e) {
            throw new EnvironmentException("the demo's Elasticsearch failed: " + e.getMessage(), null, e);
        }
    }

    private int run(Demo demo, RuleSet rules, String destination) {
        say("Rules: %s, in %s.", RuleArguments.summary(rules), PACK);
        Demo.Indexed indexed = demo.indexEvents();
        say(
                "Indexed %s in winlogbeat-*: %,d of ordinary work and, among them, %,d of the intrusion. All are synthetic.",
                Counts.of(indexed.ordinary() + indexed.intrusion(), "event"), indexed.ordinary(), indexed.intrusion());
        say("");
        say("> tocsin hunt --rules %s --from %s --to %s", PACK, Demo.FROM, Demo.TO);
        print(demo.hunt(), destination);
        say("> the same hunt again");
        Demo.Raised again = demo.hunt();
        say("%s.", outcome(again, destination));
        say("");
        say("> tocsin watch --rules %s --once, while events arrive whose computer was offline for days", PACK);
        print(demo.watchLateEvents(), destination);
        return verdict(demo, indexed);
    }

    private int verdict(Demo demo, Demo.Indexed indexed) {
        List<JsonNode> stored = demo.storedAlerts();
        List<String> differences = demo.differences(stored);
        if (differences.isEmpty()) {
            say(
                    "Checked: the data stream holds the %,d alerts that the script of the intrusion asks for, each once, and"
                            + " none for the %,d ordinary events.",
                    stored.size(), indexed.ordinary());
            return ExitCode.CLEAN;
        }
        differences.stream().limit(DIFFERENCES_SHOWN).forEach(difference -> say("Not as it should be: %s", difference));
        say("%s in all.", Counts.of(differences.size(), "difference"));
        return ExitCode.FINDINGS;
    }

    private void print(Demo.Raised raised, String destination) {
        AlertTable table = new AlertTable();
        raised.alerts().forEach(table::add);
        table.print(spec.commandLine().getOut(), AlertTable.terminalWidth());
        say("%s.", outcome(raised, destination));
        say("");
    }

    private static String outcome(Demo.Raised raised, String destination) {
        return Counts.of(raised.alerts().size(), "alert") + ": "
                + raised.stored().added() + " new in " + destination + ", "
                + raised.stored().known() + " already there";
    }

    private void leaveRunning(ElasticsearchNode node) throws IOException {
        node.leaveRunning();
        URI uri = node.uri();
        say("");
        say("Elasticsearch is left running. Its alerts:");
        say("  curl '%s/logs-tocsin.alert-default/_search?size=1&pretty'", uri);
        say("Its events, with rules of your own:");
        say("  ./tocsin hunt --es %s --rules YOUR-RULES --from %s --to %s", uri, Demo.FROM, Demo.TO);
        say("Stop it, and remove its data, with: kill %d", node.processId());
    }

    private void say(String format, Object... arguments) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, format, arguments));
        out.flush();
    }
}
