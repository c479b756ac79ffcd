package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.approximation.Bounds;
import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.approximation.Reason;
import dev.tocsin.compiler.elasticsearch.IndexedFields.IndexedField;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.model.SigmaString;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Fields of type {@code ip}. They index the address and forget how it was written, and they drop the zone of
 * {@code fe80::1%eth0}, which makes it no address to the predicate.
 */
final class AddressTests {
    private static final String OCTET = "(?:0|[1-9]\\d{0,2})";
    private static final Pattern LEADING_OCTETS = Pattern.compile("(?:" + OCTET + "\\.){1,3}");

    private AddressTests() {}

    static Bounds<Clause> fits(IndexedField field, Matcher matcher) {
        return switch (matcher) {
            case Matcher.InNetwork(Network network) -> inNetwork(field, network);
            case Matcher.Like like ->
                Bounds.within(
                        network(like.pattern())
                                .map(network ->
                                        Formula.any(List.of(address(field, network), FieldTests.ignored(field))))
                                .orElseGet(() -> present(field, like.pattern())),
                        field.name(),
                        Reason.ZONE);
            case Matcher.Matches matches -> present(field);
            case Matcher.Compare compare -> present(field);
            case Matcher.DatePartEquals part -> present(field);
        };
    }

    private static Bounds<Clause> present(IndexedField field) {
        return Bounds.within(FieldTests.presentOrIgnored(field), field.name(), Reason.OTHER_TYPE);
    }

    /** Where no text of an address can fit, there are still values that were no address. */
    private static Formula<Clause> present(IndexedField field, SigmaString pattern) {
        boolean noAddress = pattern.isLiteral()
                && pattern.literalText().chars().noneMatch(character -> character == '.' || character == ':');
        return noAddress ? FieldTests.ignored(field) : FieldTests.presentOrIgnored(field);
    }

    private static Bounds<Clause> inNetwork(IndexedField field, Network network) {
        Formula<Clause> within = address(field, network.toString());
        if (network.isIpv4()) {
            return Bounds.exactly(within);
        }
        // To Elasticsearch an IPv4 address is an IPv6 address too; to the predicate it is in no IPv6 network.
        Formula<Clause> over = Formula.any(List.of(within, FieldTests.ignored(field)));
        return Bounds.within(over, field.name(), Reason.ZONE);
    }

    private static Formula<Clause> address(IndexedField field, String network) {
        return Formula.leaf(new Clause.Address(field.name(), network));
    }

    /** The network of the addresses that can be written like this: one address, or those with these first octets. */
    private static Optional<String> network(SigmaString pattern) {
        if (pattern.isLiteral()) {
            return Network.address(pattern.literalText()).map(address -> pattern.literalText());
        }
        if (!(pattern.parts().getFirst() instanceof SigmaString.Part.Text(String text))) {
            return Optional.empty();
        }
        var octets = LEADING_OCTETS.matcher(text);
        if (!octets.lookingAt()) {
            return Optional.empty();
        }
        long count =
                octets.group().chars().filter(character -> character == '.').count();
        String padded = octets.group() + "0.".repeat((int) (4 - count));
        String address = padded.substring(0, padded.length() - 1);
        return Network.address(address).isPresent() ? Optional.of(address + "/" + 8 * count) : Optional.empty();
    }
}
