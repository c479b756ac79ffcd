package dev.tocsin.sigma.regex;

import dev.tocsin.sigma.regex.Reader.Malformed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a parenthesis opens. */
final class GroupReader {
    private static final Pattern FLAGS = Pattern.compile("\\(\\?(\\^?[A-Za-z]*)(-[A-Za-z]*)?([:)])");
    private static final Pattern NAME = Pattern.compile("\\(\\?(?:P?<([A-Za-z_]\\w*)>|'([A-Za-z_]\\w*)')");
    private static final Pattern CALL = Pattern.compile("\\(\\?(?:P=\\w*|P>\\w*|&\\w*|R|[+-]?\\d+)\\)");
    private static final Pattern VERB = Pattern.compile("\\(\\*[A-Za-z_]+[^)]*\\)");
    private static final Pattern COMMENT = Pattern.compile("\\(\\?#[^)]*\\)");

    private static final String NO_LINEAR_TIME = ", which cannot run in linear time";
    private static final String SECOND_SEARCH =
            "put what has to be there into a second search identifier, and write `selection and other`"
                    + " as the condition";
    private static final String SECOND_SEARCH_NOT =
            "put what must not be there into a second search identifier, and write `selection and"
                    + " not filter` as the condition";

    /** Constructs that enclose an expression. */
    private static final List<Construct> CONSTRUCTS = List.of(
            new Construct("(?=", "`(?=` is a lookahead" + NO_LINEAR_TIME, SECOND_SEARCH),
            new Construct("(?!", "`(?!` is a negative lookahead" + NO_LINEAR_TIME, SECOND_SEARCH_NOT),
            new Construct("(?<=", "`(?<=` is a lookbehind" + NO_LINEAR_TIME, SECOND_SEARCH),
            new Construct("(?<!", "`(?<!` is a negative lookbehind" + NO_LINEAR_TIME, SECOND_SEARCH_NOT),
            new Construct(
                    "(?>",
                    "`(?>` is an atomic group, which an engine without backtracking does not have",
                    "write `(?:`; it matches the same, and more only where the group could give back"),
            new Construct(
                    "(?|", "`(?|` numbers the groups of its branches anew", "write `(?:`; nothing reads the numbers"),
            new Construct(
                    "(?(",
                    "`(?(` is a conditional" + NO_LINEAR_TIME,
                    "write its two branches into two values or search identifiers"));

    private final Reader reader;

    GroupReader(Reader reader) {
        this.reader = reader;
    }

    /** How a construct begins. */
    private record Construct(String start, String message, String hint) {}

    /** Reads up to where the enclosed expression begins. */
    GroupStart read(Reader.Context context) throws Malformed {
        int from = reader.at();
        Matcher verb = reader.matcher(VERB);
        if (verb.lookingAt()) {
            return done(
                    verb.end(),
                    "`" + verb.group() + "` steers backtracking, which an engine in linear time does not do",
                    "leave it out");
        }
        if (!reader.isAt("(?")) {
            reader.next();
            return new GroupStart.Plain(context.flags());
        }
        for (Construct construct : CONSTRUCTS) {
            if (reader.skip(construct.start())) {
                if (construct.start().equals("(?(")) {
                    skipCondition(from);
                }
                return new GroupStart.Unsupported(construct.message(), construct.hint());
            }
        }
        Matcher name = reader.matcher(NAME);
        if (name.lookingAt()) {
            reader.goTo(name.end());
            return new GroupStart.Plain(context.flags());
        }
        Matcher call = reader.matcher(CALL);
        if (call.lookingAt()) {
            return done(
                    call.end(),
                    "`" + call.group() + "` refers to another group" + NO_LINEAR_TIME,
                    "write out what it stands for");
        }
        Matcher comment = reader.matcher(COMMENT);
        if (comment.lookingAt()) {
            return done(
                    comment.end(),
                    "`(?#` is a comment, which not every engine has",
                    "write it as a comment of the YAML, behind ` #`");
        }
        Matcher flags = reader.matcher(FLAGS);
        if (flags.lookingAt()) {
            return flags(flags, context);
        }
        throw reader.malformed(
                from,
                from + 2,
                "no group begins with these characters",
                "write `(?:` for a group, `\\(` for a parenthesis");
    }

    private void skipCondition(int from) throws Malformed {
        int end = reader.indexOf(")");
        if (end < 0) {
            throw unclosed(from);
        }
        reader.goTo(end + 1);
    }

    /** The parenthesis at an index has no partner. */
    Malformed unclosed(int from) {
        return reader.malformed(
                from,
                from + 1,
                "the group that begins here is not closed",
                "write `)` where it ends, or `\\(` for a parenthesis");
    }

    private GroupStart flags(Matcher found, Reader.Context context) {
        int from = reader.at();
        reader.goTo(found.end());
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(context.flags());
        List<Integer> unknown = new ArrayList<>();
        found.group(1).chars().forEach(letter -> flag(letter).ifPresentOrElse(flags::add, () -> unknown.add(letter)));
        String off = found.group(2) == null ? "" : found.group(2).substring(1);
        off.chars().forEach(letter -> flag(letter).ifPresentOrElse(flags::remove, () -> unknown.add(letter)));
        if (!unknown.isEmpty()) {
            reader.unsupported(
                    from,
                    reader.at(),
                    "the flag `" + Character.toString(unknown.getFirst()) + "` is not one of `i`, `m` and `s`",
                    "write the expression without it");
        }
        return found.group(3).equals(":") ? new GroupStart.Plain(flags) : new GroupStart.FlagsAlone(flags);
    }

    private static Optional<Flag> flag(int letter) {
        for (Flag flag : Flag.values()) {
            if (flag.letter() == letter) {
                return Optional.of(flag);
            }
        }
        return Optional.empty();
    }

    private GroupStart done(int end, String message, String hint) {
        reader.unsupported(reader.at(), end, message, hint);
        reader.goTo(end);
        return new GroupStart.Done();
    }
}
