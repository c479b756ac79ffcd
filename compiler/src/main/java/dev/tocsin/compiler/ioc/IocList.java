package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.RuleMetadata;
import java.util.List;

/** A list of indicators that was read without errors. */
record IocList(RuleMetadata metadata, List<Indicator> indicators) {
    IocList {
        indicators = List.copyOf(indicators);
    }
}
