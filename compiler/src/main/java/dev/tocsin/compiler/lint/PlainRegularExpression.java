package dev.tocsin.compiler.lint;

import dev.tocsin.compiler.lint.PlainExpression.Lines;
import dev.tocsin.compiler.lint.PlainExpression.Place;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.diagnostic.Fix.Edit;
import dev.tocsin.sigma.model.DetectionItem;
import dev.tocsin.sigma.model.DetectionItem.AppliedModifier;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.model.Value;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A regular expression that is a plain string, which modifiers say more clearly and any engine finds faster. */
final class PlainRegularExpression implements RuleCheck {
    private static final Set<Modifier> UNDERSTOOD = EnumSet.of(
            Modifier.RE, Modifier.IGNORECASE, Modifier.MULTILINE, Modifier.DOTALL, Modifier.ALL, Modifier.NEQ);

    @Override
    public void check(RuleMeaning meaning, Findings findings) {
        Items.of(meaning.rule())
                .filter(item -> item.has(Modifier.RE))
                .filter(item -> item.modifiers().stream()
                        .map(AppliedModifier::modifier)
                        .allMatch(UNDERSTOOD::contains))
                .forEach(item -> check(item, meaning.rule(), findings));
    }

    /** A value and what it asks for. */
    private record Plain(Value.Text value, PlainExpression expression) {}

    private static void check(DetectionItem item, DetectionRule rule, Findings findings) {
        List<Plain> plain = new ArrayList<>();
        for (Value value : item.values()) {
            if (value instanceof Value.Text text) {
                PlainExpression.read(text.text(), lines(item)).ifPresent(read -> plain.add(new Plain(text, read)));
            }
        }
        boolean isWholeItem = plain.size() == item.values().size()
                && plain.stream().map(one -> one.expression.place()).distinct().count() == 1;
        for (Plain one : plain) {
            String modifiers = modifiers(item, one.expression.place());
            Diagnostic finding = Diagnostic.of(
                            Code.PLAIN_REGULAR_EXPRESSION,
                            rule.source(),
                            one.value.span(),
                            "this regular expression is a plain string")
                    .withHint("write `" + item.field().orElse("") + modifiers + ": "
                            + quoted(written(one.expression.text())) + "`"
                            + (isWholeItem ? "" : " in an item of its own"));
            boolean isFirst = one == plain.getFirst();
            findings.add(
                    isWholeItem && isFirst
                            ? fix(item, plain, modifiers, rule.source())
                                    .map(finding::withFix)
                                    .orElse(finding)
                            : finding);
        }
    }

    private static Lines lines(DetectionItem item) {
        if (item.has(Modifier.MULTILINE)) {
            return Lines.MULTILINE;
        }
        return item.has(Modifier.DOTALL) ? Lines.DOT_ALL : Lines.PLAIN;
    }

    /** The modifiers that say the same, each after a bar. */
    private static String modifiers(DetectionItem item, Place place) {
        String where = switch (place) {
            case ANYWHERE -> "|contains";
            case AT_START -> "|startswith";
            case AT_END -> "|endswith";
            case WHOLE -> "";
        };
        String cased = item.has(Modifier.IGNORECASE) ? "" : "|cased";
        String rest = (item.has(Modifier.ALL) ? "|all" : "") + (item.has(Modifier.NEQ) ? "|neq" : "");
        return where + cased + rest;
    }

    /** Rewrites the whole item, if that keeps its meaning to the letter. */
    private static Optional<Fix> fix(DetectionItem item, List<Plain> plain, String modifiers, SourceText source) {
        boolean hasBareKey = item.field()
                .filter(field -> source.slice(item.keySpan())
                        .startsWith(field + "|" + item.modifiers().getFirst().modifier().word()))
                .isPresent();
        boolean isExact = !item.has(Modifier.IGNORECASE)
                || plain.stream().noneMatch(one -> foldsOddly(one.expression.text()));
        if (!hasBareKey || !isExact || !ValueRemoval.isUsedHereOnly(source)) {
            return Optional.empty();
        }
        List<Edit> edits = new ArrayList<>();
        String key = item.field().orElseThrow() + modifiers;
        edits.add(new Edit(item.keySpan(), key));
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
        String text = one.expression.text();
        boolean isOneLine = source.position(span.start()).line()
                == source.position(span.end()).line();
        boolean isPrintable = text.codePoints().noneMatch(c -> Character.isISOControl(c) || c > 0x7E);
        boolean reads = SigmaString.parse(written(text)).equals(SigmaString.literal(text));
        return isOneLine && isPrintable && reads ? Optional.of(quoted(written(text))) : Optional.empty();
    }

    /** Beyond ASCII, and where Unicode folds a sign into ASCII (the Kelvin sign, the long s), the two differ. */
    private static boolean foldsOddly(String text) {
        return text.toLowerCase(Locale.ROOT).chars().anyMatch(c -> c >= 0x80 || c == 'k' || c == 's');
    }

    private static String written(String text) {
        return SigmaString.literal(text).toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
