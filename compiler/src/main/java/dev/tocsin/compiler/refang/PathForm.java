package dev.tocsin.compiler.refang;

import dev.tocsin.compiler.indicator.IndicatorType;
import java.util.Locale;
import java.util.Optional;

/** How paths and registry keys of Windows begin. */
public final class PathForm {
    private static final String[] HIVES = {
        "hklm\\",
        "hkcu\\",
        "hkcr\\",
        "hku\\",
        "hkcc\\",
        "hklm:\\",
        "hkcu:\\",
        "hkey_local_machine\\",
        "hkey_current_user\\",
        "hkey_classes_root\\",
        "hkey_users\\",
        "hkey_current_config\\"
    };

    private PathForm() {}

    /** What begins with this text: a path, a registry key, or neither. */
    public static Optional<IndicatorType> type(String text) {
        if (isHive(text, 0)) {
            return Optional.of(IndicatorType.REGISTRY_KEY);
        }
        return isPath(text, 0) ? Optional.of(IndicatorType.FILE_PATH) : Optional.empty();
    }

    /** Whether a registry key begins at this place. */
    public static boolean isHive(String text, int at) {
        if (at >= text.length() || Character.toLowerCase(text.charAt(at)) != 'h') {
            return false;
        }
        for (String hive : HIVES) {
            if (text.regionMatches(true, at, hive, 0, hive.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a path begins at this place: {@code C:\}, {@code C:/}, {@code %TEMP%\}, {@code $(f1)\}, {@code \\host\}. */
    public static boolean isPath(String text, int at) {
        if (at + 3 > text.length()) {
            return false;
        }
        return switch (text.charAt(at)) {
            case '%' -> isFolderAfter(text, at, text.indexOf('%', at + 1));
            case '$' -> isDollar(text, at);
            case '\\' -> isShare(text, at);
            case '<', '[' -> false;
            default -> isDrive(text, at);
        };
    }

    private static boolean isDrive(String text, int at) {
        char drive = Character.toLowerCase(text.charAt(at));
        boolean colon = drive >= 'a' && drive <= 'z' && text.charAt(at + 1) == ':';
        char slash = text.charAt(at + 2);
        boolean url = slash == '/' && at + 3 < text.length() && text.charAt(at + 3) == '/';
        return colon && !url && (slash == '\\' || slash == '/');
    }

    private static boolean isFolderAfter(String text, int at, int close) {
        boolean variable = close > at + 1 && close - at <= 40 && close + 1 < text.length();
        return variable
                && (text.charAt(close + 1) == '\\' || text.charAt(close + 1) == '/')
                && text.substring(at + 1, close).indexOf(' ') < 0;
    }

    private static boolean isDollar(String text, int at) {
        String lower = text.substring(at, Math.min(text.length(), at + 40)).toLowerCase(Locale.ROOT);
        int slash = lower.indexOf('\\');
        return slash > 2
                && (lower.startsWith("$env:") || lower.startsWith("$(") || lower.startsWith("${"))
                && lower.indexOf(' ') < 0;
    }

    /** Two backslashes, a host, a share. */
    private static boolean isShare(String text, int at) {
        if (text.charAt(at + 1) != '\\'
                || (!Character.isLetterOrDigit(text.charAt(at + 2)) && "?.<%".indexOf(text.charAt(at + 2)) < 0)) {
            return false;
        }
        int next = text.indexOf('\\', at + 2);
        return next > 0 && next - at <= 80;
    }
}
