package dev.tocsin.compiler.drools;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.RuleMetadata;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Origin;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.sigma.model.Level;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Rules and documents written by hand. */
final class Rules {
    private Rules() {}

    static CompiledRule rule(String title, Predicate predicate) {
        return rule("0b1c", title, "rules/example.yml", predicate);
    }

    static CompiledRule rule(String id, String title, String path, Predicate predicate) {
        RuleMetadata metadata = new RuleMetadata(
                id,
                title,
                Optional.empty(),
                Optional.of(Level.HIGH),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                new SourceText(path, ""));
        return new CompiledRule(metadata, List.of(), predicate);
    }

    static Predicate like(String field, String pattern) {
        return new Predicate.FieldTest(
                field(field),
                new Matcher.Like(SigmaString.parse(pattern), LetterCase.IGNORED),
                Optional.of(origin("selection")));
    }

    static Predicate equalTo(String field, String literal) {
        return new Predicate.FieldTest(
                field(field),
                new Matcher.Like(SigmaString.literal(literal), LetterCase.EXACT),
                Optional.of(origin("selection")));
    }

    static Field field(String name) {
        return new Field(name, List.of(new Candidate.Path("winlog.event_data." + name)));
    }

    static Origin origin(String search) {
        return new Origin(search, new SourceText("rules/example.yml", "x"), new Span(0, 1));
    }

    static Document document(String json) {
        try {
            return Document.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableDocumentException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
