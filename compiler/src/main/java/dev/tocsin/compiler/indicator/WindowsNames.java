package dev.tocsin.compiler.indicator;

import static dev.tocsin.compiler.indicator.IndicatorValues.invalid;
import static dev.tocsin.compiler.indicator.IndicatorValues.isNot;
import static dev.tocsin.compiler.indicator.IndicatorValues.valid;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names of things in Windows, as its events write them (Microsoft, "Naming Files, Paths, and Namespaces"). Paths of other
 * systems are taken too: lists are shared beyond Windows.
 */
final class WindowsNames {
    private static final int MAX_NAME = 255;
    private static final int MAX_SERVICE_NAME = 256;

    private static final Pattern FILE_NAME = Pattern.compile("[^\\\\/:\"<>|?\\p{Cntrl}]+");
    private static final Pattern FILE_PATH = Pattern.compile("[^\"<>|?\\p{Cntrl}]+");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/].*");
    private static final Pattern SEPARATORS = Pattern.compile("(?<=[^\\\\])\\\\{2,}");
    /** How programs ask for a path of any length; events show the path behind it. */
    private static final Pattern VERBATIM = Pattern.compile("\\\\\\\\\\?\\\\(?=[A-Za-z]:)");

    /** Keys in the hive of one program ({@code \REGISTRY\A\...}) have no shorter name, and events write this one. */
    private static final String HIVES = "REGISTRY\\";

    private static final Pattern PIPE_FOLDER =
            Pattern.compile("(?i)\\\\\\\\[^\\\\]+\\\\pipe\\\\|\\\\?pipe\\\\|\\\\Device\\\\NamedPipe\\\\");

    private static final Pattern ROOT = Pattern.compile("(?i)(?:Computer\\\\)?(?:"
            + Stream.of(Root.values())
                    .map(Root::pattern)
                    .reduce((a, b) -> a + "|" + b)
                    .orElseThrow() + "):?(?=\\\\|$)");

    private WindowsNames() {}

    /** The roots of the registry that events and people name. */
    private enum Root {
        HKLM("HKEY_LOCAL_MACHINE", "\\REGISTRY\\MACHINE"),
        HKCU("HKEY_CURRENT_USER"),
        HKU("HKEY_USERS", "\\REGISTRY\\USER"),
        HKCR("HKEY_CLASSES_ROOT"),
        HKCC("HKEY_CURRENT_CONFIG");

        private final List<String> names;

        Root(String... longNames) {
            this.names = Stream.concat(Stream.of(longNames), Stream.of(name())).toList();
        }

        private String pattern() {
            return "(?<" + name() + ">"
                    + names.stream()
                            .map(Pattern::quote)
                            .reduce((a, b) -> a + "|" + b)
                            .orElseThrow() + ")";
        }
    }

    static ValueReading fileName(String text) {
        String name = PathPlaceholders.withWildcards(text);
        if (name.indexOf('\\') >= 0 || name.indexOf('/') >= 0) {
            return invalid("is not a file name: a folder stands before it, so it is a `file-path`");
        }
        if (!FILE_NAME.matcher(name).matches() || isOtherThanAName(name)) {
            return isNot(IndicatorType.FILE_NAME);
        }
        return isTelling(name) ? valid(name) : nothingButPlaceholders();
    }

    static ValueReading filePath(String text) {
        String path = PathPlaceholders.withWildcards(VERBATIM.matcher(text).replaceFirst(""));
        if (DRIVE.matcher(path).matches() || path.indexOf('\\') >= 0) {
            path = SEPARATORS.matcher(path.replace('/', '\\')).replaceAll("\\\\");
        }
        if (path.indexOf('\\') < 0 && path.indexOf('/') < 0) {
            return invalid("is not a path: no folder stands before it, so it is a `file-name`");
        }
        if (!FILE_PATH.matcher(path).matches()
                || path.contains("://")
                || path.strip().length() < path.length()) {
            return isNot(IndicatorType.FILE_PATH);
        }
        List<String> segments = List.of(path.split("[\\\\/]"));
        boolean fits = segments.stream().allMatch(segment -> segment.length() <= MAX_NAME);
        boolean tells = segments.stream().anyMatch(segment -> !segment.endsWith(":") && isTelling(segment));
        if (!fits) {
            return isNot(IndicatorType.FILE_PATH);
        }
        return tells ? valid(path) : nothingButPlaceholders();
    }

    static ValueReading registryKey(String text) {
        String key = SEPARATORS.matcher(text).replaceAll("\\\\");
        key = key.endsWith("\\") ? key.substring(0, key.length() - 1) : key;
        Matcher root = ROOT.matcher(key);
        if (root.lookingAt()) {
            key = root(root) + key.substring(root.end());
        } else {
            key = key.startsWith("\\") ? key.substring(1) : key;
            key = key.regionMatches(true, 0, HIVES, 0, HIVES.length()) ? "\\" + key : key;
        }
        boolean hasParts = key.indexOf('\\', 1) > 0 && key.indexOf('\\', 1) < key.length() - 1;
        return hasParts && IndicatorValues.isOneLine(key) && key.strip().length() == key.length()
                ? valid(key)
                : isNot(IndicatorType.REGISTRY_KEY);
    }

    private static String root(Matcher matcher) {
        return Stream.of(Root.values())
                .map(Root::name)
                .filter(name -> Optional.ofNullable(matcher.group(name)).isPresent())
                .findFirst()
                .orElseThrow();
    }

    static ValueReading pipe(String text) {
        Matcher folder = PIPE_FOLDER.matcher(text);
        String name = folder.lookingAt() ? text.substring(folder.end()) : text;
        name = name.startsWith("\\") ? name : "\\" + name;
        boolean isName = name.length() > 1
                && name.length() <= MAX_SERVICE_NAME
                && name.charAt(1) != '\\'
                && IndicatorValues.isOneLine(name)
                && name.strip().length() == name.length();
        return isName ? valid(name) : isNot(IndicatorType.NAMED_PIPE);
    }

    static ValueReading serviceName(String text) {
        boolean isName = text.length() <= MAX_SERVICE_NAME
                && text.indexOf('\\') < 0
                && text.indexOf('/') < 0
                && IndicatorValues.isOneLine(text)
                && text.strip().length() == text.length();
        return isName ? valid(text) : isNot(IndicatorType.SERVICE_NAME);
    }

    /** Windows drops a dot or blank at the end, so no file is named so. */
    private static boolean isOtherThanAName(String name) {
        return name.length() > MAX_NAME || name.strip().length() < name.length() || name.endsWith(".");
    }

    /** Whether more is left than an extension and what stands for any text. */
    private static boolean isTelling(String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return stem.toLowerCase(Locale.ROOT).chars().anyMatch(character -> character != '*' && character != '.');
    }

    private static ValueReading nothingButPlaceholders() {
        return invalid("names nothing: all that tells it from other files is left open");
    }
}
