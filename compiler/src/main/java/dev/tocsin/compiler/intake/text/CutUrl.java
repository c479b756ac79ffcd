package dev.tocsin.compiler.intake.text;

import dev.tocsin.compiler.refang.DottedNames;
import dev.tocsin.compiler.refang.RefangedText;

/** Tells whether a URL that stands at the end of a line of a sentence goes on in the next one. */
final class CutUrl {
    /** Lines that are shorter were not broken because the margin was near. */
    private static final int SHORTEST_BROKEN_LINE = 45;

    private static final int LONGEST_LINE = 1_000;

    private CutUrl() {}

    static boolean goesOn(String line, String next) {
        if (line.length() > LONGEST_LINE || next.isEmpty() || line.indexOf("//") < 0) {
            return false;
        }
        String text = RefangedText.of(line).text();
        int scheme = text.lastIndexOf("://");
        int start = text.lastIndexOf(' ', Math.max(0, scheme)) + 1;
        boolean atEnd = scheme > 0 && text.indexOf(' ', scheme) < 0 && UrlEnd.of(text, start) >= text.length() - 1;
        String word = next.split("\\s", 2)[0];
        if (!atEnd || !isPiece(word)) {
            return false;
        }
        String url = text.substring(start);
        boolean sentence = line.length() >= SHORTEST_BROKEN_LINE && (start > 0 || word.length() < next.length());
        return isOpen(url, word, sentence ? Margin.NEAR : Margin.FAR);
    }

    private enum Margin {
        /** The line is one of a sentence, and as long as such lines are. */
        NEAR,
        FAR
    }

    private static boolean isOpen(String url, String word, Margin margin) {
        char last = url.charAt(url.length() - 1);
        boolean query = "&=?%".indexOf(last) >= 0;
        if (margin == Margin.FAR) {
            return query && "=&%".chars().anyMatch(mark -> word.indexOf(mark) >= 0);
        }
        String inner = word.replaceAll("[.,;:!?)]+$", "");
        return switch (last) {
            case '&', '=', '?', '%' -> true;
            case '/', '-', '_' ->
                inner.chars().anyMatch(mark -> "/.?=&%_-".indexOf(mark) >= 0 || Character.isDigit(mark));
            case '.' -> isHalfHost(url) && Character.isLetter(word.charAt(0));
            default -> "/?&#=%".indexOf(word.charAt(0)) >= 0 && inner.length() > 1;
        };
    }

    /** Whether the name of the host is cut: what stands there is below no public suffix yet. */
    private static boolean isHalfHost(String url) {
        String host = url.substring(url.indexOf("://") + 3, url.length() - 1);
        return host.indexOf('/') < 0 && DottedNames.kind(host) != DottedNames.Kind.DOMAIN;
    }

    /** Whether a word can be within a URL and is nothing itself. */
    private static boolean isPiece(String word) {
        String text = RefangedText.of(word).text();
        boolean marks = text.chars().noneMatch(mark -> "\"`<>|[](){}\\".indexOf(mark) >= 0);
        boolean sentence = Character.isUpperCase(text.charAt(0)) && text.chars().allMatch(Character::isLetter);
        return marks && !sentence && !text.contains("://") && isHostless(text);
    }

    /** Whether what a text begins with is no host and no address. */
    static boolean isHostless(String text) {
        int end = 0;
        while (end < text.length() && "/?:".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String head = text.substring(0, end);
        return DottedNames.kind(head) != DottedNames.Kind.DOMAIN
                && (head.isEmpty() || !head.chars().allMatch(mark -> mark == '.' || Character.isDigit(mark)));
    }
}
