package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.lint.SigmaCharacters.Kind;
import dev.tocsin.sigma.lint.SigmaCharacters.Part;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.ScalarPlaces;
import dev.tocsin.sigma.yaml.YamlNode.Meaning;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Wildcards at the ends of values, where {@code contains}, {@code startswith} or {@code endswith} says the same. */
final class WildcardChecks {
    /** Beside these the modifier changes nothing but where the wildcards come from. */
    private static final Set<Modifier> COMPANIONS = Set.of(Modifier.ALL, Modifier.NEQ, Modifier.CASED);

    private WildcardChecks() {}

    /** Which modifier a value with wildcards at its ends, and nowhere else, stands for. */
    private static Optional<Modifier> modifier(String text) {
        if (!text.startsWith("*") && !text.endsWith("*")) {
            return Optional.empty();
        }
        List<Part> parts = SigmaCharacters.of(text);
        int last = parts.size() - 1;
        if (last < 1) {
            return Optional.empty();
        }
        boolean leading = parts.getFirst().kind() == Kind.ANY_RUN;
        boolean trailing = parts.getLast().kind() == Kind.ANY_RUN;
        List<Part> inner = parts.subList(leading ? 1 : 0, trailing ? last : last + 1);
        boolean plain = !inner.isEmpty()
                && inner.stream().noneMatch(part -> part.kind() == Kind.ANY_RUN || part.kind() == Kind.ANY_ONE);
        if (!plain || (!leading && !trailing)) {
            return Optional.empty();
        }
        return Optional.of(leading && trailing ? Modifier.CONTAINS : leading ? Modifier.ENDSWITH : Modifier.STARTSWITH);
    }

    static void insteadOfModifiers(DocumentView document, Findings findings) {
        for (WrittenItem item : document.items()) {
            // Keywords have no field that a modifier could stand behind, and are looked for inside values anyway.
            if (item.field().isPresent() && !item.values().isEmpty()) {
                modifier(item).ifPresent(modifier -> findings.add(finding(document, item, modifier)));
            }
        }
    }

    /** The one modifier that all values of the item stand for. */
    private static Optional<Modifier> modifier(WrittenItem item) {
        if (!item.hasOnly(COMPANIONS)) {
            return Optional.empty();
        }
        Optional<Modifier> shared = Optional.empty();
        for (Scalar value : item.values()) {
            Optional<Modifier> modifier =
                    value.meaning() instanceof Meaning.Text ? modifier(value.text()) : Optional.empty();
            if (modifier.isEmpty() || (shared.isPresent() && !shared.equals(modifier))) {
                return Optional.empty();
            }
            shared = modifier;
        }
        return shared;
    }

    private static Diagnostic finding(DocumentView document, WrittenItem item, Modifier modifier) {
        String better = item.field().orElseThrow() + "|" + modifier.word();
        Scalar first = item.values().getFirst();
        boolean leading = modifier != Modifier.STARTSWITH;
        int end = first.text().length();
        Diagnostic finding = Diagnostic.of(
                        Code.WILDCARDS_INSTEAD_OF_MODIFIERS,
                        document.source(),
                        leading ? first.places().span(0, 1) : first.places().span(end - 1, end),
                        "a modifier says this more clearly than "
                                + (modifier == Modifier.CONTAINS
                                        ? "`*` at both ends"
                                        : leading ? "a leading `*`" : "a trailing `*`"))
                .withHint("write " + Quoted.of(better) + " and the "
                        + (item.values().size() == 1 ? "value" : "values") + " without wildcards");
        return fix(document, item, modifier).map(finding::withFix).orElse(finding);
    }

    private static Optional<Fix> fix(DocumentView document, WrittenItem item, Modifier modifier) {
        Span field = item.fieldPlace().orElseThrow();
        boolean isWrittenPlainly =
                document.source().slice(field).equals(item.field().orElseThrow());
        if (!isWrittenPlainly || sharesValues(document, item)) {
            return Optional.empty();
        }
        int fieldEnd = field.end();
        List<Fix.Edit> edits = new ArrayList<>();
        edits.add(new Fix.Edit(new Span(fieldEnd, fieldEnd), "|" + modifier.word()));
        for (Scalar value : item.values()) {
            String text = value.text();
            String shorter = text.substring(
                    modifier == Modifier.STARTSWITH ? 0 : 1,
                    modifier == Modifier.ENDSWITH ? text.length() : text.length() - 1);
            boolean meansTheSame = widened(SigmaString.parse(shorter), modifier).equals(SigmaString.parse(text));
            List<Fix.Edit> ofValue =
                    meansTheSame && value.span().start() >= fieldEnd ? edits(value, shorter, modifier) : List.of();
            if (ofValue.isEmpty()) {
                return Optional.empty();
            }
            edits.addAll(ofValue);
        }
        return Optional.of(new Fix("write `" + modifier.word() + "`", edits));
    }

    private static SigmaString widened(SigmaString text, Modifier modifier) {
        return switch (modifier) {
            case CONTAINS -> text.afterAnything().beforeAnything();
            case STARTSWITH -> text.beforeAnything();
            case ENDSWITH -> text.afterAnything();
            default -> throw new IllegalArgumentException("adds no wildcard: " + modifier);
        };
    }

    /**
     * What to change in a value; nothing if its wildcards cannot be placed. Without its wildcard a plain scalar could
     * turn into a number, a boolean or null, so it gets quotes.
     */
    private static List<Fix.Edit> edits(Scalar value, String shorter, Modifier modifier) {
        return switch (value.layout().style()) {
            case PLAIN -> List.of(new Fix.Edit(value.span(), "'" + shorter.replace("'", "''") + "'"));
            case SINGLE_QUOTED, DOUBLE_QUOTED -> {
                ScalarPlaces places = value.places();
                int end = value.text().length();
                Span first = places.span(0, 1);
                Span last = places.span(end - 1, end);
                if (first.equals(last)) {
                    yield List.of();
                }
                yield switch (modifier) {
                    case STARTSWITH -> List.of(new Fix.Edit(last, ""));
                    case ENDSWITH -> List.of(new Fix.Edit(first, ""));
                    default -> List.of(new Fix.Edit(first, ""), new Fix.Edit(last, ""));
                };
            }
            case LITERAL, FOLDED -> List.of();
        };
    }

    /** Whether an alias gives another key the same values; a change would then change that one too. */
    private static boolean sharesValues(DocumentView document, WrittenItem item) {
        Set<Span> places =
                Set.copyOf(item.values().stream().map(Scalar::span).distinct().toList());
        return places.size() < item.values().size()
                || document.items().stream()
                        .filter(other -> !other.place().equals(item.place()))
                        .flatMap(other -> other.values().stream())
                        .anyMatch(value -> places.contains(value.span()));
    }
}
