package dev.tocsin.connector.cli;

import dev.tocsin.compiler.assembly.Assembled;
import dev.tocsin.compiler.assembly.Assembly;
import dev.tocsin.compiler.assembly.ListFacts;
import dev.tocsin.compiler.assembly.ReadPublication;
import dev.tocsin.compiler.assembly.Wanted;
import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.intake.Intake;
import dev.tocsin.compiler.intake.IntakeOptions;
import dev.tocsin.compiler.intake.csv.CsvColumn;
import dev.tocsin.compiler.ioc.Change;
import dev.tocsin.compiler.ioc.IocListEdition;
import dev.tocsin.compiler.ioc.IocListText;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.check.AllowLists;
import dev.tocsin.connector.report.ImportReview;
import dev.tocsin.connector.report.UnifiedDiff;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.diagnostic.Severity;
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
            "The list goes to --output, or to standard output; a list that is already there is merged with: "
                    + "local edits stay, and what changed is said.",
            "",
            "Exit codes: 0 done, 1 there is no indicator in the files (with --diff: the list would change), 2 a file cannot be read as what it is "
                    + "(nothing was written), 3 the arguments or the world outside."
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
            description = "Print what was taken and what was not, and why. Without --output, nothing is written.")
    private boolean review;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Of the review: text (the default), markdown for a pull request, or json.")
    private @Nullable Format format;

    @Option(
            names = "--diff",
            description = "Print how the file of --output would change, and write nothing. Exit code 1 if it would.")
    private boolean diff;

    @Option(
            names = "--take",
            paramLabel = "WORD",
            description = "Take what would be held back: a value as the review shows it, or all that is held back for"
                    + " one reason, for example not-for-detection. May be repeated.")
    private List<String> take = List.of();

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "COLUMN",
            description = "What the columns of a CSV file hold, in their order: type, value, note, a type of indicator"
                    + " (sha256), or - for what is of no interest.")
    private @Nullable List<String> columns;

    /** As written on the command line. */
    enum Format {
        text,
        markdown,
        json
    }

    @Override
    public Integer call() throws IOException {
        checkOptions();
        LocalDate today = LocalDate.now(Clock.systemUTC());
        ListFacts said = facts.facts(today);
        IntakeOptions options = new IntakeOptions(Optional.ofNullable(columns)
                .map(words -> words.stream().map(IocImportCommand::column).toList()));
        ResultFile.requireOther(output, PublicationFiles.files(files));
        Optional<ListFile> file = Optional.ofNullable(output).map(ListFile::at);
        AllowLists allowLists = allowList.read();
        List<ReadPublication> readings = PublicationFiles.read(files, System.in).stream()
                .map(publication -> new ReadPublication(publication, Intake.read(publication, options)))
                .toList();
        List<Diagnostic> diagnostics = new ArrayList<>(allowLists.diagnostics());
        readings.forEach(reading -> diagnostics.addAll(reading.extraction().diagnostics()));
        printDiagnostics(diagnostics);
        if (columns != null
                && readings.stream()
                        .noneMatch(reading ->
                                reading.extraction().format() == dev.tocsin.compiler.extraction.Format.CSV)) {
            say("note: --columns does nothing: no file was read as CSV");
        }
        Assembled assembled = new Assembly(
                        allowLists.screening(), new Wanted(Set.copyOf(take)), today, file.flatMap(ListFile::list))
                .assemble(readings, said);
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
        if (assembled.list().published().isAfter(today.plusDays(1))) {
            say("note: it says that it was published on " + assembled.list().published()
                    + ", which lies in the future; --published says it better");
        }
        return write(assembled, file);
    }

    private void checkOptions() {
        if (format != null && !review) {
            throw new EnvironmentException("--format is the form of the review", "add --review, or leave --format out");
        }
        if (diff && review) {
            throw new EnvironmentException(
                    "--diff and --review exclude each other",
                    "both go to standard output; ask for one after the other");
        }
        if (diff && output == null) {
            throw new EnvironmentException(
                    "--diff needs a list to compare with", "name its file with --output; nothing is written to it");
        }
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
        ResultFile.print(null, out(), out -> {
            switch (format == null ? Format.text : format) {
                case text -> imported.writeText(out);
                case markdown -> imported.writeMarkdown(out);
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

    private int write(Assembled assembled, Optional<ListFile> file) throws IOException {
        if (file.isEmpty()) {
            if (!review) {
                sayAssumptions(assembled);
                ResultFile.print(null, out(), out -> out.write(IocListText.write(assembled.list())));
            }
            return ExitCode.CLEAN;
        }
        ListFile list = file.get();
        return switch (list.edition(assembled.list())) {
            case IocListEdition.Refused(List<Diagnostic> diagnostics) -> {
                printDiagnostics(diagnostics);
                say("Nothing was written: mend " + list.path() + " first, or give another --output.");
                yield ExitCode.BAD_RULES;
            }
            case IocListEdition.Merged(String after, List<Change> changes) -> {
                if (list.isNew()) {
                    sayAssumptions(assembled);
                }
                changes.forEach(change -> say("  " + change.line()));
                yield diff ? showDifference(list, after) : write(list, after);
            }
        };
    }

    private int showDifference(ListFile list, String after) throws IOException {
        ResultFile.print(
                null, out(), out -> out.write(UnifiedDiff.of(list.path().toString(), list.text(), after)));
        boolean same = list.text().equals(after);
        say(same ? list.path() + " would stay as it is." : "Nothing was written: --diff shows what would be.");
        return same ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }

    private int write(ListFile list, String after) {
        list.write(after);
        if (!list.isNew()) {
            say(list.text().equals(after) ? list.path() + " is as it was." : "Merged into " + list.path() + ".");
        } else if (Files.isRegularFile(list.path())) {
            say("Wrote " + list.path() + ".");
        }
        return ExitCode.CLEAN;
    }

    private void sayAssumptions(Assembled assembled) {
        assembled.assumptions().forEach(assumption -> say("note: " + assumption));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
