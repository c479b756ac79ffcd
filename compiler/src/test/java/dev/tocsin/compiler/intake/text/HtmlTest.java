package dev.tocsin.compiler.intake.text;

import static dev.tocsin.compiler.intake.Extractions.held;
import static dev.tocsin.compiler.intake.Extractions.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Format;
import dev.tocsin.compiler.indicator.Provenance.Place;
import dev.tocsin.compiler.indicator.Tlp;
import dev.tocsin.compiler.intake.Extractions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HtmlTest {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html><head><title>An alert</title><script>var c2 = "192.0.2.99";</script></head>
            <body><nav><a href="https://vendor.com/products">vendor.com</a></nav>
            <p>TLP:CLEAR. The implant calls <code>evil[.]com</code>, see <a href="https://vendor.com/post">our post</a>
            and <a href="http://evil2.com/x">hxxp://evil2[.]com/x</a>.</p>
            <h2>Indicators</h2>
            <table>
            <tr><th>IP address</th><th>Domain</th><th>Details</th></tr>
            <tr><td>192.0.2.1<br>192.0.2.2</td><td>c2[.]evil.com</td><td>Command and control</td></tr>
            <tr><td>192.0.2.3</td><td></td><td>legitimate site, benign</td></tr>
            </table>
            <h2>Mutex</h2><ul><li>Global\\evil</li></ul>
            <pre>
            198.51.100.1
            198.51.100.2
            </pre>
            <footer>contact@vendor.com 192.0.2.77</footer>
            </body></html>
            """;

    @Test
    void whatAReaderSeesIsRead() {
        Extraction read = Extractions.of(PAGE);
        assertEquals(Format.HTML, read.format());
        assertEquals(
                List.of(
                        "domain evil.com",
                        "url http://evil2.com/x",
                        "ipv4 192.0.2.1",
                        "ipv4 192.0.2.2",
                        "domain c2.evil.com",
                        "mutex Global\\evil",
                        "ipv4 198.51.100.1",
                        "ipv4 198.51.100.2"),
                taken(read));
        assertEquals(List.of("reference https://vendor.com/post", "benign 192.0.2.3"), held(read));
        assertEquals(Optional.of("An alert"), read.facts().title());
        assertEquals(Optional.of(Tlp.CLEAR), read.facts().tlp());
    }

    @Test
    void linesAreThoseOfTheSource() {
        Extraction read = Extractions.of(PAGE);
        List<Place> places = read.items().stream()
                .filter(Extracted.Taken.class::isInstance)
                .map(item -> ((Extracted.Taken) item)
                        .indicator()
                        .details()
                        .provenance()
                        .getFirst()
                        .place())
                .toList();
        assertEquals(new Place.Line(4), places.get(0));
        assertEquals(new Place.Line(9), places.get(2));
        assertEquals(new Place.Line(14), places.get(6));
    }
}
