package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.sigma.model.SigmaString;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one query clause can say of one field. */
public sealed interface Clause {
    /** A value fits the whole pattern, which {@link PatternLimits} allows. */
    record Like(String field, SigmaString pattern, LetterCase letterCase) implements Clause {}

    /**
     * A value as a whole is matched by a Lucene regular expression, which Elasticsearch compiles.
     *
     * @param expression in the syntax of {@code regexp} queries. Whatever could be an operator and is not meant as one is
     *     escaped with a backslash ({@code / " @ & < > ~ #} too), so it says the same with {@code flags} {@code NONE} and
     *     {@code ALL}
     * @param letterCase {@code IGNORED} if it is to be run with {@code case_insensitive}; never in
     *     {@link QueryLanguage#QUERY_STRING}, where letter case is written out as classes
     */
    record Matches(String field, String expression, LetterCase letterCase) implements Clause {}

    /** The field has an indexed value. */
    record Exists(String field) implements Clause {}

    /** The document has a value of the field that was not indexed. */
    record Ignored(String field) implements Clause {}

    /** A value of a number field equals the number. */
    record NumberEquals(String field, BigDecimal number) implements Clause {}

    /** A value of a number field lies between the two, both included. */
    record NumberWithin(String field, Optional<BigDecimal> least, Optional<BigDecimal> greatest) implements Clause {}

    /** A value of an ip field is this address or lies in this network. */
    record Address(String field, String network) implements Clause {}

    /** A value of a boolean field is this one. */
    record Truth(String field, String value) implements Clause {}

    /** A value is one of these, letter case included. The field is one of whole values or of addresses. */
    record OneOf(String field, List<String> values) implements Clause {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** A value of a date field is this moment or a later one. */
    record NotBefore(String field, Instant moment) implements Clause {}

    /** A value equals the text, whatever the type of the field; where the type has no such value, none does. */
    record Lenient(String field, String text) implements Clause {}
}
