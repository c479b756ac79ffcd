package dev.tocsin.connector.check;

import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.diagnostic.Explanation;
import dev.tocsin.sigma.diagnostic.Explanation.ExampleFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of an explanation, really checked: written into a temporary folder and read from it with every check on.
 *
 * @param findings what the check says about them
 */
public record CheckedExample(List<Diagnostic> findings, Path folder) {
    /** The file of an example that is the validation configuration and not a rule. */
    public static final String VALIDATION_CONFIGURATION = "validation.yml";

    /** The file of an example that holds the values of {@code expand}. */
    public static final String PLACEHOLDERS = "placeholders.yml";

    /** The file of an example that says what is no indicator. */
    public static final String ALLOW_LIST = "allow-list.txt";

    /** The day on which all examples are checked, since some checks ask for a rule's age. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), ZoneOffset.UTC);

    public CheckedExample {
        findings = List.copyOf(findings);
    }

    /** Checks the files of an example or of its correction. */
    public static CheckedExample of(List<ExampleFile> files) throws IOException {
        Path folder = Files.createTempDirectory("tocsin-example").toRealPath();
        try {
            Path rules = Files.createDirectory(folder.resolve("rules"));
            Path options = Files.createDirectory(folder.resolve("options"));
            for (ExampleFile file : files) {
                Path path = (isOption(file) ? options : rules).resolve(file.name());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.content());
            }
            Path configuration = options.resolve(VALIDATION_CONFIGURATION);
            CheckRequest request = new CheckRequest(
                    List.of(rules),
                    Files.exists(configuration)
                            ? new CheckRequest.Validators.Configured(configuration)
                            : new CheckRequest.Validators.All(),
                    Optional.of(options.resolve(PLACEHOLDERS)).filter(Files::exists),
                    Stream.of(options.resolve(ALLOW_LIST)).filter(Files::exists).toList());
            return new CheckedExample(new RuleCheck(request, CLOCK).run().findings(), folder);
        } finally {
            delete(folder);
        }
    }

    /** What the example of a code says of that code, as a person sees it; empty if there is no example. */
    public static String output(Explanation explanation) throws IOException {
        if (explanation.example().isEmpty()) {
            return "";
        }
        CheckedExample checked = of(explanation.example());
        return checked.render(checked.findings().stream()
                .filter(finding -> finding.code() == explanation.code())
                .toList());
    }

    private static boolean isOption(ExampleFile file) {
        return List.of(VALIDATION_CONFIGURATION, PLACEHOLDERS, ALLOW_LIST).contains(file.name());
    }

    /** Findings as a person sees them who checks the files where she is. */
    public String render(List<Diagnostic> wanted) {
        return DiagnosticRenderer.plain()
                .render(wanted)
                .replace(folder.resolve("rules") + "/", "")
                .replace(folder.resolve("options") + "/", "");
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
