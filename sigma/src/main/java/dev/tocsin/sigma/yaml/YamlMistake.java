package dev.tocsin.sigma.yaml;

import dev.tocsin.sigma.diagnostic.Quoted;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * What the YAML library says about a mistake, for a person who writes rules and not YAML parsers. What authors of rules
 * run into has words of its own and a hint; the rest keeps the library's words.
 *
 * @param hint what to do, where that can be said
 */
record YamlMistake(String message, Optional<String> hint) {
    private static final Pattern CANNOT_START =
            Pattern.compile("found character '(.*?)' that cannot start any token.*");
    private static final Pattern ESCAPE = Pattern.compile("found unknown escape character (.*)\\(\\d+\\)");
    private static final Pattern UNKNOWN_ALIAS = Pattern.compile("found undefined alias (.*)");
    private static final Pattern GLOBAL_TAG = Pattern.compile("Global tag is not allowed: (.*)");
    private static final Pattern WRONG_NEIGHBOUR = Pattern.compile("expected <block end>, but found '(.*)'");
    private static final Pattern CHARACTER_CODE =
            Pattern.compile("(?s)(?:\\\\t|[\\x00-\\x20\\x7F])\\((\\w+)\\)|(\\S)\\(\\d+\\)");

    private static final String ALIAS = "while scanning an alias";
    private static final String ANCHOR = "while scanning an anchor";

    static YamlMistake of(MarkedYAMLException mistake) {
        String problem = String.valueOf(mistake.getProblem()).strip();
        String context = Optional.ofNullable(mistake.getContext()).orElse("").strip();
        return inOurWords(problem, context).orElseGet(() -> {
            String readable = readable(problem);
            return new YamlMistake(context.isEmpty() ? readable : readable + " (" + context + ")", hint(problem));
        });
    }

    private static Optional<YamlMistake> inOurWords(String problem, String context) {
        Matcher start = CANNOT_START.matcher(problem);
        if (start.matches()) {
            return Optional.of(
                    start.group(1).contains("TAB")
                            ? known("YAML takes no tab here", "indent with spaces")
                            : known(
                                    "no value begins with " + Quoted.of(start.group(1)),
                                    "write the value in single quotes"));
        }
        Matcher escape = ESCAPE.matcher(problem);
        if (escape.matches()) {
            return Optional.of(known(
                    Quoted.of("\\" + escape.group(1)) + " is no escape in double quotes",
                    "write the value in single quotes, in which a backslash is a backslash"));
        }
        if (context.equals(ALIAS) || UNKNOWN_ALIAS.matcher(problem).matches()) {
            return Optional.of(known(
                    "a value that begins with `*` is an alias, and there is no such anchor",
                    "write the value in single quotes if the star is a wildcard"));
        }
        if (context.equals(ANCHOR)) {
            return Optional.of(known(
                    "a value that begins with `&` is an anchor, and this is no name for one",
                    "write the value in single quotes if the ampersand belongs to it"));
        }
        Matcher tag = GLOBAL_TAG.matcher(problem);
        if (tag.matches()) {
            return Optional.of(
                    known("the YAML tag " + Quoted.of(tag.group(1)) + " has no meaning in a rule", "remove the tag"));
        }
        if (problem.contains("unexpected end of stream") && context.equals("while scanning a quoted scalar")) {
            return Optional.of(known(
                    "this quote is never closed", "close it; inside single quotes, a single quote is written twice"));
        }
        return Optional.empty();
    }

    private static YamlMistake known(String message, String hint) {
        return new YamlMistake(message, Optional.of(hint));
    }

    private static Optional<String> hint(String problem) {
        Matcher neighbour = WRONG_NEIGHBOUR.matcher(problem);
        if (neighbour.matches()) {
            return Optional.of(
                    switch (neighbour.group(1)) {
                        case "<block mapping start>", "<block sequence start>", "-", "?" ->
                            "let it begin in the same column as what it belongs to";
                        default -> "put the whole value in single quotes, in which a single quote is written twice";
                    });
        }
        if (problem.equals("mapping values are not allowed here")) {
            return Optional.of("put a value that holds `: ` in single quotes, or correct the indentation");
        }
        if (problem.equals("sequence entries are not allowed here")) {
            return Optional.of("begin the list on a line of its own, or put a value that begins with `-` in quotes");
        }
        if (problem.startsWith("expected ',' or ")) {
            return Optional.of("close the bracket, or put a value that begins with one in single quotes");
        }
        if (problem.equals("could not find expected ':'")) {
            return Optional.of("write `: ` between a key and its value, and `- ` before each value of a list");
        }
        return Optional.empty();
    }

    /** {@code .(46)} is {@code `.`}, and what cannot be seen is its number. */
    private static String readable(String problem) {
        return CHARACTER_CODE
                .matcher(problem)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(2) != null ? "`" + found.group(2) + "`" : code(found.group(1))));
    }

    private static String code(String number) {
        return number.equals("TAB") ? "a tab" : "U+%04X".formatted(Integer.parseInt(number));
    }
}
