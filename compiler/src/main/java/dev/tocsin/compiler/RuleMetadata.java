package dev.tocsin.compiler;

import dev.tocsin.sigma.model.Level;
import dev.tocsin.sigma.source.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an alert says about the rule it comes from, be it a Sigma rule or an IoC list.
 *
 * @param id the rule's own id; where it has none, its title stands in
 * @param tags as written, for example {@code attack.t1219.002}
 * @param source the file it stands in
 */
public record RuleMetadata(
        String id,
        String title,
        Optional<String> description,
        Optional<Level> level,
        Optional<String> author,
        Optional<String> license,
        List<String> references,
        List<String> falsePositives,
        List<String> tags,
        Optional<String> version,
        SourceText source) {
    public RuleMetadata {
        references = List.copyOf(references);
        falsePositives = List.copyOf(falsePositives);
        tags = List.copyOf(tags);
    }

    /** The rule pack: the folder that the file lies in, if its name says something. */
    public Optional<String> pack() {
        return Optional.ofNullable(Path.of(source.name()).getParent())
                .map(Path::getFileName)
                .map(Path::toString)
                .filter(folder -> !folder.isEmpty() && !folder.startsWith("."));
    }
}
