package dev.tocsin.compiler.intake.compound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.Term;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkNamesTest {
    @ParameterizedTest
    @CsvSource({
        "DOMAIN, evil.nosuchtld, HOSTNAME, IS, evil.nosuchtld",
        "DOMAIN, *.evil.example, DOMAIN, IS, evil.example",
        "DOMAIN, evil.example/a, URL, CONTAINS, evil.example/a",
        "URL, evil[.]example/a?b=c, URL, CONTAINS, evil.example/a?b=c",
        "URL, https://192.0.2.17@80/x, URL, IS, https://192.0.2.17@80/x",
    })
    void meansWhatItSays(IndicatorType said, String text, IndicatorType type, Condition condition, String value) {
        Part part = ValueParts.of(said, Condition.IS, text, List.of());
        Term.Value held = assertInstanceOf(Part.Held.class, part).value();
        assertEquals(List.of(type, condition, value), List.of(held.type(), held.condition(), held.text()));
    }

    @Test
    void whatMeansNothingIsInvalid() {
        for (String text : List.of("co.uk", "one two.example", "/gate.php", "evil")) {
            assertInstanceOf(Part.Invalid.class, ValueParts.of(IndicatorType.URL, Condition.IS, text, List.of()), text);
        }
    }
}
