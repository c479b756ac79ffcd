package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What became of a text that should be an IoC list.
 *
 * @param list empty if there are errors
 * @param diagnostics in the order of their places
 */
public record IocListReading(Optional<IocList> list, List<Diagnostic> diagnostics) {
    public IocListReading {
        diagnostics = List.copyOf(diagnostics);
    }
}
