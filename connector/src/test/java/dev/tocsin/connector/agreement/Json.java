package dev.tocsin.connector.agreement;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** JSON as text, so that a document can be written in every way that JSON allows. */
final class Json {
    private Json() {}

    /** With every unit but plain ASCII escaped, for lone surrogates have no bytes. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(unit -> {
            if (unit < ' ' || unit > '~' || unit == '"' || unit == '\\') {
                quoted.append("\\u").append(Integer.toHexString(0x1_0000 | unit), 1, 5);
            } else {
                quoted.append((char) unit);
            }
        });
        return quoted.append('"').toString();
    }

    /** {@code {"a.b":1}}. */
    static String flat(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> quoted(field.getKey()) + ":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** {@code {"a":{"b":1}}}, to the first dot. */
    static String nested(Map<String, String> fields) {
        Map<String, String> outer = withoutDot(fields);
        byObject(fields).forEach((name, inner) -> outer.put(name, flat(inner)));
        return flat(outer);
    }

    /** {@code {"a":[{"b":1},{"c":2}]}}. */
    static String nestedInArrays(Map<String, String> fields) {
        Map<String, String> outer = withoutDot(fields);
        byObject(fields)
                .forEach((name, inner) -> outer.put(
                        name,
                        inner.entrySet().stream()
                                .map(field -> flat(Map.of(field.getKey(), field.getValue())))
                                .collect(Collectors.joining(",", "[", "]"))));
        return flat(outer);
    }

    private static Map<String, Map<String, String>> byObject(Map<String, String> fields) {
        Map<String, Map<String, String>> byObject = new TreeMap<>();
        fields.forEach((path, value) -> {
            int dot = path.indexOf('.');
            if (dot > 0) {
                byObject.computeIfAbsent(path.substring(0, dot), object -> new TreeMap<>())
                        .put(path.substring(dot + 1), value);
            }
        });
        return byObject;
    }

    private static Map<String, String> withoutDot(Map<String, String> fields) {
        Map<String, String> top = new TreeMap<>(fields);
        top.keySet().removeIf(path -> path.indexOf('.') > 0);
        return top;
    }
}
