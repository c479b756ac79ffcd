package dev.tocsin.compiler.lower;

import dev.tocsin.compiler.placeholder.Placeholders;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.model.SigmaString;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A string with placeholders that have yet to be filled: what {@code expand} is written beside.
 *
 * @param pieces in their order
 */
record Template(List<Piece> pieces) {
    /** {@code %name%}. */
    static final Pattern PLACEHOLDER = Pattern.compile("%([^%\\s]+)%");

    /** A stretch of a {@link Template}. */
    sealed interface Piece {
        record Text(SigmaString pattern) implements Piece {}

        /**
         * A placeholder.
         *
         * @param from index of its first percent sign in the value of the rule
         * @param to index after its second
         */
        record Placeholder(String name, int from, int to) implements Piece {}
    }

    Template {
        pieces = List.copyOf(pieces);
    }

    /**
     * Reads placeholders and escapes: besides those of {@link SigmaString#parse}, a backslash before a percent sign makes
     * that plain and is dropped. {@code \\%name%} is a backslash and a placeholder.
     */
    static Template parse(String written) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(written);
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            char next = i + 1 < written.length() ? written.charAt(i + 1) : ' ';
            if (c == '\\' && next == '%') {
                text.append(written.charAt(++i));
            } else if (c == '\\' && "*?\\".indexOf(next) >= 0) {
                text.append(c).append(written.charAt(++i));
            } else if (c == '%' && placeholder.region(i, written.length()).lookingAt()) {
                flush(text, pieces);
                pieces.add(new Piece.Placeholder(placeholder.group(1), i, placeholder.end()));
                i = placeholder.end() - 1;
            } else {
                text.append(c);
            }
        }
        flush(text, pieces);
        return new Template(pieces);
    }

    private static void flush(StringBuilder text, List<Piece> pieces) {
        if (!text.isEmpty()) {
            pieces.add(new Piece.Text(SigmaString.parse(text.toString())));
            text.setLength(0);
        }
    }

    /** With anything before it. */
    Template afterAnything() {
        List<Piece> widened = new ArrayList<>(pieces);
        widened.addFirst(new Piece.Text(new SigmaString(List.of(SigmaString.ANY_RUN))));
        return new Template(widened);
    }

    /** With anything behind it. */
    Template beforeAnything() {
        List<Piece> widened = new ArrayList<>(pieces);
        widened.add(new Piece.Text(new SigmaString(List.of(SigmaString.ANY_RUN))));
        return new Template(widened);
    }

    /** Every way to write the options in the text around the placeholders. */
    List<Template> windash() throws NotApplicable {
        List<List<Piece>> variants = List.of(List.of());
        for (Piece piece : pieces) {
            List<Piece> choices = switch (piece) {
                case Piece.Text(SigmaString pattern) ->
                    Windash.variants(pattern).stream()
                            .<Piece>map(Piece.Text::new)
                            .toList();
                case Piece.Placeholder placeholder -> List.of(placeholder);
            };
            variants = Alternatives.combined(variants, choices);
        }
        return variants.stream().map(Template::new).toList();
    }

    /** Every string that the placeholders make of it. */
    List<SigmaString> filled(Placeholders placeholders) throws NotApplicable {
        List<List<SigmaString>> filled = List.of(List.of());
        for (Piece piece : pieces) {
            List<SigmaString> choices = switch (piece) {
                case Piece.Text(SigmaString pattern) -> List.of(pattern);
                case Piece.Placeholder(String name, int from, int to) -> values(placeholders, name, from, to);
            };
            filled = Alternatives.combined(filled, choices);
        }
        return filled.stream()
                .map(strings -> new SigmaString(strings.stream()
                        .flatMap(string -> string.parts().stream())
                        .toList()))
                .toList();
    }

    /** The values of a placeholder. The specification: who cannot fill one must refuse the rule. */
    static List<SigmaString> values(Placeholders placeholders, String name, int from, int to) throws NotApplicable {
        return placeholders
                .values(name)
                .orElseThrow(() -> new NotApplicable(
                                Code.UNRESOLVED_PLACEHOLDER,
                                "the placeholder `%" + name + "%` has no values",
                                placeholders.hint(name))
                        .at(from, to));
    }
}
