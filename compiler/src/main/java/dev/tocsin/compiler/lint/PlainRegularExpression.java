package dev.tocsin.compiler.lint;

import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.diagnostic.Fix.Edit;
import dev.tocsin.sigma.model.DetectionItem;
import dev.tocsin.sigma.model.DetectionItem.AppliedModifier;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.model.SearchIdentifier;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.model.SigmaString.Part;
import dev.tocsin.sigma.model.Value;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A regular expression that is a plain string, which modifiers say more clearly and any engine finds faster. */
final class PlainRegularExpression implements RuleCheck {
    private static final Set<Modifier> UNDERSTOOD = EnumSet.of(
            Modifier.RE, Modifier.IGNORECASE, Modifier.MULTILINE, Modifier.DOTALL, Modifier.ALL, Modifier.NEQ);

    @Override
    public void check(RuleMeaning meaning, Findings findings) {
        for (SearchIdentifier identifier :
                meaning.rule().detection().identifiers().values()) {
            Predicate search = meaning.compiled().searches().get(identifier.name());
            if (search != null) {
                Items.of(identifier.search())
                        .filter(item -> item.has(Modifier.RE))
                        .filter(item -> item.modifiers().stream()
                                .map(AppliedModifier::modifier)
                                .allMatch(UNDERSTOOD::contains))
                        .forEach(item ->
                                check(item, plain(item, search), meaning.rule().source(), findings));
            }
        }
    }

    /** A value and the text that it asks for. */
    private record Plain(Value value, String text, Place place, LetterCase letterCase) {}

    /** Where a text has to stand in a value. */
    private enum Place {
        ANYWHERE,
        AT_START,
        AT_END,
        WHOLE
    }

    private static List<Plain> plain(DetectionItem item, Predicate search) {
        Map<Span, Regex> expressions = new HashMap<>();
        Leaf.of(search).forEach(leaf -> {
            if (leaf.test() instanceof Predicate.FieldTest test
                    && test.matcher() instanceof Matcher.Matches(Regex regex)) {
                test.origin().ifPresent(origin -> expressions.put(origin.span(), regex));
            }
        });
        List<Plain> plain = new ArrayList<>();
        for (Value value : item.values()) {
            Optional.ofNullable(expressions.get(value.span()))
                    .flatMap(Regex::plain)
                    .flatMap(like -> plain(value, like))
                    .ifPresent(plain::add);
        }
        return plain;
    }

    /** One text with an any-run at either end or none; more wildcards than that say no more than the expression. */
    private static Optional<Plain> plain(Value value, Matcher.Like like) {
        List<Part> parts = new ArrayList<>(like.pattern().parts());
        boolean fromStart = !parts.isEmpty() && !parts.getFirst().equals(SigmaString.ANY_RUN);
        boolean toEnd = !parts.isEmpty() && !parts.getLast().equals(SigmaString.ANY_RUN);
        parts.removeIf(SigmaString.ANY_RUN::equals);
        boolean isOneText =
                parts.size() == 1 && like.pattern().parts().size() == 1 + (fromStart ? 0 : 1) + (toEnd ? 0 : 1);
        Place place = fromStart ? (toEnd ? Place.WHOLE : Place.AT_START) : toEnd ? Place.AT_END : Place.ANYWHERE;
        return isOneText && parts.getFirst() instanceof Part.Text(String text) && isPrintable(text)
                ? Optional.of(new Plain(value, text, place, like.letterCase()))
                : Optional.empty();
    }

    /** Line feeds and the like are easier to see in an expression. */
    private static boolean isPrintable(String text) {
        return text.codePoints().noneMatch(c -> Character.isISOControl(c) || c > 0x7E);
    }

    private static void check(DetectionItem item, List<Plain> plain, SourceText source, Findings findings) {
        boolean isWholeItem = plain.size() == item.values().size()
                && plain.stream().map(one -> modifiers(item, one)).distinct().count() == 1;
        for (Plain one : plain) {
            Diagnostic finding = Diagnostic.of(
                            Code.PLAIN_REGULAR_EXPRESSION,
                            source,
                            one.value.span(),
                            "this regular expression is a plain string")
                    .withHint("write `" + item.field().orElse("") + modifiers(item, one) + ": "
                            + quoted(written(one.text)) + "`" + (isWholeItem ? "" : " in an item of its own"));
            boolean hasFix = isWholeItem && one.equals(plain.getFirst());
            findings.add(hasFix ? fix(item, plain, source).map(finding::withFix).orElse(finding) : finding);
        }
    }

    /** The modifiers that say the same, each after a bar. */
    private static String modifiers(DetectionItem item, Plain plain) {
        String where = switch (plain.place) {
            case ANYWHERE -> "|contains";
            case AT_START -> "|startswith";
            case AT_END -> "|endswith";
            case WHOLE -> "";
        };
        String cased = switch (plain.letterCase) {
            case EXACT -> "|cased";
            case IGNORED -> "";
        };
        String rest = (item.has(Modifier.ALL) ? "|all" : "") + (item.has(Modifier.NEQ) ? "|neq" : "");
        return where + cased + rest;
    }

    /** Rewrites the whole item, if its places and its quoting allow it without touching anything else. */
    private static Optional<Fix> fix(DetectionItem item, List<Plain> plain, SourceText source) {
        boolean hasBareKey = item.field()
                .filter(field -> source.slice(item.keySpan())
                        .startsWith(field + "|"
                                + item.modifiers().getFirst().modifier().word()))
                .isPresent();
        if (!hasBareKey || !ValueRemoval.isUsedHereOnly(source)) {
            return Optional.empty();
        }
        List<Edit> edits = new ArrayList<>();
        edits.add(new Edit(item.keySpan(), item.field().orElseThrow() + modifiers(item, plain.getFirst())));
        for (Plain one : plain) {
            Optional<String> replacement = replacement(one, source);
            if (replacement.isEmpty()) {
                return Optional.empty();
            }
            edits.add(new Edit(one.value.span(), replacement.get()));
        }
        return Optional.of(new Fix("write it as a string", edits));
    }

    private static Optional<String> replacement(Plain one, SourceText source) {
        Span span = one.value.span();
        boolean isOneLine = source.position(span.start()).line()
                == source.position(span.end()).line();
        boolean reads = SigmaString.parse(written(one.text)).equals(SigmaString.literal(one.text));
        return isOneLine && reads ? Optional.of(quoted(written(one.text))) : Optional.empty();
    }

    private static String written(String text) {
        return SigmaString.literal(text).toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
