package dev.tocsin.connector.agreement;

import java.util.List;

/** Values at the edges of what rules, documents and indices can hold. */
final class EdgeValues {
    private EdgeValues() {}

    /** Texts that rules and documents both have, so that they meet. */
    static final List<String> TEXTS = List.of(
            "C:\\Windows\\System32\\cmd.exe",
            "c:\\windows\\system32\\CMD.EXE",
            "powershell -enc SQBFAFgA",
            "POWERSHELL",
            "",
            "-",
            " ",
            // Wildcards and backslashes that are meant as they stand.
            "a*b",
            "a?b",
            "a\\*b",
            "axb",
            "\\\\server\\share",
            "ends with \\",
            "\\",
            "*",
            // Letter case beyond ASCII, and across its border.
            "ÉCOLE straße ΣΑΣ",
            "école STRASSE σας",
            "ÉCOLE STRAẞE ςας",
            "\u212A kelvin \u017F",
            "k kelvin s",
            "İstanbul ısı",
            "i\u0307stanbul ISI",
            "\u00B5 \u212B \u01C5 \uAB70",
            "\u03BC \u00E5 \u01C6 \u13A0",
            // The same letter as one character, and as a letter and a mark.
            "caf\u00E9",
            "cafe\u0301",
            "CAFE\u0301",
            // Beyond the basic plane.
            "😀 𐐀 𐐨",
            "😀 𐐨 𐐀",
            // Line feeds and control characters.
            "line one\nline two",
            "line one\r\nline two\n",
            "tab\tand\u0000nul\u0007bell",
            "\u0085\u2028\u2029\uFEFFmark",
            // About the lengths of ignore_above: 32, 256 and 1,024 UTF-16 units.
            "x".repeat(31) + "Y",
            "x".repeat(40) + "y",
            "é".repeat(32),
            "😀".repeat(16),
            "😀".repeat(17),
            "w".repeat(256),
            "W".repeat(257),
            "v".repeat(1_024),
            "V".repeat(1_025),
            "Z" + "z".repeat(1_200) + "end",
            // What query languages give a meaning to.
            "~ & @ # < > \" { } [ ] ( ) | . + ^ $ /",
            "a AND b OR NOT c",
            "[a TO b] && !x || y:z",
            "%!?''`\"\"\"",
            "0010",
            "10",
            "4688",
            "true",
            // What lists of indicators look for parts of.
            "relay.evil.example",
            "EVIL.Example",
            "HKLM\\Software\\Evil\\Run",
            "\\REGISTRY\\MACHINE\\SOFTWARE\\EVIL",
            "HKU\\S-1-5-21-1-2-3-500\\Software\\Evil",
            "type:  5 relay.evil.example;::ffff:10.0.0.5;fe80::1;",
            "start relay.evil.example, \"evil.js\"=x");

    /** Longer than the 32,766 bytes that Lucene takes as a term: only fields with ignore_above accept it. */
    static final String LONGER_THAN_A_TERM = "T" + "t".repeat(33_000) + "End";

    static final List<String> NUMBERS =
            List.of("0", "7", "10", "443", "4688", "-3", "0443", "443.7", "9223372036854775807", "-0", "+7");

    static final List<String> ADDRESSES = List.of(
            "10.0.0.5",
            "10.20.30.40",
            "192.168.1.1",
            "::ffff:10.0.0.5",
            "fe80::1",
            "FE80:0:0::1",
            "2001:db8::7",
            "2001:0DB8:0000:0000:0000:0000:0000:0007",
            "::1",
            "0.0.0.0",
            "255.255.255.255");

    static final List<String> NETWORKS = List.of(
            "10.0.0.0/8",
            "192.168.1.0/24",
            "10.0.0.5/32",
            "0.0.0.0/0",
            "fe80::/10",
            "::/0",
            "::1/128",
            "2001:db8::/32",
            "::ffff:0:0/96");

    static final List<String> TIMES = List.of(
            "2024-02-29T23:59:58Z",
            "2024-02-29T23:59:58.123456789Z",
            "2024-12-30T07:09:00+02:00",
            "2026-01-01 07:00:00.000",
            "2026-01-01T07:00:00",
            "2026-13-01T07:00:00Z",
            "2024-02-29T24:00:00Z",
            "2024-02-29t23:59:58z",
            "1969-12-31T23:59:59.5Z",
            "2300-01-01T00:00:00Z",
            "12024-02-29T23:59:58Z",
            "");

    /** In every notation of a time that an index reads. */
    static final List<String> MOMENTS = List.of(
            "2024-02-29T23:59:58Z",
            "2024-02-29T23:59:58.123Z",
            "2024-02-29T23:59:58.123456789Z",
            "2024-02-29T23:59:59.999999999Z",
            "2024-03-01T00:00:00.000Z",
            "2024-03-01T00:00:00",
            "2024-03-01T02:00:00+02:00",
            "2024-03-01T01:59:59.999+02:00",
            "2024-02-29T20:30:00-0330",
            "2024-03-01T00:00+00",
            "2024-03-01",
            "2024-03",
            "2024",
            "1709251200000",
            "1709251199999",
            "1970-01-01T00:00:00.000000001Z");

    /** About the same times, and at the ends of what can be indexed. */
    static final List<String> BOUNDS_OF_TIME = List.of(
            "2024-02-29T23:59:58Z",
            "2024-02-29T23:59:58.123Z",
            "2024-02-29T23:59:58.123456789Z",
            "2024-02-29T23:59:58.123456790Z",
            "2024-03-01T00:00:00Z",
            "2024-03-01T00:00:00.000000001Z",
            "2024-03-02T00:00:00Z",
            "2024-12-30T05:09:00Z",
            "2026-01-02T00:00:00Z",
            "1970-01-01T00:00:00Z",
            "1969-12-31T23:59:59.5Z",
            "2262-06-01T00:00:00Z",
            "+12024-01-01T00:00:00Z");

    /** What a value can end in, so that a piece of a text is a word, a name or a path of its own, or is not. */
    static final List<String> VALUE_ENDS = List.of("", "", "", "*", "\\", ".", " ", "x");

    static final List<String> DETAILS = List.of(
            "DWORD (0x0000002a)",
            "DWORD (0x00000001)",
            "QWORD (0x00000000-0x0000002a)",
            "Binary Data",
            "cmd.exe /c whoami",
            "42",
            "(0x00000001)",
            "");

    static final List<String> ACCOUNTS =
            List.of("NT AUTHORITY\\SYSTEM", "WARD3\\nurse", "nurse", "SYSTEM", "a\\b\\c", "-", "WARD3\\-", "\\nurse");

    static final List<String> HASHES = List.of(
            "MD5=AA11",
            "SHA1=AB",
            "aa11",
            "MD5",
            "SHA1=ABCD,MD5=AA11",
            "=",
            "5=aa",
            "SHA1=ABCD,MD5=AA11,SHA256=EF01,IMPHASH=00FF",
            "IMPHASH=00FF",
            "00ff");

    /** Expressions as rules have them. */
    static final List<String> EXPRESSIONS = List.of(
            "cmd\\.exe$",
            "^C:",
            "(?i)powershell",
            "a[?*]b",
            "x{31}",
            "k+elvin",
            "one.line",
            "one[\\r\\n]+line",
            "(foo|école)",
            "caf(é|e\\x{301})",
            "\\d{4}",
            "4688|10",
            "^$",
            "^.$",
            "[^\\x00-\\x7f]",
            "\\bkelvin\\b",
            "(?:a|b)*a(?:a|b){9}",
            "\\\\{2}server",
            "[&~@#<>\"]",
            "(?s)one.*two$",
            "(?m)^line two$",
            "w{256,}");
}
