package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Code.Topic;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The codes that a configuration or a suppression may name, by their public names. */
final class Validators {
    private static final Map<String, Code> BY_NAME = Arrays.stream(Code.values())
            .filter(Code::isValidator)
            .collect(Collectors.toUnmodifiableMap(Code::id, Function.identity()));

    private Validators() {}

    static Optional<Code> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Every name, in alphabetical order. */
    static List<String> names() {
        return BY_NAME.keySet().stream().sorted().toList();
    }

    static Set<Code> none() {
        return EnumSet.noneOf(Code.class);
    }

    static Set<Code> all() {
        Set<Code> codes = none();
        codes.addAll(BY_NAME.values());
        return codes;
    }

    /**
     * What is wanted where nobody says otherwise: pySigma's and Tocsin's own. SigmaHQ's are the conventions of one
     * repository. The two versions of the Traffic Light Protocol contradict each other, so that a tag of either is
     * good enough.
     */
    static Set<Code> standard() {
        Set<Code> codes = all();
        codes.removeIf(code -> code.topic() == Topic.SIGMAHQ_VALIDATOR);
        codes.removeAll(Set.of(Code.TLPV1_TAG, Code.TLPV2_TAG));
        // What the parser reports in passing costs nothing and holds for every rule.
        codes.add(Code.SIGMAHQ_INVALID_ALL_MODIFIER);
        return codes;
    }
}
