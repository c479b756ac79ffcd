package dev.tocsin.connector.testing;

import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.RuleCompiler;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Sigma rules for tests. */
public final class Rules {
    private Rules() {}

    /** The text of a rule that looks for a part of a command line. */
    public static String text(String title, String commandLine) {
        return """
                title: %s
                id: %s
                status: test
                description: Detects a command line
                author: Tocsin
                tags: [attack.execution, attack.t1059.003, attack.t9999]
                logsource: {product: windows, category: process_creation}
                detection:
                  selection:
                    CommandLine|contains: '%s'
                  condition: selection
                level: high
                """.formatted(
                title, UUID.nameUUIDFromBytes(title.getBytes(java.nio.charset.StandardCharsets.UTF_8)), commandLine);
    }

    public static CompiledRule commandLine(String title, String commandLine) {
        return compiled(text(title, commandLine));
    }

    /** So many rules that all look for the same. */
    public static List<CompiledRule> many(int number, String commandLine) {
        return IntStream.range(0, number)
                .mapToObj(i -> commandLine("Rule " + i, commandLine))
                .toList();
    }

    public static CompiledRule compiled(String text) {
        var parsed = SigmaParser.parse(new SourceText("rules/testing/rule.yml", text));
        Compilation compilation =
                RuleCompiler.forWinlogbeat().compile(parsed.rules().getFirst());
        if (compilation instanceof Compilation.Compiled compiled) {
            return compiled.rule();
        }
        throw new IllegalArgumentException(compilation.toString());
    }
}
