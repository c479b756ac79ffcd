package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a description says (SigmaHQ rule conventions, description). */
final class DescriptionChecks {
    /** With the start of a host behind it; {@code 'http://'} alone is text about links. */
    private static final Pattern LINK =
            Pattern.compile("https?://[\\p{L}\\p{N}][^\\s'\"<>]*", Pattern.CASE_INSENSITIVE);
    /** Punctuation of the sentence around a link. */
    private static final Pattern AFTER_LINK = Pattern.compile("[).,;:!?\\]]*$");

    private DescriptionChecks() {}

    static DocumentCheck length(Parameters parameters) {
        int minimum = parameters.number(NumberParameter.DESCRIPTION_LENGTH);
        return (document, findings) -> document.scalar("description").ifPresent(description -> {
            String text = description.text();
            int length = text.codePointCount(0, text.length());
            if (!text.isBlank() && length < minimum) {
                findings.add(Diagnostic.of(
                                Code.SIGMAHQ_DESCRIPTION_LENGTH,
                                document.source(),
                                description.span(),
                                "the description has " + length + " characters; it needs " + minimum)
                        .withHint("say what the rule finds and why that matters"));
            }
        });
    }

    static DocumentCheck links(Parameters parameters) {
        List<String> words = parameters.words(WordsParameter.LINK_WORDS).stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        List<String> starts =
                words.stream().filter(word -> word.endsWith("://")).toList();
        List<String> phrases =
                words.stream().filter(word -> !word.endsWith("://")).toList();
        return (document, findings) -> document.scalar("description").ifPresent(description -> {
            links(document, description, starts, findings);
            if (document.scalars("references").isEmpty()) {
                phrases(document, description, phrases, findings);
            }
        });
    }

    private static void links(DocumentView document, Scalar description, List<String> starts, Findings findings) {
        Matcher link = LINK.matcher(description.text());
        while (link.find()) {
            String url = AFTER_LINK.matcher(link.group()).replaceFirst("");
            if (starts.stream().anyMatch(url.toLowerCase(Locale.ROOT)::startsWith)) {
                findings.add(Diagnostic.of(
                                Code.SIGMAHQ_LINK_IN_DESCRIPTION,
                                document.source(),
                                description.places().span(link.start(), link.start() + url.length()),
                                "a link stands in the description")
                        .withHint(
                                isReferred(document, url)
                                        ? "leave it out; `references` has it"
                                        : "move it to `references`, where readers and programs look for it"));
            }
        }
    }

    private static boolean isReferred(DocumentView document, String url) {
        return document.scalars("references").stream()
                .anyMatch(reference -> reference.text().startsWith(url));
    }

    private static void phrases(DocumentView document, Scalar description, List<String> phrases, Findings findings) {
        String text = description.text().toLowerCase(Locale.ROOT);
        for (String phrase : phrases) {
            int from = text.indexOf(phrase);
            if (from >= 0) {
                findings.add(Diagnostic.of(
                                Code.SIGMAHQ_LINK_IN_DESCRIPTION,
                                document.source(),
                                description.places().span(from, from + phrase.length()),
                                Quoted.of(phrase) + " stands in the description, and the rule has no `references`")
                        .withHint("write it as an entry of `references`"));
            }
        }
    }
}
