package dev.tocsin.compiler;

import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.mapping.EventSource;
import dev.tocsin.compiler.mapping.WinlogbeatMapping;
import dev.tocsin.sigma.model.SigmaString;
import java.util.List;
import java.util.Optional;

/** Kinds of events as a predicate. */
public final class EventScope {
    private EventScope() {}

    /** True of the events of any of the sources. */
    public static Predicate of(List<EventSource> sources, WinlogbeatMapping mapping) {
        return Predicate.anyOf(sources.stream()
                .map(source -> Predicate.allOf(List.of(
                        isOneOf(mapping.systemField("Channel"), source.channels()),
                        isOneOf(mapping.systemField("Provider_Name"), source.providers()),
                        isOneOf(mapping.systemField("EventID"), source.eventIds()))))
                .toList());
    }

    private static Predicate isOneOf(Field field, List<String> values) {
        if (values.isEmpty()) {
            return new Predicate.Always();
        }
        return Predicate.anyOf(values.stream()
                .<Predicate>map(value -> new Predicate.FieldTest(
                        field, new Matcher.Like(SigmaString.literal(value), LetterCase.IGNORED), Optional.empty()))
                .toList());
    }
}
