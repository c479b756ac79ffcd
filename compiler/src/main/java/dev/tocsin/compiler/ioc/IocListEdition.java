package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.source.SourceText;
import java.util.List;

/** What a newer edition of a publication means for the list that was made of an older one. */
public sealed interface IocListEdition {
    /**
     * The list with what is new in it.
     *
     * @param text the text of the list with the new parts put in; byte for byte as it was where nothing is new
     * @param changes what was done and what was left, one line each: facts about the list first, then the indicators in
     *     the order of the newer edition, then those that it does not have
     */
    record Merged(String text, List<Change> changes) implements IocListEdition {
        public Merged {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Nothing was done.
     *
     * @param diagnostics at least one error: what is wrong with the text of the list, or with what would become of it
     */
    record Refused(List<Diagnostic> diagnostics) implements IocListEdition {
        public Refused {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * Puts what is new into the text of a list. Comments, order and every word of the existing text stay, but for the
     * date under {@code published}; what the list excludes does not come back. Done again with the same edition, it
     * changes nothing.
     *
     * @param newer as an import makes it; its {@code id}, {@code confidence}, {@code level}, {@code tags} and
     *     {@code references} count for nothing, since they are the team's
     */
    static IocListEdition merge(SourceText existing, IocList newer) {
        return PresentList.read(existing).merge(newer);
    }
}
