package dev.tocsin.compiler.intake.openioc;

import dev.tocsin.compiler.indicator.Condition;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is said of the folder of a file as a regular expression over its whole path, which is what events have. FireEye
 * HX writes folders without their drive ({@code Windows\System32}).
 */
final class FolderExpression {
    private static final Pattern ROOT = Pattern.compile("(?s)(?:[A-Za-z]:|\\\\\\\\|%|/).*");
    private static final String DRIVE = "(?:[a-z]:)?\\\\?";
    private static final String NAME = "\\\\[^\\\\]+$";

    private FolderExpression() {}

    /** Whether a folder is written from its root on: with its drive, its server or a variable. */
    static boolean hasRoot(String folder) {
        return ROOT.matcher(folder).matches();
    }

    /** Empty where an expression about the folder cannot be made one about the path. */
    static Optional<String> of(Condition condition, String published) {
        String folder = published.strip();
        String start = hasRoot(folder) ? "^" : "^" + DRIVE;
        String whole = withoutEnd(folder);
        return switch (condition) {
            case IS -> Optional.of(start + quoted(whole) + NAME);
            case STARTS_WITH -> Optional.of(start + quoted(folder));
            case CONTAINS -> Optional.of(quoted(whole) + ".*\\\\");
            case ENDS_WITH -> Optional.of(quoted(whole) + NAME);
            case MATCHES -> expression(folder);
        };
    }

    private static String withoutEnd(String folder) {
        return folder.endsWith("\\") ? folder.substring(0, folder.length() - 1) : folder;
    }

    /** Its anchors are those of the folder; among alternatives nobody knows whose they are. */
    private static Optional<String> expression(String published) {
        boolean start = published.startsWith("^");
        boolean end = published.endsWith("$") && !published.endsWith("\\$");
        if ((start || end) && hasOuterAlternatives(published)) {
            return Optional.empty();
        }
        String inner = published.substring(start ? 1 : 0, published.length() - (end ? 1 : 0));
        return Optional.of((start ? "^" + DRIVE : "") + inner + (end ? NAME : ""));
    }

    private static boolean hasOuterAlternatives(String expression) {
        int depth = 0;
        for (int i = 0; i < expression.length(); i++) {
            switch (expression.charAt(i)) {
                case '\\' -> i++;
                case '(' -> depth++;
                case ')' -> depth--;
                case '|' -> {
                    if (depth == 0) {
                        return true;
                    }
                }
                default -> {
                    // Is itself.
                }
            }
        }
        return false;
    }

    private static String quoted(String text) {
        StringBuilder expression = new StringBuilder();
        text.codePoints().forEach(codePoint -> {
            if ("\\^$.|?*+()[]{}".indexOf(codePoint) >= 0) {
                expression.append('\\');
            }
            expression.appendCodePoint(codePoint);
        });
        return expression.toString();
    }
}
