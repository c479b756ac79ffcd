package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entries of {@code excluded}: what a team took out of its list.
 *
 * @param indicators those of the same list, which none of them may contradict
 */
record ExclusionReader(Findings findings, List<Indicator> indicators) {
    private static final List<String> KEYS = List.of("type", "value", "reason");

    List<IocList.Exclusion> read(Fields list) {
        String key = ListKey.EXCLUDED.word();
        if (!list.has(key)) {
            return List.of();
        }
        String expected = "an exclusion is a map with `type`, `value` and `reason`";
        List<YamlNode> items =
                list.items(key, 1, "a list with at least one entry").orElse(List.of());
        Map<String, Indicator> single = Exclusions.singleValues(indicators);
        Map<String, Span> seen = new HashMap<>();
        List<IocList.Exclusion> exclusions = new ArrayList<>();
        for (Mapping map : list.maps(items, expected)) {
            Fields fields = new Fields(findings, map);
            exclusion(fields).ifPresent(exclusion -> {
                String identity = Exclusions.identity(exclusion.type(), exclusion.value());
                Span place = fields.place("value");
                if (seen.putIfAbsent(identity, place) != null) {
                    findings.error(Code.DUPLICATE_ENTRY, place, Quoted.of(exclusion.value()) + " is excluded twice");
                } else if (single.containsKey(identity)) {
                    contradicted(exclusion, place, single.get(identity));
                } else {
                    exclusions.add(exclusion);
                }
            });
        }
        return exclusions;
    }

    private void contradicted(IocList.Exclusion exclusion, Span place, Indicator indicator) {
        findings.add(Diagnostic.of(
                        Code.INVALID_INDICATOR,
                        findings.source(),
                        place,
                        Quoted.of(exclusion.value()) + " is excluded, and an indicator of the same list")
                .withHint("remove one of the two")
                .withNotes(List.of(new Diagnostic.Note("the indicator is here", findings.source(), indicator.span()))));
    }

    private Optional<IocList.Exclusion> exclusion(Fields fields) {
        fields.allowOnly(KEYS);
        TermReader terms = new TermReader(findings);
        Optional<IndicatorType> type = terms.type(fields);
        Optional<String> text = fields.requiredText("value");
        Optional<String> reason = fields.requiredText("reason");
        Optional<String> value = type.flatMap(known -> text.flatMap(written -> terms.exact(fields, known, written)));
        return value.flatMap(known -> reason.map(why -> new IocList.Exclusion(type.orElseThrow(), known, why)));
    }
}
