package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.diagnostic.Fix.Edit;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form of titles (SigmaHQ rule conventions, title). */
final class TitleChecks {
    private static final Pattern DETECT = Pattern.compile("detects?(?=\\s)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FULL_STOPS = Pattern.compile("[\\s.]*\\.\\s*$");
    private static final Pattern WORD = Pattern.compile("\\S+");
    /** What stands around a word and is not of it. */
    private static final Pattern BARE_WORD = Pattern.compile("^[(\\[{]*(.*?)[)\\]},:;!?]*$");
    /** Names of files, paths, options, functions, versions: spelt as they are. */
    private static final Pattern NAME = Pattern.compile("[./_\\\\@=]|^[^\\p{L}]");
    /** A text that YAML cannot take for anything but a text, wherever it stands. */
    private static final Pattern PLAIN_TEXT = Pattern.compile("\\p{L}.*\\s.*[\\p{L}\\p{N})]", Pattern.DOTALL);

    private TitleChecks() {}

    static DocumentCheck length(Parameters parameters) {
        int maximum = parameters.number(NumberParameter.TITLE_LENGTH);
        return (document, findings) -> document.scalar("title").ifPresent(title -> {
            String text = title.text();
            int length = text.codePointCount(0, text.length());
            if (length > maximum) {
                findings.add(Diagnostic.of(
                                Code.SIGMAHQ_TITLE_LENGTH,
                                document.source(),
                                title.places().span(text.offsetByCodePoints(0, maximum), text.length()),
                                "the title has " + length + " characters; at most " + maximum + " are wanted")
                        .withHint("keep the name of what it finds; the rest belongs into `description`"));
            }
        });
    }

    static void start(DocumentView document, Findings findings) {
        document.scalar("title").ifPresent(title -> {
            Matcher detect = DETECT.matcher(title.text());
            if (detect.lookingAt()) {
                findings.add(Diagnostic.of(
                                Code.SIGMAHQ_TITLE_START,
                                document.source(),
                                title.places().span(0, detect.end()),
                                "the title begins with " + Quoted.of(detect.group()))
                        .withHint("name what is found; that a rule detects it goes without saying"));
            }
        });
    }

    static void end(DocumentView document, Findings findings) {
        document.scalar("title").ifPresent(title -> {
            Matcher stops = FULL_STOPS.matcher(title.text());
            if (stops.find()) {
                Diagnostic finding = Diagnostic.of(
                                Code.SIGMAHQ_TITLE_END,
                                document.source(),
                                title.places().span(stops.start(), stops.end()),
                                "the title ends with a full stop")
                        .withHint("leave it out; a title is no sentence");
                findings.add(withoutEnd(document.source(), title, stops.start())
                        .map(edit -> finding.withFix(new Fix("remove the full stop", List.of(edit))))
                        .orElse(finding));
            }
        });
    }

    private static Optional<Edit> withoutEnd(SourceText source, Scalar title, int from) {
        return PLAIN_TEXT.matcher(title.text().substring(0, from)).matches()
                ? Edits.replaced(source, title, from, title.text().length(), "")
                : Optional.empty();
    }

    static DocumentCheck letterCase(Parameters parameters) {
        List<String> smallWords = parameters.words(WordsParameter.LOWER_CASE_TITLE_WORDS);
        return (document, findings) -> document.scalar("title").ifPresent(title -> {
            Matcher words = WORD.matcher(title.text());
            while (words.find()) {
                Matcher bare = BARE_WORD.matcher(words.group());
                boolean first = words.start() == 0;
                if (bare.matches() && isInLowerCase(bare.group(1)) && (first || !smallWords.contains(bare.group(1)))) {
                    int from = words.start() + bare.start(1);
                    report(document, title, from, bare.group(1), findings);
                }
            }
        });
    }

    private static boolean isInLowerCase(String word) {
        return !NAME.matcher(word).find()
                && word.equals(word.toLowerCase(Locale.ROOT))
                && !word.equals(word.toUpperCase(Locale.ROOT));
    }

    private static void report(DocumentView document, Scalar title, int from, String word, Findings findings) {
        int firstLetter = Character.charCount(word.codePointAt(0));
        String capital = word.substring(0, firstLetter).toUpperCase(Locale.ROOT);
        Diagnostic finding = Diagnostic.of(
                        Code.SIGMAHQ_TITLE_CASE,
                        document.source(),
                        title.places().span(from, from + word.length()),
                        Quoted.of(word) + " in the title does not begin with a capital")
                .withHint("write " + Quoted.of(capital + word.substring(firstLetter)) + ", or the name as it is spelt");
        findings.add(Edits.replaced(document.source(), title, from, from + firstLetter, capital)
                .map(edit -> finding.withFix(new Fix("begin the word with a capital", List.of(edit))))
                .orElse(finding));
    }
}
