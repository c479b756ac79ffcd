package dev.tocsin.connector.cli;

import dev.tocsin.compiler.export.CsvExport;
import dev.tocsin.compiler.export.Exported;
import dev.tocsin.compiler.export.MispExport;
import dev.tocsin.compiler.export.StixExport;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.ioc.IocListReading;
import dev.tocsin.compiler.ioc.IocListText;
import dev.tocsin.compiler.ioc.IocLists;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.FileFailure;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description = "Writes an IoC list in a format that other tools read.",
        footer = {
            "",
            "What the format cannot hold is said on standard error.",
            "",
            "Exit codes: 0 done, 2 the list is wrong (nothing was written), 3 the arguments or the world " + "outside."
        })
final class IocExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "LIST.yml", description = "The list.")
    private Path file;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "stix (a STIX 2.1 bundle), csv or misp (a MISP event in JSON).")
    private Format format = Format.stix;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Default: standard output.")
    private @Nullable Path output;

    /** As written on the command line. */
    enum Format {
        stix,
        csv,
        misp
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        ResultFile.requireOther(output, List.of(file));
        SourceText text = text();
        if (!IocLists.isIocList(text)) {
            throw new EnvironmentException(file + " is no IoC list", "a list has the key `indicators`");
        }
        IocListReading reading = IocListText.read(text);
        if (!reading.diagnostics().isEmpty()) {
            err.println(DiagnosticRenderer.in(Colouring.auto.of(Colouring.Stream.STANDARD_ERROR, System.getenv()))
                    .render(reading.diagnostics()));
            err.flush();
        }
        if (reading.list().isEmpty()) {
            return ExitCode.BAD_RULES;
        }
        IocList list = reading.list().get();
        Exported exported = switch (format) {
            case stix -> StixExport.write(list, Clock.systemUTC());
            case csv -> CsvExport.write(list);
            case misp -> MispExport.write(list, Clock.systemUTC());
        };
        ResultFile.print(output, spec.commandLine().getOut(), out -> out.write(exported.text()));
        exported.losses().forEach(loss -> err.println("note: " + loss));
        err.flush();
        return ExitCode.CLEAN;
    }

    private SourceText text() {
        try {
            return new SourceText(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new EnvironmentException(
                    "the list " + file + " cannot be read: " + FileFailure.reading(e),
                    "name a file of UTF-8 text that is there",
                    e);
        }
    }
}
