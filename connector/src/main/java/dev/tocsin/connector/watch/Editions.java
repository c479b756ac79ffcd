package dev.tocsin.connector.watch;

import dev.tocsin.compiler.CompiledRule;
import java.util.List;
import java.util.Optional;

/** Where a watch gets other rules from while it runs. */
@FunctionalInterface
public interface Editions {
    /** The rules to watch from now on, if they are others than those given last. Asked before each pass. */
    Optional<List<CompiledRule>> news();
}
