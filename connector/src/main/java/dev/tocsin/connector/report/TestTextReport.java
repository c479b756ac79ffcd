package dev.tocsin.connector.report;

import dev.tocsin.connector.cases.RuleCase;
import dev.tocsin.connector.rules.RuleSet.LoadedRule;
import dev.tocsin.connector.verdict.CaseResult;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer.Colour;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** For people. */
record TestTextReport(Colour colour, Passing passing) implements TestReport {
    private static final int MOST_UNTESTED = 20;

    @Override
    public void write(TestRun run, Writer out) throws IOException {
        for (CaseResult result : run.results()) {
            RuleCase ruleCase = result.bound().ruleCase();
            if (!result.passed()) {
                out.write(painted("FAIL", "1;31") + " " + CaseText.title(ruleCase) + "\n");
                for (String line : CaseText.lines(result)) {
                    out.write("     " + line + "\n");
                }
                out.write("\n");
            } else if (passing == Passing.LISTED) {
                out.write(painted("ok", "1;32") + "   " + CaseText.title(ruleCase) + "\n");
            }
        }
        for (RuleCase ruleCase : run.tests().notRun()) {
            out.write(painted("skip", "1;33") + " " + CaseText.title(ruleCase) + " (its rule cannot run)\n");
        }
        writeUntested(run, out);
    }

    private void writeUntested(TestRun run, Writer out) throws IOException {
        List<LoadedRule> untested = run.tests().untested();
        if (untested.isEmpty()) {
            return;
        }
        String word = switch (run.untested()) {
            case LISTED -> painted("none", "1;33");
            case A_FAILURE -> painted("FAIL", "1;31");
        };
        int shown = passing == Passing.LISTED ? untested.size() : Math.min(MOST_UNTESTED, untested.size());
        for (LoadedRule rule : untested.subList(0, shown)) {
            out.write(word + " " + CaseText.title(rule) + ": no tests\n");
        }
        if (shown < untested.size()) {
            out.write("     and " + (untested.size() - shown) + " more rules without tests; --verbose lists them\n");
        }
    }

    private String painted(String text, String ansi) {
        return switch (colour) {
            case NEVER -> text;
            case ALWAYS -> "\u001b[" + ansi + "m" + text + "\u001b[0m";
        };
    }
}
