package dev.tocsin.compiler.kibana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Random;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a rule says, a reader of Markdown shows it as it is. */
final class MarkdownTest {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private static final List<String> PIECES = List.of(
            "`",
            "``",
            "*",
            "**",
            "_",
            "__",
            "[a](http://evil.example)",
            "![x](y)",
            "<img src=x onerror=alert(1)>",
            "<!--",
            "&amp;",
            "&lt;",
            "&#60;",
            "|",
            "a|b",
            "---",
            "===",
            "# ",
            "> ",
            "- ",
            "+ ",
            "1. ",
            "1) ",
            "~~",
            "~~~",
            "\\",
            "\\\\",
            "\\*",
            "!{investigate{\"label\":\"x\"}}",
            "{{",
            "}}",
            ":smile:",
            "www.evil.example",
            "http://evil.example",
            "a@b.example",
            "C:\\Windows\\*",
            " ",
            "  ",
            "\t",
            "é",
            "🔑",
            "a",
            "b",
            "0",
            ".",
            "!",
            "(",
            ")",
            "]",
            "\u2028");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain words",
                "- no list",
                "1. no list",
                "# no heading",
                "> no quotation",
                "=== no heading",
                "*no* _emphasis_ ~~at~~ all",
                "`no code`",
                "[no](link) ![no](picture) <b>no</b> <https://link.example> &amp; &#x3c;",
                "a | b\\|c",
                "C:\\Windows\\System32\\*.dll ends with \\"
            })
    void aParagraphIsItsText(String text) {
        assertEquals(text, paragraph(Markdown.paragraph(text)), Markdown.paragraph(text));
    }

    @Test
    void linesBecomeOneParagraph() {
        assertEquals("a b - c", paragraph(Markdown.paragraph("a\n  b\r\n\r\n- c\n")));
    }

    /** What remark and Kibana know besides CommonMark. */
    @Test
    void nothingIsLeftThatKibanaGivesMeaning() {
        assertEquals("http&#58;//x.example", Markdown.paragraph("http://x.example"));
        assertEquals("WWW\\.x.example", Markdown.paragraph("WWW.x.example"));
        assertEquals("a&#64;b.example", Markdown.paragraph("a@b.example"));
        assertEquals("&#58;smile: x", Markdown.paragraph(":smile: x"));
        assertEquals("\\!\\{investigate\\{\\}\\}", Markdown.paragraph("!{investigate{}}"));
    }

    @Test
    void codeIsItsText() {
        assertEquals("`*\\whoami.exe`", Markdown.code("*\\whoami.exe"));
        assertEquals("``a`b``", Markdown.code("a`b"));
        assertEquals("`` `a ``", Markdown.code("`a"));
        assertEquals("`a\\nb\\u0000`", Markdown.code("a\nb\u0000"));
    }

    @Test
    void anyTextInAnyPlaceIsItself() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder written = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                written.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String text = written.toString();
            String told = "seed " + seed + ": " + text;
            String expected = text.replace('\t', ' ').strip();
            if (!expected.isEmpty()) {
                assertEquals(collapsed(expected), collapsed(paragraph(Markdown.paragraph(text))), told);
            }
            Node list = PARSER.parse("- " + Markdown.code(text) + ": x");
            Node item = list.getFirstChild().getFirstChild();
            Code code = assertInstanceOf(Code.class, item.getFirstChild().getFirstChild(), told);
            assertEquals(text.replace("\t", "\\t").replace("\u2028", "\u2028"), code.getLiteral(), told);
            assertEquals(
                    ": x", assertInstanceOf(Text.class, code.getNext(), told).getLiteral(), told);
        }
    }

    private static String collapsed(String text) {
        return text.replaceAll("[ \\t\\u2028]+", " ").strip();
    }

    /** The text of the one paragraph that the Markdown is, if there is nothing but text in it. */
    private static String paragraph(String markdown) {
        assertFalse(markdown.contains("\n"), markdown);
        Node paragraph =
                assertInstanceOf(Paragraph.class, PARSER.parse(markdown).getFirstChild(), markdown);
        StringBuilder text = new StringBuilder();
        for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
            text.append(assertInstanceOf(Text.class, node, markdown).getLiteral());
        }
        return text.toString();
    }
}
