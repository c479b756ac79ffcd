package dev.tocsin.connector.cli;

import dev.tocsin.compiler.assembly.Assembled;
import dev.tocsin.compiler.assembly.Assembly;
import dev.tocsin.compiler.assembly.ReadPublication;
import dev.tocsin.compiler.assembly.Wanted;
import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.intake.Intake;
import dev.tocsin.compiler.intake.IntakeOptions;
import dev.tocsin.compiler.intake.csv.CsvColumn;
import dev.tocsin.compiler.ioc.Change;
import dev.tocsin.compiler.ioc.IocListEdition;
import dev.tocsin.compiler.ioc.IocListText;
import dev.tocsin.compiler.ioc.PresentList;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.FileFailure;
import dev.tocsin.connector.check.AllowLists;
import dev.tocsin.connector.check.FileReplacement;
import dev.tocsin.connector.report.ImportReview;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = {
            "Makes an IoC list of a publication: text, HTML, PDF, CSV, STIX, MISP or OpenIOC.",
            "The content tells the format."
        },
        footer = {
            "",
            "The list goes to --output, or to standard output; a list that is already there is",
            "merged with: local edits stay, and what changed is said.",
            "",
            "Exit codes: 0 done, 1 there is no indicator in the files, 2 a file cannot be read as",
            "what it is (nothing was written), 3 the arguments or the world outside."
        })
final class IocImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ListFactOptions facts = new ListFactOptions();

    @Mixin
    private AllowListOption allowList = new AllowListOption();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "What was published; - is standard input.")
    private List<String> files;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "LIST.yml",
            description = "File of the list: new, or one to merge with.")
    private @Nullable Path output;

    @Option(
            names = "--review",
            description = {"Print what was taken and what was not, and why. Without --output, nothing is", "written."})
    private boolean review;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "Of the review: text or json. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Option(
            names = "--take",
            paramLabel = "WORD",
            description = {
                "Take what would be held back: a value as the review shows it, or all that is held",
                "back for one reason, for example not-for-detection. May be repeated."
            })
    private List<String> take = List.of();

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "COLUMN",
            description = {
                "What the columns of a CSV file hold, in their order: type, value, note, a type of",
                "indicator (sha256), or - for what is of no interest."
            })
    private @Nullable List<String> columns;

    /** As written on the command line. */
    enum Format {
        text,
        json
    }

    @Override
    public Integer call() throws IOException {
        AllowLists allowLists = allowList.read();
        IntakeOptions options = new IntakeOptions(Optional.ofNullable(columns)
                .map(words -> words.stream().map(IocImportCommand::column).toList()));
        List<ReadPublication> readings = PublicationFiles.read(files, System.in).stream()
                .map(publication -> new ReadPublication(publication, Intake.read(publication, options)))
                .toList();
        List<Diagnostic> diagnostics = new ArrayList<>(allowLists.diagnostics());
        readings.forEach(reading -> diagnostics.addAll(reading.extraction().diagnostics()));
        printDiagnostics(diagnostics);
        Optional<PresentList> present = listThatIsThere();
        Assembled assembled = new Assembly(
                        allowLists.screening(),
                        new Wanted(Set.copyOf(take)),
                        LocalDate.now(Clock.systemUTC()),
                        present.flatMap(PresentList::list))
                .assemble(readings, facts.facts());
        if (review) {
            print(readings, assembled);
        }
        summarize(readings, assembled);
        sayWhatWasNotTaken(readings, assembled);
        if (diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR)) {
            say("Nothing was written, since not everything could be read.");
            return ExitCode.BAD_RULES;
        }
        if (assembled.list().indicators().isEmpty()) {
            say("There is no indicator to write.");
            return ExitCode.FINDINGS;
        }
        return write(assembled, present);
    }

    private static CsvColumn column(String word) {
        return switch (word.strip()) {
            case "type" -> new CsvColumn.Type();
            case "value" -> new CsvColumn.AnyValue();
            case "note" -> new CsvColumn.Note();
            case "-", "" -> new CsvColumn.Ignored();
            case String type ->
                new CsvColumn.ValueOf(IndicatorType.of(type)
                        .orElseThrow(() -> new EnvironmentException(
                                "`" + type + "` is no kind of column",
                                "give type, value, note, - or one of "
                                        + IndicatorType.words().collect(Collectors.joining(", ")))));
        };
    }

    private void printDiagnostics(List<Diagnostic> diagnostics) {
        if (!diagnostics.isEmpty()) {
            say(DiagnosticRenderer.in(Colouring.auto.of(Colouring.Stream.STANDARD_ERROR, System.getenv()))
                    .render(diagnostics));
        }
    }

    private void print(List<ReadPublication> readings, Assembled assembled) throws IOException {
        ImportReview imported = new ImportReview(readings, assembled);
        ResultFile.print(null, spec.commandLine().getOut(), out -> {
            switch (format) {
                case text -> imported.writeText(out);
                case json -> imported.writeJson(out);
            }
        });
    }

    private void summarize(List<ReadPublication> readings, Assembled assembled) {
        for (ReadPublication reading : readings) {
            boolean whole = reading.extraction().diagnostics().stream()
                    .noneMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
            say(reading.publication().name()
                    + (whole ? ": read as " + reading.extraction().format().words() : ": not read"));
        }
        Map<String, Long> types = assembled.list().indicators().stream()
                .collect(Collectors.groupingBy(ImportReview::kind, TreeMap::new, Collectors.counting()));
        say(Counts.of(assembled.list().indicators().size(), "indicator")
                + types.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", ", types.isEmpty() ? "" : ": ", ""))
                + "; " + Counts.of(assembled.heldBack().size(), "value") + " held back"
                + (assembled.heldBack().isEmpty() || review ? "." : ": --review says why."));
    }

    /** A mistyped --take must not pass for one that did something. */
    private void sayWhatWasNotTaken(List<ReadPublication> readings, Assembled assembled) {
        Set<String> reasons =
                Arrays.stream(HoldReason.values()).map(HoldReason::word).collect(Collectors.toSet());
        for (String word : take) {
            Optional<Extracted.HeldBack> held = assembled.heldBack().stream()
                    .filter(each -> each.text().equalsIgnoreCase(word))
                    .findFirst();
            boolean known = assembled.list().indicators().stream()
                            .anyMatch(indicator -> indicator.name().equalsIgnoreCase(word))
                    || readings.stream()
                            .flatMap(reading -> reading.extraction().items().stream())
                            .anyMatch(item -> item instanceof Extracted.HeldBack back
                                    && back.text().equalsIgnoreCase(word));
            if (held.isPresent()) {
                say("note: `" + word + "` cannot be taken: it " + held.get().explanation());
            } else if (!known && !reasons.contains(word.toLowerCase(Locale.ROOT))) {
                say("note: --take " + word + " does nothing: no such value is held back, and it is no reason");
            }
        }
    }

    private int write(Assembled assembled, Optional<PresentList> present) throws IOException {
        if (output == null && review) {
            return ExitCode.CLEAN;
        }
        if (output == null || present.isEmpty()) {
            assembled.assumptions().forEach(assumption -> say("note: " + assumption));
            ResultFile.print(
                    output, spec.commandLine().getOut(), out -> out.write(IocListText.write(assembled.list())));
            return ExitCode.CLEAN;
        }
        return merge(output, present.get(), assembled.list());
    }

    /** What is to be merged with; empty if there is none. */
    private Optional<PresentList> listThatIsThere() {
        return output != null && holdsText(output)
                ? Optional.of(PresentList.read(new SourceText(output.toString(), text(output))))
                : Optional.empty();
    }

    /** An empty file, and one without an end such as a pipe or a terminal, is written to and never read. */
    private static boolean holdsText(Path file) {
        return Files.isRegularFile(file) && file.toFile().length() > 0;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new EnvironmentException(
                    file + " cannot be merged with: " + FileFailure.reading(e),
                    "give the file of a list, or of none yet, with --output",
                    e);
        }
    }

    private int merge(Path file, PresentList present, IocList newer) {
        String before = present.text();
        try {
            switch (present.merge(newer)) {
                case IocListEdition.Refused(List<Diagnostic> diagnostics) -> {
                    if (!before.contains("indicators")) {
                        throw new EnvironmentException(
                                file + " is there already and is no IoC list; nothing was written",
                                "give the file of a list, or of none yet, with --output");
                    }
                    printDiagnostics(diagnostics);
                    say("Nothing was written: mend " + file + " first, or give another --output.");
                    return ExitCode.BAD_RULES;
                }
                case IocListEdition.Merged(String after, List<Change> changes) -> {
                    FileReplacement.replace(file, before, after);
                    changes.forEach(change -> spec.commandLine().getErr().println("  " + change.line()));
                    say(before.equals(after) ? file + " is as it was." : "Merged into " + file + ".");
                }
            }
        } catch (IOException e) {
            throw new EnvironmentException(
                    file + " cannot be merged with: " + FileFailure.writing(e), "look at its permissions", e);
        }
        return ExitCode.CLEAN;
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
