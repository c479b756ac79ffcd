package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a rule says of its log source, as the files beside the checks write it: {@code product/category/service}.
 *
 * @param product {@link #NONE} where the rule leaves it out, as are the others
 */
record LogSourceName(String product, String category, String service) {
    static final String NONE = "-";
    static final String ANY = "*";

    static LogSourceName of(DocumentView document) {
        return new LogSourceName(part(document, "product"), part(document, "category"), part(document, "service"));
    }

    private static String part(DocumentView document, String key) {
        return document.logSource(key).map(Scalar::text).orElse(NONE);
    }

    static LogSourceName parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not product/category/service: " + text);
        }
        return new LogSourceName(parts[0], parts[1], parts[2]);
    }

    LogSourceName inLowerCase() {
        return new LogSourceName(
                product.toLowerCase(Locale.ROOT), category.toLowerCase(Locale.ROOT), service.toLowerCase(Locale.ROOT));
    }

    /** This log source without its category and service. */
    LogSourceName productAlone() {
        return new LogSourceName(product, NONE, NONE);
    }

    /** What every log source of the product has in common. */
    LogSourceName anyOfProduct() {
        return new LogSourceName(product, ANY, ANY);
    }

    /** Whether the category and the service have changed places in the other. */
    boolean isSwapped(LogSourceName other) {
        return product.equals(other.product) && category.equals(other.service) && service.equals(other.category);
    }

    boolean hasProduct() {
        return !product.equals(NONE);
    }

    boolean hasCategory() {
        return !category.equals(NONE);
    }

    /** For messages: {@code `product: windows`, `service: security`}. */
    String inWords() {
        return Stream.of(written("category", category), written("product", product), written("service", service))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String written(String key, String value) {
        return value.equals(NONE) ? "" : "`" + key + ": " + value + "`";
    }

    @Override
    public String toString() {
        return product + "/" + category + "/" + service;
    }
}
