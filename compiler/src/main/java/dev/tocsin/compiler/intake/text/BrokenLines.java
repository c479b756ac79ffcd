package dev.tocsin.compiler.intake.text;

import dev.tocsin.compiler.intake.text.Block.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts values together that a line break cut in two, where that is certain. */
final class BrokenLines {
    private static final int MOST_PIECES = 5;
    private static final int SHORTEST_PIECE = 4;
    private static final int SHORTEST_CUT_URL = 30;

    /** What no value ends with. */
    private static final List<String> OPEN_ENDS =
            List.of("[.]", "(.)", "{.}", "[dot]", "[.", "[:]", "://", "[://]", "[:]//", "[@]", "[at]");

    private BrokenLines() {}

    static List<Block> joined(List<Block> blocks) {
        List<Block> joined = new ArrayList<>(blocks.size());
        int at = 0;
        while (at < blocks.size()) {
            int end = end(blocks, at);
            joined.add(end > at + 1 ? join(blocks.subList(at, end)) : blocks.get(at));
            at = end;
        }
        return joined;
    }

    /** Behind the last of the lines that belong together with this one. */
    private static int end(List<Block> blocks, int at) {
        if (!(blocks.get(at) instanceof Line first)) {
            return at + 1;
        }
        if (isOpen(first.text())) {
            return at + 1 < blocks.size() && blocks.get(at + 1) instanceof Line next && beginsAsValue(next.text())
                    ? at + 2
                    : at + 1;
        }
        int url = urlEnd(blocks, at, first);
        return url > at + 1 ? url : digestEnd(blocks, at, first);
    }

    /** Behind the lines over which a URL in a sentence goes on. */
    private static int urlEnd(List<Block> blocks, int at, Line first) {
        String text = first.text().stripTrailing();
        int end = at + 1;
        while (end < Math.min(blocks.size(), at + MOST_PIECES)
                && blocks.get(end) instanceof Line next
                && next.setting() == first.setting().ofNextLine()
                && CutUrl.goesOn(text, next.text().strip())) {
            text += next.text().strip();
            end++;
        }
        return end;
    }

    private static boolean isOpen(String text) {
        String stripped = text.stripTrailing();
        return OPEN_ENDS.stream()
                .filter(stripped::endsWith)
                .anyMatch(end -> end.endsWith("//") || isLetterOrDigit(stripped, stripped.length() - end.length() - 1));
    }

    private static boolean isLetterOrDigit(String text, int at) {
        return at >= 0 && Character.isLetterOrDigit(text.charAt(at));
    }

    private static boolean beginsAsValue(String text) {
        String stripped = text.stripLeading();
        return !stripped.isEmpty()
                && !stripped.contains("://")
                && (Character.isLetterOrDigit(stripped.charAt(0)) || stripped.charAt(0) == '[');
    }

    /** Whether pieces that stand below each other are one value, and no single piece is one. */
    static boolean isWhole(List<String> pieces) {
        if (pieces.size() == 2 && isOpen(pieces.getFirst())) {
            return beginsAsValue(pieces.get(1)) && pieces.get(1).strip().indexOf(' ') < 0;
        }
        if (pieces.size() == 2 && isCutUrl(pieces.getFirst(), pieces.get(1).strip())) {
            return true;
        }
        Optional<String> first = lastWord(pieces.getFirst());
        int digits = first.map(String::length).orElse(0);
        boolean allDigests = isDigest(digits);
        for (String piece : pieces.subList(1, pieces.size())) {
            int length = wholeWord(piece).map(String::length).orElse(200);
            digits += length;
            allDigests &= isDigest(length);
        }
        return first.isPresent() && first.get().length() >= SHORTEST_PIECE && isDigest(digits) && !allDigests;
    }

    /** A URL that fills a column, ends as few URLs do, and goes on with what is no host of its own. */
    private static boolean isCutUrl(String first, String next) {
        int scheme = first.indexOf("://") >= 0 ? first.indexOf("://") : first.indexOf("[:]//");
        boolean alone = scheme > 0 && first.lastIndexOf(' ') < scheme && first.length() - scheme >= SHORTEST_CUT_URL;
        boolean word = !next.isEmpty()
                && next.chars()
                        .noneMatch(character -> Character.isWhitespace(character) || "[(".indexOf(character) >= 0)
                && !next.contains("://")
                && CutUrl.isHostless(next);
        if (!alone || !word) {
            return false;
        }
        boolean path = next.chars().anyMatch(character -> "/.?=&".indexOf(character) >= 0);
        return "&=?-_%".indexOf(first.charAt(first.length() - 1)) >= 0 || (first.endsWith("/") && path);
    }

    /** Pieces of a digest: none is one alone, and all together have the length of one. */
    private static int digestEnd(List<Block> blocks, int at, Line first) {
        int digits = lastWord(first.text()).map(String::length).orElse(0);
        boolean allDigests = isDigest(digits);
        if (digits < SHORTEST_PIECE || digits >= 128) {
            return at + 1;
        }
        for (int i = at + 1; i < Math.min(blocks.size(), at + MOST_PIECES); i++) {
            Optional<String> piece = blocks.get(i) instanceof Line next ? wholeWord(next.text()) : Optional.empty();
            if (piece.isEmpty()) {
                return at + 1;
            }
            digits += piece.get().length();
            allDigests &= isDigest(piece.get().length());
            if (isDigest(digits)) {
                return allDigests ? at + 1 : i + 1;
            }
        }
        return at + 1;
    }

    private static boolean isDigest(int digits) {
        return digits == 32 || digits == 40 || digits == 64 || digits == 128;
    }

    /** The hexadecimal word that ends a line. */
    private static Optional<String> lastWord(String text) {
        String stripped = text.stripTrailing();
        int start = stripped.length();
        while (start > 0 && stripped.length() - start <= 128 && isHexadecimal(stripped.charAt(start - 1))) {
            start--;
        }
        boolean word = start == 0
                || !(Character.isLetterOrDigit(stripped.charAt(start - 1))
                        || "-_./".indexOf(stripped.charAt(start - 1)) >= 0);
        String last = stripped.substring(start);
        return word && last.chars().anyMatch(Character::isDigit) ? Optional.of(last) : Optional.empty();
    }

    private static Optional<String> wholeWord(String text) {
        String stripped = text.strip();
        boolean whole = stripped.length() >= SHORTEST_PIECE
                && stripped.length() <= 128
                && stripped.chars().allMatch(digit -> isHexadecimal((char) digit));
        return whole && stripped.chars().anyMatch(Character::isDigit) ? Optional.of(stripped) : Optional.empty();
    }

    private static boolean isHexadecimal(char character) {
        return character < 128 && Character.digit(character, 16) >= 0;
    }

    private static Block join(List<Block> lines) {
        StringBuilder text = new StringBuilder();
        Line first = (Line) lines.getFirst();
        for (Block block : lines) {
            String part = ((Line) block).text();
            text.append(text.isEmpty() ? part.stripTrailing() : part.strip());
        }
        return new Line(first.place(), text.toString(), first.setting());
    }
}
