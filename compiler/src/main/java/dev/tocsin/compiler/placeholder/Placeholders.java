package dev.tocsin.compiler.placeholder;

import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code %name%} stands for under the modifier {@code expand} (specification 2.1, "Placeholders"). Read from a YAML
 * file that maps each name to a value or a list of values: Sigma strings, in which {@code *} and {@code ?} are wildcards,
 * and numbers.
 */
public final class Placeholders {
    private static final Placeholders NONE = new Placeholders(Optional.empty(), Map.of());

    private final Optional<SourceText> source;
    private final SortedMap<String, List<SigmaString>> values;

    Placeholders(Optional<SourceText> source, Map<String, List<SigmaString>> values) {
        this.source = source;
        this.values = new TreeMap<>(values);
    }

    /** No placeholder has values. */
    public static Placeholders none() {
        return NONE;
    }

    /** Reads a file. Nothing is thrown, whatever it holds; what is wrong in it has no values. */
    public static Reading read(SourceText source) {
        Findings findings = new Findings(source);
        Map<String, List<SigmaString>> values = new PlaceholderReader(findings).read();
        return new Reading(new Placeholders(Optional.of(source), values), findings.sorted());
    }

    /**
     * What was read of a file.
     *
     * @param diagnostics with an error the placeholders are not to be used
     */
    public record Reading(Placeholders placeholders, List<Diagnostic> diagnostics) {
        public Reading {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** The values of a placeholder, at least one; empty if it has none. */
    public Optional<List<SigmaString>> values(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** What to do about a placeholder without values. */
    public String hint(String name) {
        String entry = "`" + name + ": ['first value', 'second value']`";
        if (source.isEmpty()) {
            return "write it into a YAML file and pass `--placeholders FILE`: " + entry;
        }
        String known = values.isEmpty() ? "" : ". It has: " + String.join(", ", values.keySet());
        return "write it into " + source.get().name() + ": " + entry + known;
    }
}
