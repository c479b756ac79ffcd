package dev.tocsin.connector.report;

import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer.Colour;
import java.io.IOException;
import java.io.Writer;

/** For people. */
record TextReport(Colour colour) implements Report {
    @Override
    public void write(Run run, Writer out) throws IOException {
        DiagnosticRenderer renderer = DiagnosticRenderer.in(colour);
        for (Diagnostic finding : run.result().findings()) {
            out.write(renderer.render(finding));
            out.write('\n');
        }
    }
}
