package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.lint.SigmaCharacters.Kind;
import dev.tocsin.sigma.lint.SigmaCharacters.Part;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.ScalarLayout.Style;
import dev.tocsin.sigma.yaml.ScalarLayout.Typing;
import dev.tocsin.sigma.yaml.YamlNode.Meaning;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Single values of detection items. */
final class ValueChecks {
    /** With these alone a value is text in which wildcards mean something. */
    private static final Set<Modifier> TEXT = EnumSet.of(
            Modifier.CONTAINS,
            Modifier.STARTSWITH,
            Modifier.ENDSWITH,
            Modifier.ALL,
            Modifier.NEQ,
            Modifier.CASED,
            Modifier.WINDASH,
            Modifier.EXPAND);

    private static final Set<Modifier> WHOLE_VALUE = EnumSet.of(Modifier.ALL, Modifier.NEQ);

    /** How YAML and {@code tostring} write an integer. What is written otherwise, such as 007, is text. */
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,17}");

    private ValueChecks() {}

    private static boolean isText(Scalar value) {
        return value.meaning() instanceof Meaning.Text;
    }

    static void controlCharacter(DocumentView document, Findings findings) {
        for (WrittenItem item : document.items()) {
            for (Scalar value : item.values()) {
                int at = isText(value) ? firstControlCharacter(value.text()) : -1;
                if (at >= 0) {
                    findings.add(controlCharacter(value, at, findings.source()));
                }
            }
        }
    }

    private static int firstControlCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static Diagnostic controlCharacter(Scalar value, int at, SourceText source) {
        char character = value.text().charAt(at);
        Span place = value.places().span(at, at + 1);
        String written = source.slice(place);
        String hint = switch (value.layout().style()) {
            case DOUBLE_QUOTED ->
                "in double quotes " + Quoted.of(written) + " is one character; write the value in single quotes";
            case LITERAL, FOLDED -> "a block scalar holds its line ends; write the value in single quotes on one line";
            case PLAIN, SINGLE_QUOTED -> "remove it, or say by `re` what is looked for";
        };
        return Diagnostic.of(
                        Code.CONTROL_CHARACTER,
                        source,
                        place,
                        "the value holds the control character U+%04X".formatted((int) character) + named(character))
                .withHint(hint);
    }

    private static String named(char character) {
        return switch (character) {
            case '\t' -> " (a tab)";
            case '\n' -> " (a line end)";
            case '\b' -> " (backspace)";
            case '\f' -> " (form feed)";
            case '\r' -> " (carriage return)";
            case 0x0B -> " (vertical tab)";
            case 0x07 -> " (bell)";
            case 0x1B -> " (escape)";
            case 0 -> " (null)";
            default -> "";
        };
    }

    static void doubleWildcard(DocumentView document, Findings findings) {
        for (WrittenItem item : document.items()) {
            if (!item.hasOnly(TEXT)) {
                continue;
            }
            for (Scalar value : item.values()) {
                if (isText(value) && value.text().contains("**")) {
                    doubleWildcard(value, findings);
                }
            }
        }
    }

    private static void doubleWildcard(Scalar value, Findings findings) {
        List<Part> parts = SigmaCharacters.of(value.text());
        int first = 0;
        while (first < parts.size()) {
            int next = first;
            while (next < parts.size() && parts.get(next).kind() == Kind.ANY_RUN) {
                next++;
            }
            if (next - first > 1) {
                Span run = value.places()
                        .span(parts.get(first).from(), parts.get(next - 1).to());
                Diagnostic finding = Diagnostic.of(
                                Code.DOUBLE_WILDCARD,
                                findings.source(),
                                run,
                                Quoted.of("*".repeat(next - first)) + " means the same as `*`")
                        .withHint("write `*`");
                // Where places are only known to the scalar, there is no telling where the stars stand.
                boolean isExact = !run.equals(value.span());
                findings.add(isExact ? finding.withFix(Fix.of("write one `*`", run, "*")) : finding);
            }
            first = Math.max(next, first + 1);
        }
    }

    static void escapedWildcard(DocumentView document, Findings findings) {
        for (WrittenItem item : document.items()) {
            if (!item.hasOnly(TEXT)) {
                continue;
            }
            for (Scalar value : item.values()) {
                if (isText(value)
                        && (value.text().contains("\\*") || value.text().contains("\\?"))) {
                    SigmaCharacters.of(value.text()).stream()
                            .filter(part -> part.kind() == Kind.ESCAPED_WILDCARD)
                            .findFirst()
                            .ifPresent(part -> findings.add(escapedWildcard(value, part, findings.source())));
                }
            }
        }
    }

    private static Diagnostic escapedWildcard(Scalar value, Part part, SourceText source) {
        char wildcard = value.text().charAt(part.from() + 1);
        return Diagnostic.of(
                        Code.ESCAPED_WILDCARD,
                        source,
                        value.places().span(part.from(), part.to()),
                        "the backslash makes this `" + wildcard + "` an ordinary character")
                .withHint("if a backslash and a wildcard are meant, write `\\\\" + wildcard + "`");
    }

    static void numberAsString(DocumentView document, Findings findings) {
        for (WrittenItem item : document.items()) {
            if (!item.hasOnly(WHOLE_VALUE)) {
                continue;
            }
            for (Scalar value : item.values()) {
                if (isText(value) && INTEGER.matcher(value.text()).matches()) {
                    findings.add(numberAsString(value, findings.source()));
                }
            }
        }
    }

    private static Diagnostic numberAsString(Scalar value, SourceText source) {
        Diagnostic finding = Diagnostic.of(
                        Code.NUMBER_AS_STRING, source, value.span(), Quoted.of(value.text()) + " is written as text")
                .withHint("write the number without quotes");
        boolean quoted =
                value.layout().style() == Style.SINGLE_QUOTED || value.layout().style() == Style.DOUBLE_QUOTED;
        boolean tagged =
                value.layout().typing() == Typing.EXPLICIT && value.layout().style() == Style.PLAIN;
        return quoted && !tagged ? finding.withFix(Fix.of("remove the quotes", value.span(), value.text())) : finding;
    }
}
