package dev.tocsin.compiler.corpus;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.RuleCompiler;
import dev.tocsin.sigma.corpus.Corpus;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The rules of SigmaHQ that Winlogbeat's documents can answer. */
final class CorpusRules {
    private CorpusRules() {}

    static List<CompiledRule> compiled() throws IOException {
        RuleCompiler compiler = RuleCompiler.forWinlogbeat();
        List<CompiledRule> rules = new ArrayList<>();
        for (SourceText source : Corpus.rules()) {
            for (DetectionRule rule : SigmaParser.parse(source).rules()) {
                if (compiler.compile(rule) instanceof Compilation.Compiled compiled) {
                    rules.add(compiled.rule());
                }
            }
        }
        assertTrue(rules.size() > 2_400, () -> rules.size() + " rules compiled");
        return rules;
    }
}
