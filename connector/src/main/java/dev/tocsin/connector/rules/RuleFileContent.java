package dev.tocsin.connector.rules;

import dev.tocsin.compiler.ioc.IocLists;
import dev.tocsin.connector.rules.RuleFiles.RuleFile;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** A rule file as far as it can be understood without the others. */
sealed interface RuleFileContent {
    RuleFile file();

    SourceText source();

    /** Sigma documents, or what should be some. */
    record Sigma(RuleFile file, ParseResult result) implements RuleFileContent {
        @Override
        public SourceText source() {
            return result.source();
        }
    }

    /** Indicators of compromise. */
    record IocList(RuleFile file, SourceText source) implements RuleFileContent {}

    /** Bytes that are not UTF-8. */
    record NotText(RuleFile file, Diagnostic diagnostic) implements RuleFileContent {
        @Override
        public SourceText source() {
            return diagnostic.source();
        }
    }

    /**
     * The contents of the files in their order. Files are read on all processors: parsing is half of what checking a
     * rule set costs.
     *
     * @throws IOException if one of them cannot be read
     */
    static List<RuleFileContent> readAll(List<RuleFile> files) throws IOException {
        try {
            return files.parallelStream().map(RuleFileContent::read).toList();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static RuleFileContent read(RuleFile file) {
        String name = file.path().toString();
        Optional<String> text;
        try {
            text = utf8(Files.readAllBytes(file.path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (text.isEmpty()) {
            SourceText source = new SourceText(name, "");
            return new NotText(
                    file,
                    Diagnostic.of(Code.INVALID_ENCODING, source, new Span(0, 0), "this file is not UTF-8 text")
                            .withHint("save it as UTF-8"));
        }
        SourceText source = new SourceText(name, text.get());
        return IocLists.isIocList(source) ? new IocList(file, source) : new Sigma(file, SigmaParser.parse(source));
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
