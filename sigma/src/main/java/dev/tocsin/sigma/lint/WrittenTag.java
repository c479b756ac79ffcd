package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Locale;

/**
 * A tag as it is written. Its letter case is the business of one check alone, so the words are in lower case.
 *
 * @param namespace before the first dot
 * @param name the rest
 */
record WrittenTag(Scalar scalar, String namespace, String name) {
    /** The tags among these entries that have a namespace. */
    static List<WrittenTag> of(List<Scalar> entries) {
        return entries.stream()
                .filter(scalar -> scalar.text().indexOf('.') > 0)
                .map(WrittenTag::of)
                .toList();
    }

    private static WrittenTag of(Scalar scalar) {
        String text = scalar.text().toLowerCase(Locale.ROOT);
        int dot = text.indexOf('.');
        return new WrittenTag(scalar, text.substring(0, dot), text.substring(dot + 1));
    }

    Span namespacePlace() {
        return scalar.places().span(0, dot());
    }

    Span namePlace() {
        return scalar.places().span(dot() + 1, scalar.text().length());
    }

    private int dot() {
        return scalar.text().indexOf('.');
    }

    @Override
    public String toString() {
        return namespace + "." + name;
    }
}
