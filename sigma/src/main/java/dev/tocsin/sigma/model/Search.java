package dev.tocsin.sigma.model;

import dev.tocsin.sigma.source.Span;
import java.util.List;

/** What stands under a search identifier: a map (all entries), a list (any item), or an item. */
public sealed interface Search {
    Span span();

    /** A map: every term holds. */
    record AllOf(List<Search> terms, Span span) implements Search {
        public AllOf {
            terms = List.copyOf(terms);
        }
    }

    /** A list: one of the terms holds. */
    record AnyOf(List<Search> terms, Span span) implements Search {
        public AnyOf {
            terms = List.copyOf(terms);
        }
    }

    record Item(DetectionItem item) implements Search {
        @Override
        public Span span() {
            return item.span();
        }
    }
}
