package dev.tocsin.sigma.regex;

import dev.tocsin.sigma.regex.EscapeReader.Escape;
import dev.tocsin.sigma.regex.Expression.LetterCase;
import dev.tocsin.sigma.regex.Expression.Place;
import dev.tocsin.sigma.regex.Reader.Malformed;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code [...]}. */
final class ClassReader {
    /** The classes of POSIX that PCRE and RE2 have, which agree about ASCII. */
    private static final Map<String, CodePoints> POSIX = Map.ofEntries(
            Map.entry("alpha", CodePoints.range('A', 'Z').with(CodePoints.range('a', 'z'))),
            Map.entry("digit", CodePoints.DIGITS),
            Map.entry("alnum", CodePoints.WORD.without(CodePoints.of('_'))),
            Map.entry("upper", CodePoints.range('A', 'Z')),
            Map.entry("lower", CodePoints.range('a', 'z')),
            Map.entry("space", CodePoints.SPACE),
            Map.entry("blank", CodePoints.of('\t').with(CodePoints.of(' '))),
            Map.entry(
                    "punct", CodePoints.range('!', '~').without(CodePoints.WORD).with(CodePoints.of('_'))),
            Map.entry("print", CodePoints.range(' ', '~')),
            Map.entry("graph", CodePoints.range('!', '~')),
            Map.entry("cntrl", CodePoints.range(0, 0x1F).with(CodePoints.of(0x7F))),
            Map.entry(
                    "xdigit", CodePoints.DIGITS.with(CodePoints.range('A', 'F')).with(CodePoints.range('a', 'f'))),
            Map.entry("word", CodePoints.WORD),
            Map.entry("ascii", CodePoints.range(0, 0x7F)));

    private static final Pattern NAMED = Pattern.compile("\\[:(\\^?)(\\w*):]");
    private static final Pattern COLLATING = Pattern.compile("\\[([.=])[^\\]]*\\1]");

    private final Reader reader;
    private final EscapeReader escapes;

    ClassReader(Reader reader, EscapeReader escapes) {
        this.reader = reader;
        this.escapes = escapes;
    }

    /** The class whose bracket comes next. */
    Expression read(LetterCase letterCase) throws Malformed {
        Matcher named = reader.matcher(NAMED);
        if (named.lookingAt() && POSIX.containsKey(named.group(2))) {
            throw reader.malformed(
                    reader.at(),
                    named.end(),
                    "`" + named.group() + "` stands for a class only inside of another",
                    "write `[" + named.group() + "]`");
        }
        int from = reader.at();
        reader.next();
        boolean negated = reader.skip("^");
        int first = reader.at();
        CodePoints members = CodePoints.NONE;
        while (reader.at() == first || !reader.isAtOneOf("]")) {
            if (reader.isAtEnd()) {
                throw reader.malformed(
                        from,
                        from + 1,
                        "the class that begins here is not closed",
                        "write `]` where it ends, or `\\[` for a bracket");
            }
            members = members.with(item());
        }
        reader.next();
        return negated ? Expression.noneOf(members, letterCase) : Expression.oneOf(members, letterCase);
    }

    private CodePoints item() throws Malformed {
        int from = reader.at();
        CodePoints item = single();
        // Behind a set a hyphen is a hyphen.
        boolean range = item.size() == 1 && reader.isAt("-") && !reader.isAt("-]");
        if (!range) {
            return item;
        }
        reader.next();
        if (reader.isAtEnd()) {
            return item;
        }
        CodePoints end = single();
        if (end.size() != 1) {
            throw reader.malformed(
                    from,
                    reader.at(),
                    "`" + reader.since(from) + "` is a range without an end",
                    "write `\\-` for a hyphen");
        }
        int first = item.ranges().getFirst().first();
        int last = end.ranges().getFirst().first();
        if (first > last) {
            throw reader.malformed(
                    from,
                    reader.at(),
                    "the range `" + reader.since(from) + "` ends before it begins",
                    "write `\\-` for a hyphen");
        }
        return CodePoints.range(first, last);
    }

    /** A character, or a set that has a name. */
    private CodePoints single() throws Malformed {
        if (reader.isAt("[")) {
            Matcher named = reader.matcher(NAMED);
            if (named.lookingAt()) {
                return named(named);
            }
            Matcher collating = reader.matcher(COLLATING);
            if (collating.lookingAt()) {
                reader.unsupported(
                        reader.at(),
                        collating.end(),
                        "`" + collating.group() + "` is a collating element, which no engine in use has",
                        "name the characters");
                reader.goTo(collating.end());
                return CodePoints.range('a', 'b');
            }
        }
        if (!reader.isAt("\\")) {
            return CodePoints.of(reader.next());
        }
        int from = reader.at();
        return switch (escapes.read()) {
            case Escape.Single(int codePoint) -> CodePoints.of(codePoint);
            case Escape.OneOf(CodePoints codePoints) -> codePoints;
            case Escape.Unsupported() -> CodePoints.range('a', 'b');
            case Escape.Position(Place place) -> {
                // In a class it is the backspace, as in PCRE.
                if (place == Place.WORD_BOUNDARY) {
                    yield CodePoints.of('\b');
                }
                throw reader.malformed(
                        from,
                        reader.at(),
                        "`" + reader.since(from) + "` is a place, and a class holds characters",
                        "take it out of the brackets");
            }
        };
    }

    private CodePoints named(Matcher named) throws Malformed {
        CodePoints members = POSIX.get(named.group(2));
        if (members == null) {
            throw reader.malformed(
                    reader.at(),
                    named.end(),
                    "no class is named `" + named.group(2) + "`",
                    "classes are: "
                            + POSIX.keySet().stream()
                                    .sorted()
                                    .toList()
                                    .toString()
                                    .replaceAll("[\\[\\]]", ""));
        }
        reader.goTo(named.end());
        return named.group(1).isEmpty() ? members : members.complement();
    }
}
