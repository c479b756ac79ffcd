package dev.tocsin.compiler.intake.stix.pattern;

/** A constant in a pattern. */
public sealed interface Literal {
    /** What it says, without quotes and escapes. */
    String text();

    /** {@code 'text'}, its escapes undone. */
    record Text(String text) implements Literal {}

    /** An integer or a decimal fraction, as written. */
    record Numeric(String text) implements Literal {}

    /** {@code true} or {@code false}, in lower case. */
    record Truth(String text) implements Literal {}

    /** {@code h'ffd8'}: bytes in hexadecimal digits. */
    record Hexadecimal(String text) implements Literal {}

    /** {@code b'AQID'}: bytes in Base64. */
    record Base64(String text) implements Literal {}

    /** {@code t'2014-01-13T07:03:17Z'}: a moment. */
    record Timestamp(String text) implements Literal {}
}
