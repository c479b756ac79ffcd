package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.yaml.YamlNode.Meaning;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of Sysmon's {@code Hashes}, which holds pairs such as {@code MD5=...,SHA256=...}. A type alone, as in
 * {@code IMPHASH=}, asks whether there is such a hash and is fine.
 */
final class HashValueCheck {
    /** Hexadecimal digits of a hash. Sysmon's imphash is an MD5. */
    private static final Map<String, Integer> LENGTHS =
            Map.of("MD5", 32, "SHA1", 40, "SHA256", 64, "IMPHASH", 32, "SHA384", 96, "SHA512", 128);

    private static final Pattern BETWEEN_WILDCARDS = Pattern.compile("[^*?,]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]*");

    private final List<String> fields;
    private final List<String> types;

    HashValueCheck(Parameters parameters) {
        this.fields = parameters.words(WordsParameter.HASH_FIELDS);
        this.types = parameters.words(WordsParameter.HASH_KEYS);
    }

    void check(DocumentView document, Findings findings) {
        for (WrittenItem item : document.items()) {
            if (item.field().filter(fields::contains).isEmpty() || item.has(Modifier.EXISTS)) {
                continue;
            }
            for (Scalar value : item.values()) {
                if (item.has(Modifier.RE) || !(value.meaning() instanceof Meaning.Text)) {
                    continue;
                }
                Matcher pair = BETWEEN_WILDCARDS.matcher(value.text());
                while (pair.find()) {
                    problem(pair.group())
                            .ifPresent(message -> findings.add(Diagnostic.of(
                                            Code.SIGMAHQ_INVALID_HASH_KV,
                                            document.source(),
                                            value.places().span(pair.start(), pair.end()),
                                            message)
                                    .withHint("write `TYPE=VALUE`, for example `MD5=` and 32 hexadecimal digits; "
                                            + "the types are " + String.join(", ", types))));
                }
            }
        }
    }

    /** What is wrong with a pair. */
    private Optional<String> problem(String pair) {
        int equals = pair.indexOf('=');
        if (equals < 0) {
            return Optional.of("the hash " + Quoted.of(pair) + " does not say its type");
        }
        String type = pair.substring(0, equals);
        String value = pair.substring(equals + 1);
        Optional<String> known = types.stream().filter(type::equalsIgnoreCase).findFirst();
        if (known.isEmpty()) {
            return Optional.of("Sysmon writes no hash of type " + Quoted.of(type)
                    + Suggestion.nearest(type, types)
                            .map(near -> "; it has " + Quoted.of(near))
                            .orElse(""));
        }
        if (!DIGITS.matcher(value).matches()) {
            return Optional.of(Quoted.of(value) + " is not hexadecimal");
        }
        int wanted = LENGTHS.getOrDefault(known.get(), value.length());
        return value.isEmpty() || value.length() == wanted
                ? Optional.empty()
                : Optional.of("a hash of type `" + known.get() + "` has " + wanted + " hexadecimal digits, not "
                        + value.length());
    }
}
