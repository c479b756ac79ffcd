package dev.tocsin.connector.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.RuleMetadata;
import dev.tocsin.compiler.drools.DrlText;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.querydsl.CompiledQuery;
import dev.tocsin.compiler.querydsl.QueryDslTarget;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.FileFailure;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.connector.rules.RuleSet.LoadedRule;
import dev.tocsin.sigma.model.Level;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
        name = "compile",
        description = "Prints what rules become: Elasticsearch queries, or Drools rules to read.",
        footer = {
            "",
            "querydsl  one JSON object a rule: the query, and whether it is exact or finds more than the rule means,",
            "          and why. Field types are those of Winlogbeat 8's index template; hunt asks the cluster instead.",
            "drl       one Drools rule a Sigma rule, to review. What runs is built from the same model, not from text.",
            "",
            "Exit codes: 0 done, 2 a rule is wrong (the others were compiled), 3 something could not be read or written."
        })
final class CompileCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter PRETTY =
            JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));

    @Mixin
    private PlaceholderOption placeholders = new PlaceholderOption();

    @Spec
    private CommandSpec spec;

    @Option(names = "--target", required = true, paramLabel = "TARGET", description = "querydsl or drl.")
    private Target target;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder for one file a rule, laid out like the rules; default: standard output.")
    private @Nullable Path output;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Rule files, IoC lists, or folders of them.")
    private List<Path> paths;

    /** As written on the command line. */
    enum Target {
        querydsl(".query.json"),
        drl(".drl");

        private final String ending;

        Target(String ending) {
            this.ending = ending;
        }
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        RuleSet rules = RuleArguments.load(paths, placeholders.read(err), err);
        QueryDslTarget queries = new QueryDslTarget(FieldCapabilities.winlogbeat8());
        Set<Path> written = new HashSet<>();
        int exact = 0;
        for (LoadedRule loaded : rules.rules()) {
            String artefact = switch (target) {
                case querydsl -> {
                    CompiledQuery query = queries.compile(loaded.rule().predicate());
                    exact += query.exactness() == Exactness.EXACT ? 1 : 0;
                    yield json(loaded.rule(), query);
                }
                case drl -> DrlText.of(loaded.rule());
            };
            if (output == null) {
                out.println(artefact.stripTrailing());
            } else {
                write(file(output, loaded, written), artefact.stripTrailing() + "\n");
            }
        }
        out.flush();
        err.println("Compiled " + RuleArguments.summary(rules)
                + (target == Target.querydsl
                        ? String.format(
                                Locale.ROOT,
                                ". %,d exact, %,d superset",
                                exact,
                                rules.rules().size() - exact)
                        : "")
                + ".");
        err.flush();
        return RuleArguments.exitCode(rules, ExitCode.CLEAN);
    }

    private static String json(CompiledRule rule, CompiledQuery query) {
        RuleMetadata metadata = rule.metadata();
        ObjectNode artefact = JSON.createObjectNode();
        artefact.putObject("rule")
                .put("id", metadata.id())
                .put("title", metadata.title())
                .put("level", metadata.level().map(Level::word).orElse(null))
                .put("path", metadata.source().name());
        artefact.put("exactness", query.exactness().name().toLowerCase(Locale.ROOT));
        query.reasons().forEach(artefact.putArray("reasons")::add);
        try {
            artefact.set("query", JSON.readTree(query.json()));
            return PRETTY.writeValueAsString(artefact);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Below the output folder as the rule lies below its argument; where a name is taken, a number is added. */
    private Path file(Path folder, LoadedRule loaded, Set<Path> written) {
        Path relative = loaded.root()
                .toAbsolutePath()
                .normalize()
                .relativize(loaded.path().toAbsolutePath().normalize());
        String name = relative.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        Path file = relative.resolveSibling(name + target.ending);
        for (int number = 2; !written.add(file); number++) {
            file = relative.resolveSibling(name + "-" + number + target.ending);
        }
        return folder.resolve(file);
    }

    private static void write(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new EnvironmentException(
                    file + " cannot be written: " + FileFailure.writing(e),
                    "check that the folder given with -o is writable",
                    e);
        }
    }
}
