package dev.tocsin.compiler.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a text in JSON is. */
sealed interface JsonKind {
    /** A STIX 2 bundle, or objects without one. */
    record Stix() implements JsonKind {}

    record Misp() implements JsonKind {}

    record Stix1() implements JsonKind {}

    /** Sound JSON of another kind. */
    record Other() implements JsonKind {}

    /** No sound JSON, though it begins as JSON does. */
    record Broken(Diagnostic diagnostic) implements JsonKind {}

    /** Reads the text to its end; empty if it does not even begin as JSON. */
    static Optional<JsonKind> of(SourceText source) {
        if (!Detection.beginsAsJson(source.text())) {
            return Optional.empty();
        }
        try (JsonParser parser = new JsonFactory().createParser(source.text())) {
            Map<String, String> keys = Detection.keys(parser);
            return Optional.of(Detection.kind(keys));
        } catch (JsonProcessingException broken) {
            return Optional.of(new Broken(Detection.broken(source, broken)));
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail to be read", e);
        }
    }

    /** How it is told. */
    final class Detection {
        /** What the MISP core format puts at the root of an export or a response. */
        private static final Set<String> MISP_ROOTS = Set.of("Event", "Attribute", "response", "Object");

        private Detection() {}

        private static boolean beginsAsJson(String text) {
            int at = skipBlanks(text, 0);
            // Somebody put the object in angle brackets: broken, but JSON.
            at = at < text.length()
                            && text.charAt(at) == '<'
                            && skipBlanks(text, at + 1) < text.length()
                            && text.charAt(skipBlanks(text, at + 1)) == '{'
                    ? skipBlanks(text, at + 1)
                    : at;
            if (at >= text.length()) {
                return false;
            }
            int next = skipBlanks(text, at + 1);
            char follows = next < text.length() ? text.charAt(next) : '\0';
            return switch (text.charAt(at)) {
                case '{' -> follows == '"' || (follows == '}' && skipBlanks(text, next + 1) == text.length());
                case '[' ->
                    follows == '{' || follows == '"' || (follows == ']' && skipBlanks(text, next + 1) == text.length());
                default -> false;
            };
        }

        private static int skipBlanks(String text, int from) {
            int at = from;
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at;
        }

        /** The keys of the root, or of the objects in it if it is an array, each with its text if it is one. */
        private static Map<String, String> keys(JsonParser parser) throws IOException {
            Map<String, String> keys = new LinkedHashMap<>();
            int depth = 0;
            int objects = 0;
            JsonToken token = parser.nextToken();
            boolean array = token == JsonToken.START_ARRAY;
            while (token != null) {
                if (token.isStructStart()) {
                    depth++;
                    objects += token == JsonToken.START_OBJECT ? 1 : 0;
                } else if (token.isStructEnd()) {
                    depth--;
                } else if (token == JsonToken.FIELD_NAME && depth == (array ? 2 : 1) && objects < 1_000) {
                    String key = parser.currentName();
                    JsonToken value = parser.nextToken();
                    keys.putIfAbsent(key, value == JsonToken.VALUE_STRING ? parser.getText() : "");
                    token = value;
                    continue;
                }
                token = parser.nextToken();
            }
            return keys;
        }

        private static JsonKind kind(Map<String, String> keys) {
            String id = keys.getOrDefault("id", "");
            if (keys.containsKey("stix_header")
                    || id.contains("STIXPackage-")
                    || (id.contains("Package-") && keys.containsKey("version"))) {
                return new Stix1();
            }
            if (keys.keySet().stream().anyMatch(MISP_ROOTS::contains)) {
                return new Misp();
            }
            String type = keys.getOrDefault("type", "");
            boolean object = !type.isEmpty() && (id.startsWith(type + "--") || keys.containsKey("spec_version"));
            boolean bundle = keys.containsKey("objects") && (type.equals("bundle") || id.startsWith("bundle--"));
            boolean attribute = keys.containsKey("to_ids") && keys.containsKey("value");
            return attribute ? new Misp() : object || bundle ? new Stix() : new Other();
        }

        private static Diagnostic broken(SourceText source, JsonProcessingException broken) {
            long offset =
                    broken.getLocation() == null ? 0 : broken.getLocation().getCharOffset();
            int index = Math.clamp(offset, 0, source.text().length());
            int at = source.text().codePointCount(0, index);
            String message = "is broken JSON: "
                    + (broken instanceof JsonEOFException
                            ? "it ends too early"
                            : broken.getOriginalMessage().lines().findFirst().orElse("it cannot be parsed"));
            return Diagnostic.of(
                            Code.INVALID_PUBLICATION, source, new Span(at, Math.min(at + 1, source.length())), message)
                    .withHint(
                            "Mend the file at this place, or ask its publisher for a sound one; nothing of it was read.");
        }
    }
}
