package dev.tocsin.compiler.intake.text;

import static dev.tocsin.compiler.intake.Extractions.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.compiler.intake.Extractions;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutUrlTest {
    @Test
    void aUrlThatASentenceBreaksIsWholeAgain() {
        assertEquals(
                List.of("url https://cdn.ward-portal.net/assets/js/loader.php?id=8a7b", "domain evil.com"),
                taken(Extractions.of("""
                        The loader then fetches the next stage from hxxps://cdn[.]ward-portal[.]net/assets/js/
                        loader.php?id=8a7b, and later asks evil[.]com for more.
                        """)));
        assertEquals(List.of("url http://www.ward-update.com/a/b.exe"), taken(Extractions.of("""
                        - once a day it asked the server at hxxp://www[.]ward-update[.]
                          com/a/b.exe whether there was more
                        """)));
        assertEquals(List.of("url https://drop.ward-update.com/gate.php"), taken(Extractions.of("""
                        Then all that was found went to hxxps://drop[.]ward-update[.]com
                        /gate.php in small pieces.
                        """)));
    }

    @Test
    void aUrlIsBrokenMoreThanOnce() {
        assertEquals(
                List.of("url https://api.ward-update.com/collect?host=a&token=b&run=c"), taken(Extractions.of("""
                        What it knew it sent to hxxps://api[.]ward-update[.]com/collect?host=a&
                        token=b&
                        run=c before it ended.
                        """)));
    }

    @Test
    void aUrlThatEndsItsSentenceStaysAsItIs() {
        assertEquals(List.of("url https://drop.ward-update.com/login/"), taken(Extractions.of("""
                        In the end the victims were led to hxxps://drop[.]ward-update[.]com/login/
                        The next sentence begins here.
                        """)));
        assertEquals(
                List.of("url https://drop.ward-update.com/login/", "url http://second.com/x"),
                taken(Extractions.of("""
                        In the end the victims were led to hxxps://drop[.]ward-update[.]com/login/
                        http://second[.]com/x and others.
                        """)));
    }

    @Test
    void theValuesOfAListAreNotJoined() {
        assertEquals(
                List.of(
                        "url http://ward-update.com/gate.php?id=",
                        "md5 9f42bf3a61faaab8f86abb3c7f9db417",
                        "url http://ward-update.com/a/",
                        "domain evil.com"),
                taken(Extractions.of("""
                        hxxp://ward-update[.]com/gate.php?id=
                        9f42bf3a61faaab8f86abb3c7f9db417
                        hxxp://ward-update[.]com/a/
                        evil[.]com
                        """)));
    }
}
