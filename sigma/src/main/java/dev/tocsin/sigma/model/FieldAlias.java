package dev.tocsin.sigma.model;

import dev.tocsin.sigma.source.Span;
import java.util.List;

/**
 * One name for what different rules call differently, to group by.
 *
 * @param fields what it stands for, rule by rule, in the order written
 * @param span the place of the name
 */
public record FieldAlias(String name, List<AliasedField> fields, Span span) {
    public FieldAlias {
        fields = List.copyOf(fields);
    }

    /** The field of one rule's events. */
    public record AliasedField(RuleReference rule, String field) {}
}
