package dev.tocsin.sigma.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a code means, with a case of it and its correction. Kept as Markdown beside this class, one file a code;
 * docs/diagnostics.md is made of them, and a test runs every example.
 *
 * @param text what is wrong and why it matters, in paragraphs
 * @param example files that yield the code; empty where no short text can, such as a file beyond a limit of size
 * @param correction the same files as they should be
 */
public record Explanation(Code code, String text, List<ExampleFile> example, List<ExampleFile> correction) {
    private static final Pattern SECTIONS =
            Pattern.compile("(.*?)(?:\n## Example\n(.*?)\n## Correction\n(.*))?", Pattern.DOTALL);
    private static final Pattern FILE =
            Pattern.compile("^```\\w+ (\\S+)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    public Explanation {
        example = List.copyOf(example);
        correction = List.copyOf(correction);
    }

    /** A file of an example. */
    public record ExampleFile(String name, String content) {}

    /** What the code means. */
    public static Explanation of(Code code) {
        Matcher sections = SECTIONS.matcher(markdown(code));
        if (!sections.matches()) {
            throw new IllegalStateException("not formed as an explanation: " + code.id());
        }
        return new Explanation(code, sections.group(1).strip(), files(sections.group(2)), files(sections.group(3)));
    }

    private static List<ExampleFile> files(@Nullable String section) {
        List<ExampleFile> files = new ArrayList<>();
        if (section != null) {
            Matcher file = FILE.matcher(section);
            while (file.find()) {
                files.add(new ExampleFile(file.group(1), file.group(2)));
            }
        }
        return files;
    }

    private static String markdown(Code code) {
        try (InputStream file = Explanation.class.getResourceAsStream("explanations/" + code.id() + ".md")) {
            if (file == null) {
                throw new IllegalStateException("no explanation of " + code.id());
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
