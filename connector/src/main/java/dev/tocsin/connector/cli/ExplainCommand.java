package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.check.CheckedExample;
import dev.tocsin.connector.report.ExplanationMarkdown;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Explanation;
import dev.tocsin.sigma.diagnostic.Suggestion;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        description = "Explains a finding, with an example, what is said about it, and its correction.",
        footer = {"", "Without CODE, all codes are listed. Exit codes: 0 explained, 3 there is no such code."})
final class ExplainCommand implements Callable<Integer> {
    private static final int WIDTH = 100;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "CODE",
            description = "The word in brackets of a finding, such as unknown-identifier.")
    private @Nullable String name;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (name == null) {
            list(out);
        } else {
            explain(code(name), out);
        }
        out.flush();
        return ExitCode.CLEAN;
    }

    private static void list(PrintWriter out) {
        int width = Arrays.stream(Code.values())
                .mapToInt(code -> code.id().length())
                .max()
                .orElse(0);
        String gap = "";
        for (Code.Topic topic : Code.Topic.values()) {
            out.println(gap + ExplanationMarkdown.heading(topic));
            gap = "\n";
            for (Code code : Code.values()) {
                if (code.topic() == topic) {
                    out.println(String.format(
                            Locale.ROOT,
                            "  %-" + width + "s  %-7s  %s",
                            code.id(),
                            code.severity().word(),
                            code.summary().replace("`", "")));
                }
            }
        }
    }

    private static void explain(Code code, PrintWriter out) throws IOException {
        Explanation explanation = Explanation.of(code);
        out.println(code.id() + " (" + code.severity().word() + ")");
        out.println();
        out.print(wrapped(ExplanationMarkdown.of(explanation, CheckedExample.output(explanation))));
    }

    private static Code code(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        for (Code code : Code.values()) {
            if (code.id().equals(wanted) || code.id().equals(wanted.replace('-', '_'))) {
                return code;
            }
        }
        Optional<String> suggestion = Suggestion.nearest(
                wanted, Arrays.stream(Code.values()).map(Code::id).toList());
        throw new EnvironmentException(
                "there is no finding `" + name + "`",
                suggestion
                        .map(id -> "did you mean `" + id + "`? `tocsin explain` lists all")
                        .orElse("`tocsin explain` lists all"));
    }

    /** Paragraphs in lines that a terminal shows whole; what stands between fences stays as it is. */
    private static String wrapped(String markdown) {
        StringBuilder text = new StringBuilder();
        boolean fenced = false;
        for (String line : markdown.lines().toList()) {
            boolean fence = line.startsWith("```");
            fenced ^= fence;
            if (fenced || fence) {
                text.append(line).append('\n');
            } else {
                wrap(line, text);
            }
        }
        return text.toString();
    }

    private static void wrap(String paragraph, StringBuilder text) {
        int column = 0;
        for (String word : List.of(paragraph.split(" "))) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                text.append('\n');
                column = 0;
            } else if (column > 0) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        text.append('\n');
    }
}
