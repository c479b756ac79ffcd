package dev.tocsin.sigma.yaml;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads the documents of a file. Any text yields documents or findings; nothing is thrown. After a mistake in the YAML
 * of one document it goes on at the next line that begins with {@code ---}.
 */
public final class YamlReader {
    /** The most code points a file may have; all of SigmaHQ's rules for Windows in one file have about as many. */
    static final int MAX_CODE_POINTS = 4 * 1024 * 1024;

    /** How deep maps and lists may lie in each other; the deepest rule known has 5. */
    static final int MAX_DEPTH = 50;

    private final SourceText source;
    private final Findings findings;
    private final LoaderOptions options = options();

    private YamlReader(Findings findings) {
        this.source = findings.source();
        this.findings = findings;
    }

    /** All documents of the text of {@code findings} that have a root, in order. */
    public static List<YamlDocument> read(Findings findings) {
        YamlReader reader = new YamlReader(findings);
        return reader.isReadable() ? reader.documents() : List.of();
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CODE_POINTS + 1);
        options.setNestingDepthLimit(MAX_DEPTH);
        // What an alias costs is counted where it is resolved, in TreeBuilder.
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        return options;
    }

    private boolean isReadable() {
        if (source.length() > MAX_CODE_POINTS) {
            findings.error(
                    Code.TOO_LARGE,
                    new Span(0, 0),
                    "the file has " + source.length() + " characters; at most " + MAX_CODE_POINTS + " are read",
                    "split it into several files");
            return false;
        }
        int[] codePoints = source.text().codePoints().toArray();
        for (int i = 0; i < codePoints.length; i++) {
            if (!StreamReader.isPrintable(codePoints[i])) {
                findings.error(
                        Code.UNPRINTABLE_CHARACTER,
                        new Span(i, i + 1),
                        "YAML does not allow the character U+%04X".formatted(codePoints[i]),
                        "remove it, or write it as an escape such as \"\\x%02X\" in double quotes"
                                .formatted(codePoints[i]));
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
        StreamReader stream = new StreamReader(source.slice(new Span(base, source.length())));
        ParserImpl parser = new ParserImpl(stream, options);
        Composer composer = new Composer(parser, new Tags(), options);
        try {
            while (composer.checkNode()) {
                Node root = composer.getNode();
                int errors = findings.errorCount();
                YamlNode tree = new TreeBuilder(findings, base).build(root);
                documents.add(new YamlDocument(
                        tree,
                        findings.errorCount() == errors
                                ? YamlDocument.Soundness.SOUND
                                : YamlDocument.Soundness.BROKEN));
            }
            return Optional.empty();
        } catch (MarkedYAMLException mistake) {
            return Optional.ofNullable(mistake.getProblemMark())
                    .or(() -> Optional.ofNullable(mistake.getContextMark()))
                    .map(mark -> base + mark.getIndex())
                    .or(() -> Optional.of(base + stream.getIndex()))
                    .flatMap(at -> report(Code.YAML_SYNTAX, at, inWords(mistake)));
        } catch (YAMLException limit) {
            boolean depth = String.valueOf(limit.getMessage()).startsWith("Nesting Depth");
            return depth
                    ? report(
                            Code.TOO_DEEP,
                            base + parser.peekEvent().getStartMark().getIndex(),
                            "maps and lists lie more than " + MAX_DEPTH + " deep in each other")
                    : report(Code.YAML_SYNTAX, base + stream.getIndex(), String.valueOf(limit.getMessage()));
        } catch (RuntimeException bug) {
            // The library lets some malformed input through to its own internals, for example directives with huge
            // numbers and escapes beyond Unicode. Whatever it trips over is a mistake in the text, not in the program.
            return report(Code.YAML_SYNTAX, base + stream.getIndex(), "this is not YAML");
        }
    }

    private Optional<Integer> report(Code code, int at, String message) {
        int offset = Math.min(at, source.length());
        findings.error(code, new Span(offset, offset), message);
        return nextDocument(offset);
    }

    private static String inWords(MarkedYAMLException mistake) {
        String problem = String.valueOf(mistake.getProblem()).strip();
        String context = mistake.getContext();
        return context == null || context.isBlank() ? problem : problem + " (" + context.strip() + ")";
    }

    private Optional<Integer> nextDocument(int after) {
        for (int line = source.position(after).line() + 1; line <= source.lineCount(); line++) {
            String text = source.line(line);
            if (text.startsWith("---") && (text.length() == 3 || Character.isWhitespace(text.charAt(3)))) {
                return Optional.of(source.lineStart(line));
            }
        }
        return Optional.empty();
    }
}
