package dev.tocsin.sigma.fuzz;

import java.util.List;

/** Texts that try to break out of wherever a careless program would paste them, or to break what reads them. */
public final class HostileTexts {
    /** None of {@link #ALL}. */
    public static final String DECOY = "nothing special";

    /** Each different from the others. */
    public static final List<String> ALL = List.of(
            // Quotes and escapes.
            "\"",
            "'",
            "`",
            "``",
            "\"\"\"",
            "'''",
            "\u201C\u2019\u00AB",
            "\\",
            "\\\\",
            "\\\"",
            "\\'",
            "C:\\ends\\",
            "\\u0022",
            "\\u0022) || true || like(\\u0022x",
            "\\x22 \\042 \\N \\n",
            "&quot; %22 &#34;",
            // What ends a line or a text.
            "a\nb",
            "\r\n",
            "\r",
            "\t",
            "\u0000",
            "a\u0000b",
            "\u001B[31m",
            "\u0085\u2028\u2029",
            "\u202Eevil",
            "\uFEFF",
            "\u3000",
            "\u007F",
            // Drools, MVEL and Java.
            "\") || true || like(\"F\", \"",
            "\" || true || \"",
            "\"), true, like(\"F\", \"",
            "\")\nthen\nSystem.exit(1);\nend\n",
            "end rule \"x\" when then end",
            ":=",
            "a := b",
            "1.2.840.113556.1.4.803:=524288",
            "(&(objectCategory=person)(!(userAccountControl:1.2.840.113556.1.4.803:=2))(|(a=b)(c=d)))",
            "a || b",
            "|||",
            "a && b",
            "&&&",
            "// comment",
            "/* comment",
            "*/",
            "# comment",
            "-- x",
            "${System.exit(1)}",
            "@{1+1}",
            "#{x}",
            "{{x}}",
            "$a",
            "from eval(true)",
            "eval(System.exit(1))",
            "== null",
            // Lucene.
            "\") OR (*:*",
            ") OR *:* OR (",
            "*:*",
            "*",
            "?",
            "a*b?c",
            "\\*\\?",
            "/",
            "/.*/",
            "/[/",
            "a/b/c",
            "_exists_:winlog.channel",
            "_ignored:*",
            "AND",
            "OR",
            "NOT",
            "TO",
            "a AND b",
            "x OR NOT y",
            "+x -y !z",
            "[* TO *]",
            "{1 TO 2}",
            ">0",
            "<=9",
            "x^2",
            "x~1",
            "\"x y\"~5",
            "(a",
            "b))",
            "[a",
            "c]",
            "] )",
            "a:b",
            "\\:",
            "now-1d/d",
            "~ & @ # < >",
            // ES|QL.
            "\" | DROP *",
            "| DROP",
            "| LIMIT 0",
            "\") | LIMIT 0 //",
            "?param",
            "??1",
            "%s %d %n",
            "a ; b",
            "a , b",
            "[a] {b} (c",
            "RLIKE \".*\"",
            "NULL",
            // JSON, Markdown and pages.
            "\"}, {\"match_all\": {}}, {\"x\": \"",
            "\"}]}}}",
            "</script><script>alert(1)</script>",
            "[x](javascript:alert(1)) **b** `c`",
            "| a | b |",
            "---\n- x",
            "!!java.lang.ProcessBuilder [x]",
            "&a *a",
            // Letters.
            "é ß \u212A",
            "ΣΑΣ",
            "cafe\u0301",
            "\ud83d\ude00",
            "\ud83d",
            "x\ude00",
            "\uFFFD",
            // Numbers and words that are read as something else.
            "0",
            "-0.0",
            "1e9",
            "0x1F",
            "true",
            "~",
            " ",
            "  two  spaces  ",
            // Size.
            "x".repeat(100_000),
            "\"".repeat(100_000),
            "\\".repeat(100_000),
            "(".repeat(2_000));

    private HostileTexts() {}

    /** The text as a value of a rule that means these very characters. */
    public static String asValue(String text) {
        // A backslash that is doubled is one, whatever follows it.
        return text.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
    }

    /** A YAML scalar between double quotes, with every unit but plain ASCII escaped. */
    public static String inYaml(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(codePoint -> {
            if (codePoint >= ' ' && codePoint <= '~' && codePoint != '"' && codePoint != '\\') {
                quoted.append((char) codePoint);
            } else if (codePoint < 0x1_0000) {
                quoted.append("\\u%04x".formatted(codePoint));
            } else {
                quoted.append("\\U%08x".formatted(codePoint));
            }
        });
        return quoted.append('"').toString();
    }
}
