package dev.tocsin.compiler.intake.csv;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.intake.published.PublishedValue;
import dev.tocsin.compiler.intake.published.Reading;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What looks like an indicator in the note of another. It is held back: a plain URL there is mostly where to read more,
 * and what is defanged is what the value in the row was seen with, which may be anything.
 */
final class NoteScan {
    private static final Pattern WORD = Pattern.compile("[^\\s'\"<>,;]{6,2000}");
    private static final Pattern TELLING =
            Pattern.compile("(?i).*(?:\\[\\.]|\\(\\.\\)|\\[dot]|://|\\[:]|^h[tx]{2}ps?).*|^\\p{XDigit}{32,128}$");

    private NoteScan() {}

    static List<Extracted> heldBack(String note, List<Reading> row, Provenance provenance) {
        Set<String> known = row.stream()
                .filter(Reading.Found.class::isInstance)
                .map(Reading.Found.class::cast)
                .flatMap(found -> found.term().values())
                .map(Term.Value::text)
                .collect(Collectors.toSet());
        List<Extracted> found = new ArrayList<>();
        Matcher words = WORD.matcher(note);
        while (words.find()) {
            String word = trimmed(words.group());
            if (TELLING.matcher(word).matches()) {
                for (Reading reading : PublishedValue.read(word)) {
                    if (reading instanceof Reading.Found(Term term, Optional<String> remark)
                            && !known.contains(Reading.name(term))) {
                        found.add(heldBack(word, term, remark, provenance));
                    }
                }
            }
        }
        return found;
    }

    private static Extracted heldBack(String word, Term term, Optional<String> remark, Provenance provenance) {
        boolean reference = word.startsWith("http://") || word.startsWith("https://");
        Details details = new Details(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), remark, List.of(provenance));
        return new Extracted.HeldBack(
                word,
                reference && !word.contains("[")
                        ? Optional.empty()
                        : Optional.of(new Indicator(Reading.name(term), term, details, new Span(0, 0))),
                reference && !word.contains("[") ? HoldReason.REFERENCE : HoldReason.NOT_FOR_DETECTION,
                reference && !word.contains("[") ? "stands in a note" : "stands in the note of another indicator",
                provenance);
    }

    private static String trimmed(String word) {
        int start = 0;
        int end = word.length();
        // What opens before the word closes behind it.
        int opening = word.indexOf('(');
        if (opening >= 0
                && word.indexOf("(.)") != opening
                && TELLING.matcher(word.substring(opening + 1)).matches()) {
            start = opening + 1;
        }
        while (end > start && ".,:!?)]}*".indexOf(word.charAt(end - 1)) >= 0 && !word.endsWith("[.]")) {
            end--;
        }
        return word.substring(start, end);
    }
}
