package dev.tocsin.compiler.intake.compound;

import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.DeclaredHost;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.SchemelessUrl;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.ValueReading;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands where a domain or a URL should, and is neither to the letter: as it is meant. */
final class NetworkNames {
    private static final Pattern WITH_PATH = Pattern.compile("([^/\\s:]+)(:\\d{1,5})?([/?]\\S*)");
    private static final Pattern WITH_PORT = Pattern.compile("([^/\\s:]+):(\\d{1,5})");

    private NetworkNames() {}

    /**
     * A part for a value that its type does not have.
     *
     * @param text refanged
     * @return empty if it cannot be told what it is, or is of another type
     */
    static Optional<Part> part(IndicatorType type, String text, List<MatchScope> scopes) {
        return type == IndicatorType.DOMAIN || type == IndicatorType.URL
                ? host(text).or(() -> withPort(text, scopes)).or(() -> withoutScheme(text))
                : Optional.empty();
    }

    private static Optional<Part> host(String text) {
        if (text.startsWith("*.")) {
            return read(IndicatorType.DOMAIN, text.substring(2))
                    .map(name -> new Part.Held(
                            new Term.Value(IndicatorType.DOMAIN, Condition.IS, name, List.of(MatchScope.SUBDOMAINS)),
                            ""));
        }
        return DeclaredHost.read(text)
                .map(name -> new Part.Held(
                        Term.Value.of(IndicatorType.HOSTNAME, name), "has no top-level domain that is known"));
    }

    private static Optional<Part> withPort(String text, List<MatchScope> scopes) {
        Matcher port = WITH_PORT.matcher(text);
        return port.matches() && read(IndicatorType.DOMAIN, port.group(1)).isPresent()
                ? Optional.of(Part.all(List.of(
                        ValueParts.of(IndicatorType.DOMAIN, Condition.IS, port.group(1), scopes),
                        ValueParts.of(IndicatorType.PORT, Condition.IS, port.group(2), scopes))))
                : Optional.empty();
    }

    private static Optional<Part> withoutScheme(String text) {
        Matcher path = WITH_PATH.matcher(text);
        boolean host = path.matches()
                && (read(IndicatorType.DOMAIN, path.group(1)).isPresent()
                        || read(IndicatorType.IPV4, path.group(1)).isPresent());
        return host
                ? SchemelessUrl.read(text).map(stretch -> new Part.Held(stretch, "has no scheme"))
                : Optional.empty();
    }

    private static Optional<String> read(IndicatorType type, String text) {
        return type.read(text) instanceof ValueReading.Valid(String value) ? Optional.of(value) : Optional.empty();
    }
}
