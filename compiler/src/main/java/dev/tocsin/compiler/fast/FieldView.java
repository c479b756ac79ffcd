package dev.tocsin.compiler.fast;

import dev.tocsin.compiler.ir.CaseFolding;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.sigma.model.Network;
import java.util.List;
import java.util.Optional;

/** The values of one field in the document at hand, in each form that a test asks for, made once. */
final class FieldView {
    private static final String[] UNKNOWN = new String[0];

    private List<String> values = List.of();
    private String[] exact = UNKNOWN;
    private String[] folded = UNKNOWN;
    private List<Optional<byte[]>> addresses = List.of();

    void show(List<String> newValues) {
        values = newValues;
        exact = UNKNOWN;
        folded = UNKNOWN;
        addresses = List.of();
    }

    List<String> values() {
        return values;
    }

    String[] texts(LetterCase letterCase) {
        return switch (letterCase) {
            case EXACT -> exact();
            case IGNORED -> folded();
        };
    }

    private String[] exact() {
        if (exact.length != values.size()) {
            exact = values.toArray(String[]::new);
        }
        return exact;
    }

    private String[] folded() {
        if (folded.length != values.size()) {
            folded = new String[values.size()];
            for (int i = 0; i < folded.length; i++) {
                folded[i] = CaseFolding.fold(values.get(i));
            }
        }
        return folded;
    }

    List<Optional<byte[]>> addresses() {
        if (addresses.size() != values.size()) {
            addresses = values.stream().map(Network::address).toList();
        }
        return addresses;
    }
}
