package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.approximation.Bounds;
import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.approximation.Reason;
import dev.tocsin.compiler.elasticsearch.IndexedFields.IndexedField;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Portion;
import dev.tocsin.compiler.ir.Values;
import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.model.SigmaString;
import java.util.ArrayList;
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

    private static final int MOST_CLAUSES = 1_000;

    private AddressTests() {}

    static Bounds<Clause> fits(IndexedField field, Matcher matcher, QueryLanguage language) {
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
            case Matcher.OneOf(Values values) ->
                switch (values.portion()) {
                    case ADDRESS, ADDRESS_AMONG -> oneOf(field, values, language);
                    case WHOLE, LAST_NAME, NAME_OR_ABOVE, PATH, KEY_OR_ABOVE, WORD, ANYWHERE -> present(field);
                };
            case Matcher.NotBefore notBefore -> present(field);
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

    /** Single addresses together, networks one by one; of too many, the networks around them. */
    private static Bounds<Clause> oneOf(IndexedField field, Values values, QueryLanguage language) {
        List<Network> networks = values.listed().stream()
                .map(value -> Portion.network(value.text()))
                .distinct()
                .toList();
        List<String> single = networks.stream()
                .filter(AddressTests::isSingle)
                .map(AddressTests::first)
                .sorted()
                .toList();
        List<String> wide = networks.stream()
                .filter(network -> !isSingle(network))
                .map(Network::toString)
                .sorted()
                .toList();
        boolean together = language == QueryLanguage.QUERY_DSL;
        boolean tooMany = wide.size() + (together ? 0 : single.size()) > MOST_CLAUSES;
        List<Formula<Clause>> tests = new ArrayList<>();
        if (tooMany) {
            networks.stream()
                    .map(AddressTests::around)
                    .distinct()
                    .sorted()
                    .forEach(network -> tests.add(address(field, network)));
        } else {
            wide.forEach(network -> tests.add(address(field, network)));
            if (together && single.size() > 1) {
                tests.add(Formula.leaf(new Clause.OneOf(field.name(), single)));
            } else {
                single.forEach(address -> tests.add(address(field, address)));
            }
        }
        if (tooMany) {
            tests.add(FieldTests.ignored(field));
            return Bounds.within(Formula.any(tests), field.name(), Reason.MANY_VALUES);
        }
        if (values.portion() == Portion.ADDRESS && networks.stream().allMatch(Network::isIpv4)) {
            return Bounds.exactly(Formula.any(tests));
        }
        tests.add(FieldTests.ignored(field));
        return Bounds.within(Formula.any(tests), field.name(), Reason.ZONE);
    }

    private static boolean isSingle(Network network) {
        return network.prefixLength() == network.address().length * Byte.SIZE;
    }

    private static String first(Network network) {
        return network.toString().substring(0, network.toString().indexOf('/'));
    }

    /** The addresses with the same first eight bits. */
    private static String around(Network network) {
        byte[] address = network.address();
        int first = network.prefixLength() < Byte.SIZE ? 0 : Byte.toUnsignedInt(address[0]);
        int length = network.prefixLength() < Byte.SIZE ? 0 : Byte.SIZE;
        return network.isIpv4() ? first + ".0.0.0/" + length : "%x00::/%d".formatted(first, length);
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
