package dev.tocsin.compiler.intake.text;

import java.util.List;
import java.util.Locale;

/** What publishers say about values in words. */
final class Wording {
    private static final List<String> SURELY_BENIGN = List.of(
            "clean file",
            "not malicious",
            "not inherently malicious",
            "non-malicious",
            "false positive",
            "is benign",
            "benign file",
            "known good");

    private static final List<String> BENIGN = List.of(
            "legitimate file",
            "legitimate executable",
            "legitimate application",
            "legitimate binary",
            "legitimate tool",
            "legitimate software",
            "legitimate exe",
            "legitimate dll",
            "legitimate program",
            "legitimate signed",
            "legitimate service",
            "legitimate site",
            "legitimate domain",
            "legit exe",
            "legit file",
            "legit binary",
            "benign",
            "clean");

    private static final List<String> MALICIOUS = List.of(
            "malicious",
            "malware",
            "trojan",
            "backdoor",
            "ransom",
            "loader",
            "payload",
            "compromised",
            "implant",
            "stealer",
            "beacon",
            "c2",
            "c&c",
            "exploit",
            "dropper",
            "sideloaded by",
            "side-loaded by",
            "loaded by",
            "masquerad",
            "disguised",
            "cleanup",
            "cleaner",
            "unclean",
            "infected",
            "injected");

    private Wording() {}

    /** Whether a note calls what it stands beside clean or legitimate. */
    static boolean isBenign(String note) {
        String lower = note.toLowerCase(Locale.ROOT);
        if (SURELY_BENIGN.stream().anyMatch(lower::contains)) {
            return true;
        }
        return BENIGN.stream().anyMatch(words -> hasWords(lower, words))
                && MALICIOUS.stream().noneMatch(lower::contains);
    }

    /** Whether the word before a value makes it a number of a version. */
    static boolean isVersion(String before) {
        String word = lastWord(before);
        return List.of("version", "versions", "ver", "ver.", "v", "v.", "build", "release", "firmware")
                .contains(word);
    }

    /** Whether the word before a value makes it a name in a version control system. */
    static boolean isRevision(String before) {
        return List.of("commit", "revision", "commits").contains(lastWord(before));
    }

    /** Whether a value stands in the line that parts the pieces of a mail: {@code boundary="b1_..."}. */
    static boolean isBoundary(String before) {
        return lastWord(before).contains("boundary=");
    }

    /** Whether a value is that of a parameter: {@code PHPSESSID=...}. */
    static boolean isParameter(String before) {
        String word = lastWord(before);
        return before.endsWith("=")
                && word.length() > 1
                && List.of("md5", "sha", "hash", "digest", "checksum", "sample").stream()
                        .noneMatch(word::contains);
    }

    private static String lastWord(String before) {
        String tail = before.substring(Math.max(0, before.length() - 40)).strip();
        return tail.substring(tail.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean hasWords(String text, String words) {
        int at = text.indexOf(words);
        while (at >= 0) {
            boolean before = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            int end = at + words.length();
            boolean after = end >= text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (before && after) {
                return true;
            }
            at = text.indexOf(words, end);
        }
        return false;
    }
}
