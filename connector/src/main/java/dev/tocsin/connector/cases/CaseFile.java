package dev.tocsin.connector.cases;

import dev.tocsin.connector.FileFailure;
import dev.tocsin.connector.rules.RuleSet.FileContents;
import dev.tocsin.connector.rules.RuleSet.Unreadable;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A tests file, read or not. */
sealed interface CaseFile {
    Path path();

    /**
     * Text, with what it says.
     *
     * @param cases those without a mistake, in the order written
     * @param findings what is wrong with the others
     */
    record Parsed(Path path, List<RuleCase> cases, Findings findings) implements CaseFile {
        public Parsed {
            cases = List.copyOf(cases);
        }

        SourceText source() {
            return findings.source();
        }
    }

    /** What could not be read. */
    record NotReadable(Unreadable why) implements CaseFile {
        @Override
        public Path path() {
            return why.path();
        }
    }

    static CaseFile read(Path path, FileContents contents) {
        Optional<String> text;
        try {
            text = contents.text(path);
        } catch (IOException e) {
            return new NotReadable(new Unreadable(path, FileFailure.reading(e)));
        }
        Findings findings = new Findings(new SourceText(path.toString(), text.orElse("")));
        if (text.isEmpty()) {
            findings.error(Code.INVALID_ENCODING, new Span(0, 0), "this file is not UTF-8 text", "save it as UTF-8");
            return new Parsed(path, List.of(), findings);
        }
        return new Parsed(path, new CaseFileReader(path, findings).read(), findings);
    }
}
