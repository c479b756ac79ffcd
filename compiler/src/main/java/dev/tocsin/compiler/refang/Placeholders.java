package dev.tocsin.compiler.refang;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What publishers write into a path where each machine has something else: {@code %TEMP%}, {@code <username>},
 * {@code [username]}, {@code $(f1)}. Each becomes {@code *}, and a folder that Windows knows by a variable becomes the end
 * of that folder's path, since no event shows variables.
 */
final class Placeholders {
    private static final int LONGEST = 40;

    /** Documented by Microsoft under "Recognized environment variables"; the ends that all versions since 7 share. */
    private static final Map<String, String> FOLDERS = Map.ofEntries(
            Map.entry("temp", "*\\Temp"),
            Map.entry("tmp", "*\\Temp"),
            Map.entry("appdata", "*\\AppData\\Roaming"),
            Map.entry("localappdata", "*\\AppData\\Local"),
            Map.entry("userprofile", "*\\Users\\*"),
            Map.entry("homepath", "*\\Users\\*"),
            Map.entry("public", "*\\Users\\Public"),
            Map.entry("programdata", "*\\ProgramData"),
            Map.entry("allusersprofile", "*\\ProgramData"),
            Map.entry("programfiles", "*\\Program Files*"),
            Map.entry("programfiles(x86)", "*\\Program Files (x86)"),
            Map.entry("programw6432", "*\\Program Files"),
            Map.entry("commonprogramfiles", "*\\Common Files"),
            Map.entry("windir", "*\\Windows"),
            Map.entry("systemroot", "*\\Windows"),
            Map.entry("system", "*\\System32"),
            Map.entry("system32", "*\\System32"),
            Map.entry("systemdrive", "*:"),
            Map.entry("homedrive", "*:"));

    private record Found(int end, String instead) {}

    private Placeholders() {}

    static String wildcards(String path) {
        StringBuilder text = new StringBuilder(path.length());
        int at = 0;
        while (at < path.length()) {
            Found found = at(path, at);
            if (found == null) {
                text.append(path.charAt(at++));
            } else {
                boolean doubled =
                        found.instead.startsWith("*") && !text.isEmpty() && text.charAt(text.length() - 1) == '*';
                text.append(doubled ? found.instead.substring(1) : found.instead);
                at = found.end;
            }
        }
        return text.toString();
    }

    private static @Nullable Found at(String path, int at) {
        return switch (path.charAt(at)) {
            case '%' -> variable(path, at, '%', 1);
            case '<' -> word(path, at, '>', 1);
            case '[' -> word(path, at, ']', 1);
            case '$' -> dollar(path, at);
            default -> null;
        };
    }

    private static @Nullable Found dollar(String path, int at) {
        if (path.regionMatches(true, at, "$env:", 0, 5)) {
            int end = at + 5;
            while (end < path.length() && Character.isLetterOrDigit(path.charAt(end))) {
                end++;
            }
            String folder = FOLDERS.get(path.substring(at + 5, end).toLowerCase(Locale.ROOT));
            return folder == null ? null : new Found(end, folder);
        }
        if (path.startsWith("$(", at)) {
            return word(path, at, ')', 2);
        }
        return path.startsWith("${", at) ? word(path, at, '}', 2) : null;
    }

    private static @Nullable Found variable(String path, int at, char close, int opening) {
        int end = path.indexOf(close, at + opening, Math.min(path.length(), at + LONGEST));
        if (end <= at + opening) {
            return null;
        }
        String name = path.substring(at + opening, end);
        boolean plain = name.chars()
                .allMatch(character -> Character.isLetterOrDigit(character) || "_()-".indexOf(character) >= 0);
        return plain ? new Found(end + 1, FOLDERS.getOrDefault(name.toLowerCase(Locale.ROOT), "*")) : null;
    }

    /** Brackets count only around words: {@code photo[1].jpg} is what a browser calls its second copy. */
    private static @Nullable Found word(String path, int at, char close, int opening) {
        int end = path.indexOf(close, at + opening, Math.min(path.length(), at + LONGEST));
        if (end <= at + opening) {
            return null;
        }
        String inside = path.substring(at + opening, end);
        boolean letters = inside.chars().anyMatch(Character::isLetter);
        boolean other = inside.indexOf('\\') >= 0 || inside.indexOf('@') >= 0;
        return letters && !other ? new Found(end + 1, "*") : null;
    }
}
