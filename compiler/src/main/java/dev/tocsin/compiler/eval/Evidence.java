package dev.tocsin.compiler.eval;

import java.util.Optional;

/**
 * Why a rule matched: one test that held.
 *
 * @param search the search identifier of the rule that the test stands in; behind a title and a colon, that of a filter; or
 *     the indicator of an IoC list
 * @param field the field as the rule names it; empty for a keyword, which looks everywhere
 * @param value the value in the document that fitted; empty where the test was that the field is absent
 * @param pattern what the rule asked for, as it would be written
 */
public record Evidence(String search, Optional<String> field, Optional<String> value, String pattern) {}
