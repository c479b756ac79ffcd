package dev.tocsin.sigma.yaml;

import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlComment.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.CommentToken;
import org.yaml.snakeyaml.tokens.Token;

/**
 * The comments of a file, in order: real ones, none that stand inside a scalar. What the YAML library cannot read it
 * passes over up to the next document, as {@link YamlReader} does.
 */
public final class YamlComments {
    private YamlComments() {}

    public static List<YamlComment> read(SourceText source) {
        List<YamlComment> comments = new ArrayList<>();
        Optional<Integer> start = Optional.of(0);
        while (start.isPresent()) {
            start = readFrom(start.get(), source, comments);
        }
        return comments;
    }

    /** Returns where to go on after a mistake. */
    private static Optional<Integer> readFrom(int base, SourceText source, List<YamlComment> comments) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(YamlReader.MAX_CODE_POINTS + 1);
        options.setProcessComments(true);
        int reached = base;
        try {
            ScannerImpl scanner =
                    new ScannerImpl(new StreamReader(source.slice(new Span(base, source.length()))), options);
            while (scanner.checkToken()) {
                Token token = scanner.getToken();
                reached = base + token.getEndMark().getIndex();
                if (token instanceof CommentToken comment && comment.getCommentType() != CommentType.BLANK_LINE) {
                    comments.add(comment(base + comment.getStartMark().getIndex(), source));
                }
            }
            return Optional.empty();
        } catch (RuntimeException mistake) {
            // YamlReader says what is wrong, in words.
            return YamlReader.nextDocument(source, Math.max(reached, base + 1));
        }
    }

    private static YamlComment comment(int start, SourceText source) {
        int line = source.position(start).line();
        int end = source.lineStart(line)
                + source.line(line).codePointCount(0, source.line(line).length());
        boolean alone = source.slice(new Span(source.lineStart(line), start)).isBlank();
        return new YamlComment(
                source.slice(new Span(start + 1, end)),
                new Span(start, end),
                alone ? Placement.ALONE : Placement.END_OF_LINE);
    }
}
