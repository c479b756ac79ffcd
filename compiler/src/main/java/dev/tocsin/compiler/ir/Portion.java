package dev.tocsin.compiler.ir;

import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.regex.Expression;
import dev.tocsin.sigma.regex.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a listed value stands in a text. A text shows a value if one of the {@linkplain #readings readings} of the text
 * fits one of the {@linkplain #matchers matchers} of the value. Letter case never counts.
 */
public enum Portion {
    /** It is the text. */
    WHOLE,
    /** It is what stands behind the last backslash or slash of a path, of which the text may be all. */
    LAST_NAME,
    /** It is the text, a host name, or a domain above it. */
    NAME_OR_ABOVE,
    /** The text is such a path. In the value, {@code *} is any text. */
    PATH,
    /**
     * It is the registry key that the text is, or one above it, however each of them is spelled ({@link RegistryKeys}).
     * In the value, {@code *} is any text.
     */
    KEY_OR_ABOVE,
    /** It stands in the text between two {@linkplain #BORDER borders} or the ends of the text. */
    WORD,
    /** It stands somewhere in the text. In the value, {@code *} is any text. */
    ANYWHERE,
    /** It is a network, or a single address; the text is an address in it. */
    ADDRESS,
    /** The same of a part of the text, which blanks and semicolons take apart. */
    ADDRESS_AMONG;

    /** What cannot be part of a file or host name, so that a name between two of these stands alone. */
    static final String BORDER = " \t\n\f\r\"'`\\/=&:,;()";

    private static final String BORDER_CLASS = "[\\s\"'`\\\\/=&:,;()]";
    private static final Expression BEFORE = expression("^|" + BORDER_CLASS);
    private static final Expression AFTER = expression("$|" + BORDER_CLASS);
    private static final Pattern PARTS = Pattern.compile("[\\s;]+");

    /** The texts that a text is looked at as. */
    public List<String> readings(String text) {
        return switch (this) {
            case WHOLE, NAME_OR_ABOVE, PATH, WORD, ANYWHERE, ADDRESS -> List.of(text);
            case LAST_NAME -> List.of(text.substring(lastName(text)));
            case KEY_OR_ABOVE -> RegistryKeys.spellings(text);
            case ADDRESS_AMONG -> List.of(PARTS.split(text));
        };
    }

    /**
     * What a reading has to fit, one of them.
     *
     * @throws IllegalArgumentException if the value is none of this portion
     */
    public List<Matcher> matchers(String value) {
        return switch (this) {
            case WHOLE, LAST_NAME -> List.of(like(SigmaString.literal(value)));
            case NAME_OR_ABOVE ->
                List.of(
                        like(SigmaString.literal(value)),
                        like(SigmaString.literal("." + value).afterAnything()));
            case PATH -> List.of(like(pattern(value)));
            case KEY_OR_ABOVE -> {
                String key = RegistryKeys.wanted(value);
                yield List.of(like(pattern(key)), like(pattern(key + "\\*")));
            }
            case WORD ->
                List.of(new Matcher.Matches(new Regex(
                        Expression.sequence(BEFORE, Expression.literal(value, Expression.LetterCase.IGNORED), AFTER))));
            case ANYWHERE -> List.of(like(pattern("*" + value + "*")));
            case ADDRESS, ADDRESS_AMONG -> List.of(new Matcher.InNetwork(network(value)));
        };
    }

    /** The network that a value of {@link #ADDRESS} or {@link #ADDRESS_AMONG} is. */
    public static Network network(String value) {
        return Network.parse(value).orElseThrow(() -> new IllegalArgumentException("no network: " + value));
    }

    /** A value in which {@code *} is any text and all else is itself. */
    public static SigmaString pattern(String value) {
        List<SigmaString.Part> parts = new ArrayList<>();
        String[] stretches = value.split("\\*", -1);
        for (int i = 0; i < stretches.length; i++) {
            if (i > 0) {
                parts.add(SigmaString.ANY_RUN);
            }
            if (!stretches[i].isEmpty()) {
                parts.add(new SigmaString.Part.Text(stretches[i]));
            }
        }
        return new SigmaString(parts);
    }

    /** A pattern that a registry key fits, however it is spelled, wherever it shows the value; other texts fit it too. */
    public static SigmaString inAllSpellings(String value) {
        return RegistryKeys.pattern(value);
    }

    /** Where the last name of a path begins. */
    static int lastName(String path) {
        return Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1;
    }

    private static Matcher like(SigmaString pattern) {
        return new Matcher.Like(pattern, LetterCase.IGNORED);
    }

    private static Expression expression(String text) {
        return Regex.of(text, Set.of(Flag.IGNORE_CASE)).expression();
    }
}
