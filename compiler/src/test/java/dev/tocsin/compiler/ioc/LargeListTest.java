package dev.tocsin.compiler.ioc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.Tlp;
import dev.tocsin.sigma.model.Level;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists of the size that feeds have. Whatever takes time quadratic in it would not end here. */
class LargeListTest {
    private static final int INDICATORS = 20_000;

    @Test
    void manyIndicatorsAreWrittenReadAndMerged() {
        IocList list = list(0, INDICATORS);
        String text = IocListText.write(list);
        SourceText source = new SourceText("list.yml", text);
        assertEquals(
                Optional.of(INDICATORS),
                IocListText.read(source).list().map(read -> read.indicators().size()));
        IocListEdition.Merged merged = assertInstanceOf(
                IocListEdition.Merged.class, IocListEdition.merge(source, list(INDICATORS / 2, INDICATORS * 3 / 2)));
        assertEquals(INDICATORS, merged.changes().size());
    }

    private static IocList list(int from, int to) {
        return new IocList(
                "601e5b98-6875-4d12-adcc-2c3f54e45af3",
                "A feed",
                Optional.empty(),
                new IocList.Source("Example ISAC", Optional.empty()),
                Tlp.CLEAR,
                LocalDate.of(2024, 1, 22),
                Optional.empty(),
                Optional.empty(),
                Confidence.LOW,
                Level.HIGH,
                List.of(),
                List.of(),
                IntStream.range(from, to).mapToObj(LargeListTest::indicator).toList(),
                List.of());
    }

    private static Indicator indicator(int number) {
        IndicatorType[] types = {IndicatorType.SHA256, IndicatorType.DOMAIN, IndicatorType.IPV4, IndicatorType.URL};
        IndicatorType type = types[number % types.length];
        String text = switch (type) {
            case SHA256 -> "%064x".formatted(number * 2_654_435_761L);
            case DOMAIN -> "host-" + number + ".example.com";
            case IPV4 -> "10." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
            default -> "http://host-" + number + ".example.com/a/" + number;
        };
        Provenance provenance =
                new Provenance("feed.csv", new Provenance.Place.Line(number + 2), type.word() + "," + text + ",seen");
        return Indicator.of(Term.Value.of(type, text), Details.at(provenance), new Span(0, 0));
    }
}
