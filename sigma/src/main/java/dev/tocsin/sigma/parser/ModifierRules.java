package dev.tocsin.sigma.parser;

import static dev.tocsin.sigma.model.Modifier.*;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.model.DetectionItem;
import dev.tocsin.sigma.model.DetectionItem.AppliedModifier;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which modifiers go together and in which order (specification 2.1, appendix "modifiers"; where it is silent, what the
 * reference implementation accepts).
 *
 * <p>At most one modifier of an item says what kind of test it is ({@code re}, {@code exists}, {@code cidr},
 * {@code fieldref}, a comparison, a part of a date); without one it is a test of text. {@link #COMPANIONS} says what may
 * stand beside each. {@code all} and {@code neq} speak about the list as a whole and may stand anywhere.
 */
final class ModifierRules {
    static final Set<Modifier> PARTIAL = EnumSet.of(CONTAINS, STARTSWITH, ENDSWITH);
    private static final Set<Modifier> LIST = EnumSet.of(ALL, NEQ);
    private static final Set<Modifier> FLAGS = EnumSet.of(IGNORECASE, MULTILINE, DOTALL);
    private static final Set<Modifier> TO_BYTES = EnumSet.of(UTF16LE, UTF16BE, UTF16);
    private static final Set<Modifier> ENCODINGS = EnumSet.of(BASE64, BASE64OFFSET, UTF16LE, UTF16BE, UTF16);
    private static final Set<Modifier> COMPARISONS = EnumSet.of(LT, LTE, GT, GTE);
    private static final Set<Modifier> DATE_PARTS = EnumSet.of(MINUTE, HOUR, DAY, WEEK, MONTH, YEAR);

    private static final Map<Modifier, Set<Modifier>> COMPANIONS = companions();
    static final Set<Modifier> NEED_FIELD = needField();

    private final Findings findings;
    private final DetectionItem item;
    private final List<Scalar> scalars;

    /** @param scalars where the values of the item stand, one for each */
    ModifierRules(Findings findings, DetectionItem item, List<Scalar> scalars) {
        this.findings = findings;
        this.item = item;
        this.scalars = scalars;
    }

    private static Map<Modifier, Set<Modifier>> companions() {
        Map<Modifier, Set<Modifier>> companions = new EnumMap<>(Modifier.class);
        companions.put(RE, union(List.of(PARTIAL, LIST, FLAGS, EnumSet.of(EXPAND))));
        companions.put(FIELDREF, union(List.of(PARTIAL, LIST)));
        companions.put(CIDR, LIST);
        companions.put(EXISTS, EnumSet.noneOf(Modifier.class));
        COMPARISONS.forEach(comparison -> companions.put(comparison, LIST));
        DATE_PARTS.forEach(part -> companions.put(part, LIST));
        return companions;
    }

    private static Set<Modifier> needField() {
        Set<Modifier> modifiers = EnumSet.copyOf(COMPANIONS.keySet());
        modifiers.remove(RE);
        return modifiers;
    }

    private static Set<Modifier> union(List<Set<Modifier>> sets) {
        Set<Modifier> union = EnumSet.noneOf(Modifier.class);
        sets.forEach(union::addAll);
        return union;
    }

    void check() {
        if (item.modifiers().isEmpty()) {
            return;
        }
        int errors = findings.errorCount();
        checkRepetition();
        Optional<AppliedModifier> kind = kind();
        kind.ifPresentOrElse(this::checkCompanions, this::checkText);
        if (findings.errorCount() == errors) {
            new ModifierValues(findings, item, scalars).check(kind.map(AppliedModifier::modifier));
        }
    }

    private Optional<AppliedModifier> kind() {
        return item.modifiers().stream()
                .filter(applied -> COMPANIONS.containsKey(applied.modifier()))
                .findFirst();
    }

    /** Only base64 of base64 has a meaning. */
    private void checkRepetition() {
        Set<Modifier> seen = new HashSet<>();
        for (AppliedModifier applied : item.modifiers()) {
            if (!seen.add(applied.modifier()) && applied.modifier() != BASE64) {
                refuse(applied, "stands twice", "remove one");
            }
        }
    }

    private void checkCompanions(AppliedModifier kind) {
        if (item.field().isEmpty() && NEED_FIELD.contains(kind.modifier())) {
            findings.error(
                    Code.MODIFIER_NEEDS_FIELD,
                    kind.span(),
                    "`" + kind.modifier().word() + "` looks at one field; keywords have none",
                    "name the field before the `|`");
        }
        Set<Modifier> companions = COMPANIONS.getOrDefault(kind.modifier(), Set.of());
        for (AppliedModifier applied : item.modifiers()) {
            if (applied.modifier() != kind.modifier() && !companions.contains(applied.modifier())) {
                refuse(
                        applied,
                        "does not go with `" + kind.modifier().word() + "`",
                        companions.isEmpty()
                                ? "`" + kind.modifier().word() + "` stands alone"
                                : "beside it may stand: " + words(companions));
            }
        }
        checkOrder(kind);
        warnOfSeveralPartial();
    }

    /** {@code re} and {@code fieldref} read the value as it is written, so nothing may have changed it before. */
    private void checkOrder(AppliedModifier kind) {
        for (AppliedModifier applied : item.modifiers()) {
            if (applied.equals(kind)) {
                return;
            }
            boolean changesValue = !LIST.contains(applied.modifier());
            if (changesValue
                    && COMPANIONS.getOrDefault(kind.modifier(), Set.of()).contains(applied.modifier())) {
                refuse(
                        applied,
                        "stands before `" + kind.modifier().word() + "`",
                        "write `" + kind.modifier().word() + "|"
                                + applied.modifier().word() + "`");
            }
        }
    }

    private void checkText() {
        Optional<AppliedModifier> partial = Optional.empty();
        Optional<AppliedModifier> encoding = Optional.empty();
        for (AppliedModifier applied : item.modifiers()) {
            Modifier modifier = applied.modifier();
            if (FLAGS.contains(modifier)) {
                refuse(applied, "is a flag of `re`", "write `re|" + modifier.word() + "`");
            } else if (PARTIAL.contains(modifier)) {
                partial = Optional.of(applied);
            } else if (ENCODINGS.contains(modifier) && partial.isPresent()) {
                String word = partial.get().modifier().word();
                refuse(
                        applied,
                        "stands after `" + word + "`, whose wildcards cannot be encoded",
                        "write `" + modifier.word() + "|" + word + "`");
            } else if (modifier == EXPAND && encoding.isPresent()) {
                String word = encoding.get().modifier().word();
                refuse(
                        applied,
                        "stands after `" + word + "`, which leaves no placeholder to fill",
                        "write `expand|" + word + "`");
            } else if (modifier == WINDASH && encoding.isPresent()) {
                String word = encoding.get().modifier().word();
                refuse(
                        applied,
                        "stands after `" + word + "`, which leaves no dash to replace",
                        "write `windash|" + word + "`");
            } else if (TO_BYTES.contains(modifier)
                    && encoding.filter(before -> TO_BYTES.contains(before.modifier()))
                            .isPresent()) {
                String word = encoding.get().modifier().word();
                refuse(applied, "stands after `" + word + "`, which has made bytes of the text", "keep one of the two");
            } else if (ENCODINGS.contains(modifier)) {
                encoding = Optional.of(applied);
            }
        }
        warnOfSeveralPartial();
    }

    private void warnOfSeveralPartial() {
        List<AppliedModifier> partial = item.modifiers().stream()
                .filter(applied -> PARTIAL.contains(applied.modifier()))
                .toList();
        if (partial.stream().map(AppliedModifier::modifier).distinct().count() > 1) {
            findings.warning(
                    Code.MODIFIER_COMBINATION,
                    partial.getFirst().span().to(partial.getLast().span()),
                    words(partial.stream().map(AppliedModifier::modifier).toList())
                            + " together mean the same as `contains`",
                    "write `contains`, or two items if both are meant");
        }
    }

    private void refuse(AppliedModifier applied, String why, String hint) {
        findings.error(
                Code.MODIFIER_COMBINATION,
                applied.span(),
                "`" + applied.modifier().word() + "` " + why,
                hint);
    }

    private static String words(Iterable<Modifier> modifiers) {
        StringBuilder words = new StringBuilder();
        for (Modifier modifier : modifiers) {
            words.append(words.isEmpty() ? "" : ", ")
                    .append('`')
                    .append(modifier.word())
                    .append('`');
        }
        return words.toString();
    }
}
