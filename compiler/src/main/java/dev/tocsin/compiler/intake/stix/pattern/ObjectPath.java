package dev.tocsin.compiler.intake.stix.pattern;

import dev.tocsin.sigma.source.Span;
import java.util.List;

/**
 * Names a property of an object: {@code file:hashes.'SHA-256'}.
 *
 * @param objectType as written: {@code file}
 * @param steps from the object to the property, at least one, which is a key
 */
public record ObjectPath(String objectType, List<Step> steps, Span span) {
    public ObjectPath {
        steps = List.copyOf(steps);
    }

    /** One step down. */
    public sealed interface Step {
        /** To a property, its quotes and escapes undone. */
        record Key(String name) implements Step {}

        /** To one element of a list, as written. */
        record Index(String number) implements Step {}

        /** To any element of a list. */
        record AnyIndex() implements Step {}
    }

    /** The path without quotes, any element of a list written as {@code [*]}: {@code file:hashes.SHA-256}. */
    public String text() {
        StringBuilder text = new StringBuilder(objectType).append(':');
        for (Step step : steps) {
            switch (step) {
                case Step.Key(String name) ->
                    text.append(isFirst(text) ? "" : ".").append(name);
                case Step.Index(String number) ->
                    text.append('[').append(number).append(']');
                case Step.AnyIndex() -> text.append("[*]");
            }
        }
        return text.toString();
    }

    private static boolean isFirst(StringBuilder text) {
        return text.charAt(text.length() - 1) == ':';
    }
}
