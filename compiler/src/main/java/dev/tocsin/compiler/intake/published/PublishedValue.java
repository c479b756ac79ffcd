package dev.tocsin.compiler.intake.published;

import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.indicator.IndicatorKind;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.ValueReading;
import dev.tocsin.compiler.refang.Refanging;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Published texts to the values in them. Time and memory grow with the length of the text only. */
public final class PublishedValue {
    private static final Pattern LINES = Pattern.compile("[\\r\\n\\u2028]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;+]+");
    private static final Pattern BETWEEN_FILES = Pattern.compile("\\s\\+\\s?|;\\s*|,\\s+");
    private static final Pattern REMARKED = Pattern.compile("(\\S+)\\s+([(\\[\\u2013\\u2014-].*)");
    private static final Pattern REMARKED_FILE = Pattern.compile("(.*\\.[A-Za-z0-9]{1,8})\\s+([(\\[][^)\\]]*[)\\]])");
    /** Names that were defanged by hand have blanks beside the brackets. */
    private static final Pattern AROUND_DOT = Pattern.compile("[ \\u00a0]{0,2}\\[\\.][ \\u00a0]{0,2}");

    private static final int LONGEST_QUOTED = 500;
    /** Kinds whose values have no blanks in them. */
    private static final Set<IndicatorKind> WORDS = EnumSet.of(
            IndicatorKind.ADDRESS,
            IndicatorKind.DIGEST,
            IndicatorKind.IMPORT_DIGEST,
            IndicatorKind.HOST,
            IndicatorKind.URL,
            IndicatorKind.EMAIL);

    private PublishedValue() {}

    /**
     * What a text holds that is published under a type.
     *
     * @param word the type in the publisher's words
     * @return at least one reading, unless the text is blank
     */
    public static List<Reading> read(PublishedType type, String word, String text) {
        String stripped = strip(text);
        if (stripped.isEmpty()) {
            return List.of();
        }
        return switch (type) {
            case PublishedType.Values(List<IndicatorType> types) -> values(types, stripped);
            case PublishedType.Pair pair -> Pairs.read(pair, stripped);
            case PublishedType.Other other -> List.of(other(other, word, stripped));
        };
    }

    /** What a text holds that nobody gave a type to. */
    public static List<Reading> read(String text) {
        String stripped = strip(text);
        return stripped.isEmpty() ? List.of() : values(List.of(), stripped);
    }

    /** Whether a text that nobody gave a type to is one value and nothing else. */
    public static boolean isValue(String text) {
        return Forms.guess(strip(text)).isPresent();
    }

    private static Reading other(PublishedType.Other other, String word, String text) {
        return switch (other) {
            case REFERENCE -> failed(text, HoldReason.REFERENCE, "tells where to read more");
            case DESCRIPTION -> failed(text, HoldReason.REFERENCE, "describes the publication");
            case VICTIM -> failed(text, HoldReason.NOT_FOR_DETECTION, "names who was attacked");
            case NOT_LOOKED_FOR ->
                failed(text, HoldReason.NOT_SUPPORTED, "lists have no indicators of the type " + quoted(word));
        };
    }

    private static List<Reading> values(List<IndicatorType> types, String text) {
        String[] lines = LINES.split(text, 0);
        if (lines.length == 1) {
            return line(types, text);
        }
        List<Reading> readings = new ArrayList<>();
        for (String line : lines) {
            String stripped = strip(line);
            if (!stripped.isEmpty()) {
                readings.addAll(line(types, stripped));
            }
        }
        if (readings.stream().noneMatch(Reading.Found.class::isInstance)) {
            return List.of(failed(types, text));
        }
        return Digests.ofOneFile(readings);
    }

    private static List<Reading> line(List<IndicatorType> types, String published) {
        String text = types.stream().allMatch(PublishedValue::isFile)
                ? published
                : AROUND_DOT.matcher(published).replaceAll("[.]");
        if (text.indexOf('|') > 0 && types.stream().anyMatch(PublishedValue::isDigest)) {
            return Pairs.read(PublishedType.Pair.FILE_AND_DIGEST, text);
        }
        Optional<Reading.Found> one = one(types, text);
        // Nearly any text can be the name of a file: several digests are no name.
        boolean certain = one.isPresent() && one.get().term().values().noneMatch(value -> isFile(value.type()));
        return (certain ? Optional.<List<Reading>>empty() : several(types, text))
                .or(() -> one.map(List::of))
                .or(() -> remarked(types, text).map(List::of))
                .or(() -> types.isEmpty()
                        ? Optional.empty()
                        : another(types.getFirst(), text).map(List::of))
                .orElseGet(() -> List.of(failed(types, text)));
    }

    private static Optional<Reading.Found> one(List<IndicatorType> types, String text) {
        if (types.isEmpty()) {
            return Forms.guess(text);
        }
        // A column of digests and files may hold any words about files.
        boolean words = isDigest(types.getFirst()) && text.indexOf(' ') > 0 && !Forms.namesFile(text);
        return types.stream()
                .filter(type -> !(words && isFile(type) && !Forms.isPath(text)))
                .flatMap(type -> as(type, text).stream())
                .findFirst();
    }

    private static boolean isFile(IndicatorType type) {
        return type.kind() == IndicatorKind.FILE;
    }

    private static boolean isDigest(IndicatorType type) {
        return type.kind() == IndicatorKind.DIGEST;
    }

    private static Optional<Reading.Found> as(IndicatorType type, String text) {
        return switch (type.kind()) {
            case ADDRESS, URL -> Forms.network(text, IndicatorType.DOMAIN);
            case HOST -> Forms.network(text, type);
            case FILE -> Forms.file(text);
            case PORT, DIGEST, IMPORT_DIGEST, EMAIL, REGISTRY, NAME, TEXT -> Forms.plain(type, text);
        };
    }

    /** Several values between commas, blanks or plus signs, if everything there is a value. */
    private static Optional<List<Reading>> several(List<IndicatorType> types, String text) {
        boolean words =
                types.isEmpty() || types.stream().map(IndicatorType::kind).anyMatch(WORDS::contains);
        List<Reading> readings = new ArrayList<>();
        String[] pieces = (words ? BETWEEN_WORDS : BETWEEN_FILES).split(text, 0);
        if (pieces.length < 2 || (!words && !types.stream().allMatch(PublishedValue::isFile))) {
            return Optional.empty();
        }
        for (String piece : pieces) {
            Optional<Reading.Found> found =
                    words || Forms.namesFile(piece) ? one(types, strip(piece)) : Optional.empty();
            if (found.isEmpty() || (words && isName(found.get()))) {
                return Optional.empty();
            }
            readings.add(found.get());
        }
        return Optional.of(Digests.ofOneFile(readings));
    }

    /** Every word can be the name of a file. */
    private static boolean isName(Reading.Found found) {
        return found.term().values().allMatch(value -> value.type() == IndicatorType.FILE_NAME)
                && !Forms.namesFile(Reading.name(found.term()));
    }

    /** A value and words on it: {@code 192.0.2.1 (Tor)}. */
    private static Optional<Reading> remarked(List<IndicatorType> types, String text) {
        if (text.length() > LONGEST_QUOTED) {
            return Optional.empty();
        }
        Matcher matcher = REMARKED.matcher(text);
        if (!matcher.matches()) {
            matcher = REMARKED_FILE.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
        }
        String remark = matcher.group(2);
        return one(types, matcher.group(1)).map(found -> found.remarked(remark));
    }

    /** A value of another type than the published one, which its form tells beyond doubt. */
    private static Optional<Reading> another(IndicatorType published, String text) {
        return Forms.guess(text).map(found -> found.remarked("published as " + published.word()));
    }

    private static Reading.Failed failed(List<IndicatorType> types, String text) {
        if (text.length() > Forms.LONGEST) {
            return failed(text, HoldReason.NOT_VALID, "has " + text.length() + " characters");
        }
        String why = "is no value of a type that is known";
        for (IndicatorType type : types) {
            if (type.read(Refanging.refang(type, text)) instanceof ValueReading.Invalid(String said)) {
                why = said;
                break;
            }
        }
        return failed(text, HoldReason.NOT_VALID, why);
    }

    static Reading.Failed failed(String text, HoldReason reason, String explanation) {
        return new Reading.Failed(quoted(text), reason, explanation, Optional.empty());
    }

    static String quoted(String text) {
        return text.length() <= LONGEST_QUOTED ? text : text.substring(0, LONGEST_QUOTED) + "...";
    }

    /** Without blanks of any width, marks of writing direction and quotes around it. */
    public static String strip(String text) {
        String inner = withoutBlanks(text);
        boolean quoted = inner.length() > 2 && isQuote(inner.charAt(0)) && isQuote(inner.charAt(inner.length() - 1));
        return quoted ? withoutBlanks(inner.substring(1, inner.length() - 1)) : inner;
    }

    private static String withoutBlanks(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isQuote(char character) {
        return "\"'`\u201c\u201d\u201e\u2018\u2019".indexOf(character) >= 0;
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT
                || Character.getType(character) == Character.CONTROL;
    }
}
