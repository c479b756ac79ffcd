package dev.tocsin.connector.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Documents with the fields of {@link TestedFields}: absent, alone, in arrays, flat or nested. */
final class RandomDocuments {
    /** Whether the fields of an index take any text. */
    enum Strictness {
        /** Numbers, addresses, times and booleans where fields of these types want them. */
        TYPED,
        TEXTUAL,
        /** The index is one of {@link RandomEvents}. */
        EVENTS
    }

    /** How long values may be. */
    enum Length {
        /** As a term of Lucene holds. */
        A_TERM,
        /** The index leaves longer values out. */
        ANY
    }

    private final RandomChoice choice;
    private final Strictness strictness;
    private final List<String> texts;

    /** @param texts which documents of this run hold */
    RandomDocuments(RandomChoice choice, List<String> texts, Strictness strictness, Length length) {
        this.choice = choice;
        this.strictness = strictness;
        this.texts = switch (length) {
            case A_TERM -> texts.stream().map(Json::quoted).toList();
            case ANY -> {
                List<String> more = new ArrayList<>(texts);
                more.add(EdgeValues.LONGER_THAN_A_TERM);
                yield more.stream().map(Json::quoted).toList();
            }
        };
    }

    /** JSON of one document. */
    String document() {
        Map<String, String> fields = new TreeMap<>();
        add(fields, "a.text", texts);
        add(fields, "a.other", texts);
        add(fields, "a.body", texts);
        add(fields, "a.Threat Name", texts);
        boolean typed = strictness == Strictness.TYPED;
        add(
                fields,
                "a.number",
                typed
                        ? List.of("7", "\"0443\"", "443", "443.7", "-3", "4688", "\"\"", "9223372036854775807")
                        : quoted(EdgeValues.NUMBERS));
        add(fields, "b.number", quoted(EdgeValues.NUMBERS));
        List<String> addresses = new ArrayList<>(quoted(EdgeValues.ADDRESSES));
        addresses.add(typed ? "\"fe80::1%2\"" : "\"-\"");
        add(fields, "a.address", addresses);
        add(fields, "a.time", quoted(typed ? EdgeValues.TIMES.subList(0, 3) : EdgeValues.TIMES));
        List<String> moments = new ArrayList<>(quoted(EdgeValues.MOMENTS));
        if (!typed) {
            moments.addAll(quoted(EdgeValues.TIMES));
        }
        add(fields, "@timestamp", moments);
        add(
                fields,
                "a.flag",
                typed
                        ? List.of("true", "false", "\"true\"", "\"\"")
                        : List.of("\"true\"", "\"false\"", "\"True\"", "\"\""));
        add(fields, "a.direction", quoted(List.of("egress", "ingress", "Egress", "inbound")));
        add(fields, "raw.User", quoted(EdgeValues.ACCOUNTS));
        add(fields, "user.domain", quoted(List.of("NT AUTHORITY", "WARD3", "a", "-", "")));
        add(fields, "user.name", quoted(List.of("SYSTEM", "nurse", "b\\c", "-", "")));
        add(fields, "hash.sha1", quoted(List.of("abcd", "ab")));
        add(fields, "hash.md5", quoted(List.of("aa11", "ffaa")));
        add(fields, "raw.Hashes", quoted(List.of("SHA1=ABCD,MD5=AA11", "MD5=FFAA", "MD5=", "SHA1=AB")));
        add(fields, "reg.strings", quoted(List.of("42", "1", "0x2A", "001", "cmd.exe /c whoami", "(0x00000001)", "")));
        add(fields, "reg.type", quoted(List.of("SZ_DWORD", "SZ_QWORD", "REG_DWORD", "REG_BINARY", "REG_SZ")));
        add(fields, "raw.Details", quoted(EdgeValues.DETAILS));
        add(fields, "a.access", quoted(List.of("0x1A4", "420", "0420", "0x010", "text", "0xffffffffffffffff")));
        invocations(fields);
        return switch (choice.below(3)) {
            case 0 -> Json.flat(fields);
            case 1 -> Json.nested(fields);
            default -> Json.nestedInArrays(fields);
        };
    }

    private static List<String> quoted(List<String> texts) {
        return texts.stream().map(Json::quoted).toList();
    }

    private void add(Map<String, String> fields, String path, List<String> values) {
        switch (choice.below(8)) {
            case 0, 1 -> {}
            case 2 -> fields.put(path, choice.among("null", "[]", "[null]"));
            case 3 -> fields.put(path, "[" + choice.of(values) + "," + choice.of(values) + "]");
            default -> fields.put(path, choice.of(values));
        }
    }

    private void invocations(Map<String, String> fields) {
        if (!choice.onceIn(3)) {
            return;
        }
        List<Map<String, String>> details = new ArrayList<>();
        for (int i = 1 + choice.below(2); i > 0; i--) {
            Map<String, String> detail = new TreeMap<>();
            add(detail, "type", quoted(List.of("CommandInvocation", "ParameterBinding")));
            add(detail, "related_command", quoted(List.of("x", "Get-Item")));
            add(detail, "name", quoted(List.of("\"a\"", "\"Path\"")));
            add(detail, "value", quoted(List.of("\"x\"", "y")));
            details.add(detail);
        }
        fields.put("ps.details", details.stream().map(Json::flat).collect(Collectors.joining(",", "[", "]")));
    }
}
