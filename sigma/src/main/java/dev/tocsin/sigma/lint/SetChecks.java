package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.ParsedDocument;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Names that a set has twice. The later one is reported, with a note about the first. */
final class SetChecks {
    private SetChecks() {}

    private record Place(SourceText source, Span span) {}

    static void titles(List<ParseResult> files, Consumer<Diagnostic> findings) {
        Map<String, Place> first = new HashMap<>();
        for (ParseResult file : files) {
            for (ParsedDocument document : file.documents()) {
                title(document).ifPresent(title -> {
                    Place place = new Place(file.source(), title.span());
                    Place earlier = first.putIfAbsent(title.text(), place);
                    // A legacy collection gives several documents one title at one place.
                    if (earlier != null && !earlier.equals(place)) {
                        findings.accept(Diagnostic.of(
                                        Code.DUPLICATE_TITLE,
                                        file.source(),
                                        title.span(),
                                        "another rule has the title " + Quoted.of(title.text()))
                                .withHint("say in each title what sets the rules apart, or merge them")
                                .withNotes(
                                        List.of(new Diagnostic.Note("the other", earlier.source(), earlier.span()))));
                    }
                });
            }
        }
    }

    private static Optional<Scalar> title(ParsedDocument document) {
        return document.yaml().scalar("title").filter(title -> !title.isNull());
    }

    static void fileNames(List<ParseResult> files, Consumer<Diagnostic> findings) {
        Map<String, SourceText> first = new HashMap<>();
        for (ParseResult file : files) {
            Optional<String> name = FileName.of(file.source());
            if (name.isEmpty() || file.documents().isEmpty()) {
                continue;
            }
            SourceText earlier = first.putIfAbsent(name.get(), file.source());
            if (earlier != null && !earlier.name().equals(file.source().name())) {
                findings.accept(Diagnostic.of(
                                Code.DUPLICATE_FILENAME,
                                file.source(),
                                new Span(0, 0),
                                "another file is called " + Quoted.of(name.get()))
                        .withHint("rename one, so that the name alone says which rule is meant")
                        .withNotes(List.of(new Diagnostic.Note("the other", earlier, new Span(0, 0)))));
            }
        }
    }
}
