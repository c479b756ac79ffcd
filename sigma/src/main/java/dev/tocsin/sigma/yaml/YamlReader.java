package dev.tocsin.sigma.yaml;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads the documents of a file. Any text yields documents or findings; nothing is thrown. After a mistake in the YAML
 * of one document it goes on at the next line that begins with {@code ---}.
 */
public final class YamlReader {
    /** How much there may be to read. What a file costs grows with its length, a list's by about 20 bytes a character. */
    public enum Size {
        /** Of a file with rules; all of SigmaHQ's rules for Windows in one file have about as many characters. */
        RULES(4 * 1024 * 1024),
        /** Of a list of values; 100,000 indicators, each with the places it was published in, have a third of it. */
        LIST(64 * 1024 * 1024);

        private final int codePoints;

        Size(int codePoints) {
            this.codePoints = codePoints;
        }
    }

    static final int MAX_CODE_POINTS = Size.RULES.codePoints;

    /** The most code points a line may have; the YAML library takes quadratic time over long ones. */
    static final int MAX_LINE = 100_000;

    /** How deep maps and lists may lie in each other; the deepest rule known has 5. */
    static final int MAX_DEPTH = 50;

    /** Going on after a mistake costs a pass over the rest of the file. */
    private static final int MAX_MISTAKES = 50;

    private final SourceText source;
    private final Findings findings;
    private final Size size;
    private final LoaderOptions options;
    private int mistakes;

    private YamlReader(Findings findings, Size size) {
        this.source = findings.source();
        this.findings = findings;
        this.size = size;
        this.options = options(size);
    }

    /** All documents of the text of {@code findings} that have a root, in order. */
    public static List<YamlDocument> read(Findings findings) {
        return read(findings, Size.RULES);
    }

    /** The same of a text that may have another size. */
    public static List<YamlDocument> read(Findings findings, Size size) {
        YamlReader reader = new YamlReader(findings, size);
        return reader.isReadable() ? reader.documents() : List.of();
    }

    private static LoaderOptions options(Size size) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(size.codePoints + 1);
        options.setNestingDepthLimit(MAX_DEPTH);
        // What an alias costs is counted where it is resolved, in TreeBuilder.
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        return options;
    }

    private boolean isReadable() {
        if (source.length() > size.codePoints) {
            findings.error(
                    Code.TOO_LARGE,
                    new Span(0, 0),
                    "the file has " + source.length() + " characters; at most " + size.codePoints + " are read",
                    "split it into several files");
            return false;
        }
        int lineStart = 0;
        for (int i = 0; i < source.length(); i++) {
            int codePoint = source.codePoint(i);
            if (codePoint == '\n' || codePoint == '\r') {
                lineStart = i + 1;
            } else if (i - lineStart >= MAX_LINE) {
                findings.error(
                        Code.TOO_LARGE,
                        new Span(i, i),
                        "a line has at most " + MAX_LINE + " characters",
                        "split it into several lines");
                return false;
            }
            if (!StreamReader.isPrintable(codePoint)) {
                findings.error(
                        Code.UNPRINTABLE_CHARACTER,
                        new Span(i, i + 1),
                        "YAML does not allow the character U+%04X".formatted(codePoint),
                        "remove it, or write it as an escape such as \"\\x%02X\" in double quotes"
                                .formatted(codePoint));
                return false;
            }
        }
        return true;
    }

    private List<YamlDocument> documents() {
        List<YamlDocument> documents = new ArrayList<>();
        Optional<Integer> start = Optional.of(0);
        while (start.isPresent()) {
            start = readFrom(start.get(), documents);
        }
        return documents;
    }

    /** Reads up to the end or the first mistake; returns where to go on. */
    private Optional<Integer> readFrom(int base, List<YamlDocument> documents) {
        StreamReader stream =
                new StreamReader(base == 0 ? source.text() : source.slice(new Span(base, source.length())));
        ParserImpl parser = new ParserImpl(stream, options);
        TreeComposer composer = new TreeComposer(parser, options, findings, base);
        try {
            while (composer.checkNode()) {
                documents.add(composer.document());
            }
            return Optional.empty();
        } catch (MarkedYAMLException mistake) {
            int at = mark(mistake).map(Mark::getIndex).orElseGet(stream::getIndex);
            return report(base, base + at, YamlMistake.of(mistake));
        } catch (YAMLException limit) {
            boolean depth = String.valueOf(limit.getMessage()).startsWith("Nesting Depth");
            return depth
                    ? report(
                            Code.TOO_DEEP,
                            base,
                            base + parser.peekEvent().getStartMark().getIndex(),
                            "maps and lists lie more than " + MAX_DEPTH + " deep in each other")
                    : report(Code.YAML_SYNTAX, base, base + stream.getIndex(), String.valueOf(limit.getMessage()));
        } catch (RuntimeException bug) {
            // The library lets some malformed input through to its own internals, for example directives with huge
            // numbers and escapes beyond Unicode. Whatever it trips over is a mistake in the text, not in the program.
            return report(Code.YAML_SYNTAX, base, base + stream.getIndex(), "this is not YAML");
        }
    }

    /** Where to look first. What is opened and never closed is wrong where it is opened, not at the end of the file. */
    private static Optional<Mark> mark(MarkedYAMLException mistake) {
        Optional<Mark> problem = Optional.ofNullable(mistake.getProblemMark());
        Optional<Mark> context = Optional.ofNullable(mistake.getContextMark());
        boolean atTheEnd = String.valueOf(mistake.getProblem()).contains("unexpected end of stream");
        return atTheEnd ? context.or(() -> problem) : problem.or(() -> context);
    }

    private Optional<Integer> report(int base, int at, YamlMistake mistake) {
        return report(Code.YAML_SYNTAX, base, at, mistake.message(), mistake.hint());
    }

    private Optional<Integer> report(Code code, int base, int at, String message) {
        return report(code, base, at, message, Optional.empty());
    }

    private Optional<Integer> report(Code code, int base, int at, String message, Optional<String> hint) {
        int offset = Math.min(at, source.length());
        Diagnostic mistake = Diagnostic.of(code, source, new Span(offset, offset), message);
        if (++mistakes == MAX_MISTAKES) {
            findings.add(mistake.withHint("after " + MAX_MISTAKES + " mistakes the file is read no further"));
            return Optional.empty();
        }
        findings.add(hint.map(mistake::withHint).orElse(mistake));
        return nextDocument(source, Math.max(offset, base + 1));
    }

    /** The first line from an offset on that begins a document. */
    static Optional<Integer> nextDocument(SourceText source, int from) {
        int offset = Math.min(from, source.length());
        for (int line = source.position(offset).line(); line <= source.lineCount(); line++) {
            String text = source.line(line);
            boolean begins = text.startsWith("---") && (text.length() == 3 || Character.isWhitespace(text.charAt(3)));
            if (begins && source.lineStart(line) >= offset) {
                return Optional.of(source.lineStart(line));
            }
        }
        return Optional.empty();
    }
}
