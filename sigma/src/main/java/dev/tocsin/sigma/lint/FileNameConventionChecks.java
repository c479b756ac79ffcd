package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.parser.ParsedDocument.Kind;
import dev.tocsin.sigma.source.Span;
import java.util.regex.Pattern;

/**
 * How files are named (SigmaHQ filename convention). A finding stands at the start of the file, so that a file of
 * several documents has it once.
 */
final class FileNameConventionChecks {
    private static final Span START = new Span(0, 0);
    /** The length of a name is core's business. */
    private static final Pattern CONVENTION = Pattern.compile("[a-z0-9]*_[a-z0-9_]*\\.yml");

    private static final String CORRELATION_PREFIX = "correlation_";
    private static final Pattern CORRELATION_KEY = Pattern.compile("^correlation\\s*:", Pattern.MULTILINE);

    private FileNameConventionChecks() {}

    static void convention(DocumentView document, Findings findings) {
        FileName.of(document.source())
                .filter(name -> !CONVENTION.matcher(name).matches())
                .ifPresent(name -> findings.add(Diagnostic.of(
                                Code.SIGMAHQ_FILENAME_CONVENTION,
                                document.source(),
                                START,
                                "the file name " + Quoted.of(name) + " is not formed as SigmaHQ's are")
                        .withHint("use words of `a-z` and `0-9` with `_` between them, and the ending `.yml`")));
    }

    static void correlationPrefix(DocumentView document, Findings findings) {
        if (document.kind() != Kind.CORRELATION_RULE) {
            return;
        }
        FileName.of(document.source())
                .filter(name -> !name.startsWith(CORRELATION_PREFIX))
                .ifPresent(name -> findings.add(Diagnostic.of(
                                Code.SIGMAHQ_CORRELATION_FILENAME_PREFIX,
                                document.source(),
                                START,
                                "the file holds a correlation rule, and its name does not begin with `"
                                        + CORRELATION_PREFIX + "`")
                        .withHint("call it " + Quoted.of(CORRELATION_PREFIX + name))));
    }

    static void prefix(DocumentView document, Findings findings) {
        if (document.kind() != Kind.DETECTION_RULE) {
            return;
        }
        LogSourceName logSource = LogSourceName.of(document);
        FileName.of(document.source())
                .ifPresent(name -> SigmaHqTaxonomy.fileNamePrefix(logSource)
                        .filter(prefix -> !name.startsWith(prefix) && !holdsCorrelation(document))
                        .ifPresent(prefix -> findings.add(Diagnostic.of(
                                        Code.SIGMAHQ_FILENAME_PREFIX,
                                        document.source(),
                                        START,
                                        "the name of a rule of " + logSource.inWords() + " begins with `" + prefix
                                                + "`, not as in " + Quoted.of(name))
                                .withHint("rename the file, or does it have the wrong log source?"))));
    }

    /** A file with a correlation and its rules is named after the correlation. */
    private static boolean holdsCorrelation(DocumentView document) {
        return CORRELATION_KEY.matcher(document.source().text()).find();
    }
}
