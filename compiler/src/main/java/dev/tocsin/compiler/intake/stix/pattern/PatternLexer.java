package dev.tocsin.compiler.intake.stix.pattern;

import dev.tocsin.compiler.intake.stix.pattern.Token.Kind;
import dev.tocsin.sigma.source.Span;
import java.util.regex.Pattern;

/** A pattern to its words, one at a time. */
final class PatternLexer {
    private static final Pattern HEXADECIMAL = Pattern.compile("(?:[0-9A-Fa-f]{2})*+");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*+={0,2}");
    private static final Pattern TIMESTAMP =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,50})?Z");

    private final int[] text;
    private int at;

    PatternLexer(String pattern) {
        this.text = pattern.codePoints().toArray();
    }

    int length() {
        return text.length;
    }

    /** The next word, and at the end {@link Kind#END} again and again. */
    Token next() throws PatternSyntaxProblem {
        skipBlanks();
        int start = at;
        if (at == text.length) {
            return token(Kind.END, start);
        }
        int first = text[at];
        if (first == '\'') {
            return quoted(Kind.STRING, start);
        }
        if (peek(1) == '\'' && (first == 'h' || first == 'b' || first == 't')) {
            return typed(first);
        }
        if (isWordStart(first)) {
            while (at < text.length && isWordPart(text[at])) {
                at++;
            }
            return token(Kind.WORD, start);
        }
        boolean signed = (first == '+' || first == '-') && (isDigit(peek(1)) || peek(1) == '.');
        if (isDigit(first) || signed || (first == '.' && isDigit(peek(1)) && !followsKey())) {
            return number();
        }
        return symbol(first);
    }

    /** A dot right behind a name, a quote or a bracket is a step of a path; elsewhere it begins a fraction. */
    private boolean followsKey() {
        return at > 0 && (isWordPart(text[at - 1]) || text[at - 1] == '\'' || text[at - 1] == ']');
    }

    private Token symbol(int first) throws PatternSyntaxProblem {
        int start = at++;
        return switch (first) {
            case ':' -> token(Kind.COLON, start);
            case '.' -> token(Kind.DOT, start);
            case ',' -> token(Kind.COMMA, start);
            case '*' -> token(Kind.ASTERISK, start);
            case '[' -> token(Kind.OPENING_BRACKET, start);
            case ']' -> token(Kind.CLOSING_BRACKET, start);
            case '(' -> token(Kind.OPENING_PARENTHESIS, start);
            case ')' -> token(Kind.CLOSING_PARENTHESIS, start);
            case '=' -> comparison(start, "=");
            case '<' -> comparison(start, "=>");
            case '>' -> comparison(start, "=");
            case '!' -> {
                if (peek(0) != '=') {
                    throw problem(start, "`!` stands only in `!=`");
                }
                yield comparison(start, "=");
            }
            default -> throw problem(start, "`" + Character.toString(first) + "` has no meaning here");
        };
    }

    /** One or two characters. */
    private Token comparison(int start, String seconds) {
        if (at < text.length && seconds.indexOf(text[at]) >= 0) {
            at++;
        }
        return token(Kind.COMPARISON, start);
    }

    private Token number() throws PatternSyntaxProblem {
        int start = at++;
        while (at < text.length && (isDigit(text[at]) || text[at] == '.')) {
            at++;
        }
        Token token = token(Kind.NUMBER, start);
        if (token.text().indexOf('.') != token.text().lastIndexOf('.')
                || token.text().endsWith(".")) {
            throw new PatternSyntaxProblem(token.span(), token.describe() + " is no number; put a text into quotes");
        }
        return token;
    }

    private Token typed(int prefix) throws PatternSyntaxProblem {
        int start = at++;
        return switch (prefix) {
            case 'h' -> checked(quoted(Kind.HEXADECIMAL, start), HEXADECIMAL);
            case 'b' -> checked(quoted(Kind.BASE64, start), BASE64);
            default -> checked(quoted(Kind.TIMESTAMP, start), TIMESTAMP);
        };
    }

    private static Token checked(Token token, Pattern form) throws PatternSyntaxProblem {
        if (!form.matcher(token.text()).matches()) {
            throw new PatternSyntaxProblem(token.span(), "this is not " + token.describe());
        }
        return token;
    }

    /** From the quote on; {@code \'} and {@code \\} are the only escapes. */
    private Token quoted(Kind kind, int start) throws PatternSyntaxProblem {
        at++;
        StringBuilder content = new StringBuilder();
        while (at < text.length && text[at] != '\'') {
            if (text[at] == '\\') {
                at++;
                if (peek(0) != '\\' && peek(0) != '\'') {
                    throw problem(at - 1, "a backslash in a string is written twice");
                }
            }
            content.appendCodePoint(text[at++]);
        }
        if (at == text.length) {
            throw problem(start, "the string that begins here has no closing quote");
        }
        at++;
        return new Token(kind, content.toString(), new Span(start, at));
    }

    private void skipBlanks() throws PatternSyntaxProblem {
        while (at < text.length) {
            if (isBlank(text[at])) {
                at++;
            } else if (text[at] == '/' && peek(1) == '/') {
                while (at < text.length && text[at] != '\n' && text[at] != '\r') {
                    at++;
                }
            } else if (text[at] == '/' && peek(1) == '*') {
                skipComment();
            } else {
                return;
            }
        }
    }

    private void skipComment() throws PatternSyntaxProblem {
        int start = at;
        at += 2;
        while (at < text.length && !(text[at] == '*' && peek(1) == '/')) {
            at++;
        }
        if (at == text.length) {
            throw problem(start, "the comment that begins here has no end");
        }
        at += 2;
    }

    private PatternSyntaxProblem problem(int start, String message) {
        return new PatternSyntaxProblem(new Span(start, Math.min(text.length, start + 1)), message);
    }

    private Token token(Kind kind, int start) {
        return new Token(kind, new String(text, start, at - start), new Span(start, at));
    }

    private int peek(int ahead) {
        return at + ahead < text.length ? text[at + ahead] : -1;
    }

    private static boolean isWordStart(int codePoint) {
        return (codePoint >= 'a' && codePoint <= 'z') || (codePoint >= 'A' && codePoint <= 'Z') || codePoint == '_';
    }

    private static boolean isWordPart(int codePoint) {
        return isWordStart(codePoint) || isDigit(codePoint) || codePoint == '-';
    }

    private static boolean isDigit(int codePoint) {
        return codePoint >= '0' && codePoint <= '9';
    }

    private static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || codePoint == 0x85;
    }
}
