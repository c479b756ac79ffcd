package dev.tocsin.sigma.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    /** RFC 4291, section 2.5.5.2. */
    @Test
    void mappedNetworksAreThoseOfIpv4() {
        assertEquals(Network.parse("10.0.0.0/8"), Network.parse("::ffff:10.0.0.0/104"));
        assertEquals(Network.parse("0.0.0.0/0"), Network.parse("::ffff:0:0/96"));
        assertEquals(Network.parse("127.0.0.1"), Network.parse("::ffff:127.0.0.1"));
        assertEquals(
                Optional.of(true), Network.parse("::ffff:10.0.0.0/104").map(network -> network.contains("10.1.2.3")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"::ffff:10.0.0.0/8", "::ffff:10.0.0.1/104", "::ffff:10.0.0.0/129", "::ffff:0:0/95", "10.0.0.0/33"
            })
    void bitsBehindThePrefixMakeNoNetwork(String written) {
        assertEquals(Optional.empty(), Network.parse(written));
    }
}
