package dev.tocsin.connector.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {
    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@\n");

    @Test
    void aChangeComesWithThreeLinesAround() {
        assertEquals("""
                --- a.yml
                +++ a.yml
                @@ -2,7 +2,7 @@
                 b
                 c
                 d
                -e
                +E
                 f
                 g
                 h
                """, UnifiedDiff.of("a.yml", "a\nb\nc\nd\ne\nf\ng\nh\ni\n", "a\nb\nc\nd\nE\nf\ng\nh\ni\n"));
    }

    @Test
    void aMissingLineEndIsShown() {
        assertEquals("""
                --- a.yml
                +++ a.yml
                @@ -1 +1 @@
                -a
                \\ No newline at end of file
                +b
                """, UnifiedDiff.of("a.yml", "a", "b\n"));
    }

    /** A new edition of a large list changes more lines than the search for the fewest edits has room for. */
    @Test
    void longTextsThatDifferInMuchArePatchedToo() {
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            String entry = "- type: md5\n  value: " + i + "\n";
            int fate = random.nextInt(4);
            before.append(fate == 1 ? "" : entry);
            after.append(fate == 2 ? "" : entry);
        }
        String diff = UnifiedDiff.of("a", before.toString(), after.toString());
        assertEquals(after.toString(), patched(before.toString(), diff));
        long changed = diff.lines()
                .filter(line -> line.startsWith("-") || line.startsWith("+"))
                .count();
        assertTrue(changed < 2 * 60_000, "changed lines: " + changed);
    }

    @Test
    void equalTextsHaveNone() {
        assertEquals("", UnifiedDiff.of("a.yml", "a\nb", "a\nb"));
    }

    @Test
    void patchedTextsAreTheNewOnes() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String before = text(random);
            String after =
                    random.nextBoolean() ? text(random) : before.replace("b\n", random.nextBoolean() ? "" : "x\n");
            assertEquals(after, patched(before, UnifiedDiff.of("a", before, after)), "seed " + seed);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int lines = random.nextInt(40);
        for (int i = 0; i < lines; i++) {
            text.append("abcdefgh".charAt(random.nextInt(8))).append(random.nextInt(9) == 0 ? "\r\n" : "\n");
        }
        return text + (random.nextBoolean() ? "" : "end");
    }

    /** What `patch` does, strictly: every line of a hunk must stand where it says. */
    private static String patched(String before, String diff) {
        List<String> old = split(before);
        StringBuilder fresh = new StringBuilder();
        int at = 0;
        List<String> lines = split(diff);
        for (int i = diff.isEmpty() ? 0 : 2; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher hunk = HUNK.matcher(line);
            if (hunk.matches()) {
                int start = Integer.parseInt(hunk.group(1)) - ("0".equals(hunk.group(2)) ? 0 : 1);
                while (at < start) {
                    fresh.append(old.get(at++));
                }
                continue;
            }
            boolean lacksEnd = i + 1 < lines.size() && lines.get(i + 1).startsWith("\\");
            String text = lacksEnd ? line.substring(1, line.length() - 1) : line.substring(1);
            switch (line.charAt(0)) {
                case '+' -> fresh.append(text);
                case '-' -> assertEquals(old.get(at++), text);
                case ' ' -> {
                    assertEquals(old.get(at++), text);
                    fresh.append(text);
                }
                case '\\' -> {}
                default -> throw new AssertionError(line);
            }
        }
        while (at < old.size()) {
            fresh.append(old.get(at++));
        }
        return fresh.toString();
    }

    private static List<String> split(String text) {
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start) + 1;
            int next = end == 0 ? text.length() : end;
            lines.add(text.substring(start, next));
            start = next;
        }
        return lines;
    }
}
