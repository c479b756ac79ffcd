package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.lint.Suppression.Name;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlComment;
import dev.tocsin.sigma.yaml.YamlComment.Placement;
import dev.tocsin.sigma.yaml.YamlComments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code # tocsin: ignore[check, check] reason}. */
final class SuppressionReader {
    private static final String MARK = "tocsin:";
    private static final Pattern COMMENT = Pattern.compile("\\s*tocsin:(.*)");
    private static final Pattern IGNORE = Pattern.compile("\\s*tocsin:\\s*ignore\\s*\\[([^\\]]*)\\](.*)");
    private static final Pattern NAME = Pattern.compile("[^,\\s]+");
    private static final String FORM = "write `# tocsin: ignore[escaped_wildcard] why`, with commas between several";

    private final FileRules file;
    private final SourceText source;
    private final Consumer<Diagnostic> findings;

    SuppressionReader(FileRules file, Consumer<Diagnostic> findings) {
        this.file = file;
        this.source = file.source();
        this.findings = findings;
    }

    /** The suppressions of the file that have an effect. What is wrong with the others is reported. */
    List<Suppression> read() {
        if (!source.text().contains(MARK)) {
            return List.of();
        }
        List<Suppression> suppressions = new ArrayList<>();
        for (YamlComment comment : YamlComments.read(source)) {
            if (COMMENT.matcher(comment.text()).matches()) {
                suppression(comment).ifPresent(suppressions::add);
            }
        }
        return suppressions;
    }

    private Optional<Suppression> suppression(YamlComment comment) {
        Matcher parts = IGNORE.matcher(comment.text());
        if (!parts.matches()) {
            report(Code.UNKNOWN_CHECK, comment.span(), "this is addressed to Tocsin, but says nothing it knows", FORM);
            return Optional.empty();
        }
        List<Name> names = names(comment, parts.start(1), parts.end(1));
        String reason = parts.group(2).strip();
        if (reason.isEmpty()) {
            report(
                    Code.SUPPRESSION_WITHOUT_REASON,
                    comment.span(),
                    "this suppression does not say why, and has no effect",
                    "write the reason behind the `]`");
            return Optional.empty();
        }
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Suppression(names, covered(comment), comment.span()));
    }

    private List<Name> names(YamlComment comment, int from, int to) {
        List<Name> names = new ArrayList<>();
        Matcher name = NAME.matcher(comment.text()).region(from, to);
        while (name.find()) {
            String text = name.group();
            Span place = place(comment, name.start(), name.end());
            Validators.of(text).ifPresentOrElse(code -> names.add(new Name(code, place)), () -> unknown(text, place));
        }
        if (comment.text().substring(from, to).isBlank()) {
            report(Code.UNKNOWN_CHECK, comment.span(), "this suppression names no check", FORM);
        }
        return names;
    }

    private void unknown(String name, Span place) {
        boolean exists = Arrays.stream(Code.values()).anyMatch(code -> code.id().equals(name));
        report(
                Code.UNKNOWN_CHECK,
                place,
                exists ? Quoted.of(name) + " cannot be suppressed" : "no check is named " + Quoted.of(name),
                exists
                        ? "correct what it reports; only validators can be suppressed"
                        : Suggestion.nearest(name, Validators.names())
                                .map(near -> "did you mean " + Quoted.of(near) + "?")
                                .orElse("docs/diagnostics.md lists them"));
    }

    /** Indexes count code units of the comment's text, places code points of the file. */
    private static Span place(YamlComment comment, int from, int to) {
        int start = comment.span().start() + 1;
        return new Span(
                start + comment.text().codePointCount(0, from),
                start + comment.text().codePointCount(0, to));
    }

    private Span covered(YamlComment comment) {
        int line = source.position(comment.span().start()).line();
        if (comment.placement() == Placement.END_OF_LINE) {
            return line(line);
        }
        Optional<FileRules.Region> region = file.at(comment.span().start());
        if (region.isPresent() && comment.span().start() < region.get().head()) {
            return region.get().whole();
        }
        int next = line + 1;
        while (next <= source.lineCount() && isWithoutContent(source.line(next))) {
            next++;
        }
        return next <= source.lineCount() ? line(next) : line(line);
    }

    private static boolean isWithoutContent(String line) {
        return line.isBlank() || line.stripLeading().startsWith("#");
    }

    private Span line(int line) {
        int end = line == source.lineCount() ? source.length() + 1 : source.lineStart(line + 1);
        return new Span(source.lineStart(line), end);
    }

    private void report(Code code, Span place, String message, String hint) {
        findings.accept(Diagnostic.of(code, source, place, message).withHint(hint));
    }
}
