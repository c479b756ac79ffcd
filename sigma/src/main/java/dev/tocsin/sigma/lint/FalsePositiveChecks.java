package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the entries of {@code falsepositives} say (SigmaHQ rule conventions, falsepositives). */
final class FalsePositiveChecks {
    private static final String KEY = "falsepositives";
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}'-]+");
    /** What the misspelt words of the standard list are meant to be. */
    private static final Map<String, String> SPELLINGS = Map.of(
            "unkown", "unknown",
            "ligitimate", "legitimate",
            "legitim", "legitimate",
            "legitimeate", "legitimate");

    private FalsePositiveChecks() {}

    static DocumentCheck bannedWords(Parameters parameters) {
        List<String> banned = normalized(parameters.words(WordsParameter.BANNED_FALSE_POSITIVES));
        return (document, findings) -> words(
                document,
                banned,
                (entry, word) -> findings.add(Diagnostic.of(
                                Code.SIGMAHQ_FALSEPOSITIVES_BANNED_WORD,
                                document.source(),
                                entry.places().span(word.start(), word.end()),
                                Quoted.of(word.group()) + " does not help the reader of an alert")
                        .withHint("name what else looks like this, or write `Unknown` or `Unlikely`")));
    }

    static DocumentCheck misspeltWords(Parameters parameters) {
        List<String> misspelt = normalized(parameters.words(WordsParameter.MISSPELT_FALSE_POSITIVES));
        return (document, findings) -> words(document, misspelt, (entry, word) -> {
            Diagnostic finding = Diagnostic.of(
                    Code.SIGMAHQ_FALSEPOSITIVES_TYPO_WORD,
                    document.source(),
                    entry.places().span(word.start(), word.end()),
                    Quoted.of(word.group()) + " is misspelt");
            findings.add(spelling(word.group())
                    .map(right -> corrected(document, entry, word, right, finding))
                    .orElse(finding));
        });
    }

    private static Diagnostic corrected(
            DocumentView document, Scalar entry, Matcher word, String right, Diagnostic finding) {
        Diagnostic hinted = finding.withHint("write " + Quoted.of(right));
        return Edits.replaced(document.source(), entry, word.start(), word.end(), right)
                .map(edit -> hinted.withFix(new Fix("write " + Quoted.of(right), List.of(edit))))
                .orElse(hinted);
    }

    private static Optional<String> spelling(String word) {
        return Optional.ofNullable(SPELLINGS.get(word.toLowerCase(Locale.ROOT)))
                .map(right -> Character.isUpperCase(word.charAt(0))
                        ? right.substring(0, 1).toUpperCase(Locale.ROOT) + right.substring(1)
                        : right);
    }

    static void capital(DocumentView document, Findings findings) {
        for (Scalar entry : document.scalars(KEY)) {
            String text = entry.text();
            if (text.isEmpty() || !Character.isLowerCase(text.codePointAt(0))) {
                continue;
            }
            int letter = Character.charCount(text.codePointAt(0));
            String capital = text.substring(0, letter).toUpperCase(Locale.ROOT);
            Matcher word = WORD.matcher(text);
            int end = word.find() ? word.end() : letter;
            Diagnostic finding = Diagnostic.of(
                            Code.SIGMAHQ_FALSEPOSITIVES_CAPITAL,
                            document.source(),
                            entry.places().span(0, end),
                            "the entry does not begin with a capital")
                    .withHint("write " + Quoted.of(capital + text.substring(letter, end)));
            findings.add(Edits.replaced(document.source(), entry, 0, letter, capital)
                    .map(edit -> finding.withFix(new Fix("begin the entry with a capital", List.of(edit))))
                    .orElse(finding));
        }
    }

    /** The words as they are compared: SigmaHQ's list has one with a space behind it. */
    private static List<String> normalized(List<String> words) {
        return words.stream().map(word -> word.strip().toLowerCase(Locale.ROOT)).toList();
    }

    private static void words(DocumentView document, List<String> wanted, WordUse use) {
        for (Scalar entry : document.scalars(KEY)) {
            Matcher word = WORD.matcher(entry.text());
            while (word.find()) {
                if (wanted.contains(word.group().toLowerCase(Locale.ROOT))) {
                    use.accept(entry, word);
                }
            }
        }
    }

    @FunctionalInterface
    private interface WordUse {
        void accept(Scalar entry, Matcher word);
    }
}
