package dev.tocsin.compiler.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What was seen to come back as it was from the parser of Elasticsearch 8.19. */
class SyntaxTest {
    @Test
    void escapesWhatEndsTheNameOfAField() {
        assertEquals("process.executable:", Syntax.field("process.executable"));
        assertEquals("@timestamp:", Syntax.field("@timestamp"));
        assertEquals("Threat\\ Name:", Syntax.field("Threat Name"));
        assertEquals("a\\:b\\\\c\\\"d\\-e:", Syntax.field("a:b\\c\"d-e"));
        assertEquals("\\<a\\>:", Syntax.field("<a>"));
        assertEquals("é\\\u3000:", Syntax.field("é\u3000"));
    }

    @Test
    void takesNoFieldForAnOperator() {
        assertEquals("\\AND:", Syntax.field("AND"));
        assertEquals("\\NOT:", Syntax.field("NOT"));
        assertEquals("ANDROID:", Syntax.field("ANDROID"));
    }

    @Test
    void quotesWhatIsNoPlainWord() {
        assertEquals("host.name", Syntax.word("host.name"));
        assertEquals("443", Syntax.word("443"));
        assertEquals("\"-5\"", Syntax.word("-5"));
        assertEquals("\"OR\"", Syntax.word("OR"));
        assertEquals("\"\"", Syntax.word(""));
    }

    @Test
    void escapesOnlyQuoteAndBackslashBetweenQuotes() {
        assertEquals("\"C:\\\\x\\\\\"", Syntax.quoted("C:\\x\\"));
        assertEquals("\"say \\\"a\\\" OR *:*\"", Syntax.quoted("say \"a\" OR *:*"));
        assertEquals("\"\\\\u0022\"", Syntax.quoted("\\u0022"));
        assertEquals("\"a\nb\u0000\"", Syntax.quoted("a\nb\u0000"));
    }

    /** After a last backslash the parser would not see the slash that ends the expression. */
    @Test
    void endsAnExpressionWhereItEnds() {
        assertEquals("/.*a\\/b/", Syntax.expression(".*a\\/b"));
        assertEquals("/(.*\\\\)/", Syntax.expression(".*\\\\"));
    }
}
