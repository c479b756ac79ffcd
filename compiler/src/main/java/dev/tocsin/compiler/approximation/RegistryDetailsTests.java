package dev.tocsin.compiler.approximation;

import dev.tocsin.compiler.eval.Matchers;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.sigma.model.SigmaString;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Sysmon's {@code Details}, of which ingest made values and their type. A text goes to the values as it is. The notation
 * of a number, {@code DWORD (0x00000001)}, is read back to the number that ingest wrote.
 */
final class RegistryDetailsTests<T> {
    private static final String BINARY = "REG_BINARY";
    private static final List<String> DOUBLE_WORDS = List.of("REG_DWORD", "SZ_DWORD");
    private static final List<String> QUAD_WORDS = List.of("REG_QWORD", "SZ_QWORD");
    private static final Pattern DOUBLE_WORD = Pattern.compile("0x([0-9a-f]{8,})\\)");
    private static final Pattern QUAD_WORD = Pattern.compile("0x([0-9a-f]{8,})-0x([0-9a-f]{8})\\)");
    private static final Pattern NOT_IN_DOUBLE_WORD = Pattern.compile("[^dwor (0-9a-fx)-]");
    private static final Pattern NOT_IN_QUAD_WORD = Pattern.compile("[^qword (0-9a-fx)-]");
    private static final Pattern NOT_IN_NUMBER = Pattern.compile("[^0-9a-fx+-]");

    private final Candidate.RegistryDetails details;
    private final PathTests<T> paths;

    RegistryDetailsTests(Candidate.RegistryDetails details, PathTests<T> paths) {
        this.details = details;
        this.paths = paths;
    }

    Bounds<T> present() {
        Bounds<T> strings = paths.present(details.strings());
        return Bounds.between(
                strings.under(),
                Formula.any(List.of(strings.over(), type(List.of(BINARY)).over())),
                details.type(),
                Reason.REGISTRY_NUMBER);
    }

    Bounds<T> fits(Matcher matcher) {
        if (!(matcher instanceof Matcher.Like(SigmaString pattern, LetterCase letterCase))) {
            return present().onlyOver(details.strings(), Reason.REGISTRY_NUMBER);
        }
        List<String> texts = texts(pattern);
        Bounds<T> strings = paths.fits(details.strings(), matcher);
        List<Formula<T>> over = new ArrayList<>();
        over.add(strings.over());
        if (!has(NOT_IN_DOUBLE_WORD, texts)) {
            over.add(number(DOUBLE_WORDS, first(DOUBLE_WORD, texts).map(groups -> groups.get(0))));
        }
        if (!has(NOT_IN_QUAD_WORD, texts)) {
            over.add(number(
                    QUAD_WORDS,
                    first(QUAD_WORD, texts)
                            .map(groups -> groups.get(0).shiftLeft(32).or(groups.get(1)))));
        }
        if (Matchers.fits(matcher, "Binary Data")) {
            over.add(type(List.of(BINARY)).over());
        }
        if (over.size() == 1 && has(NOT_IN_NUMBER, texts)) {
            return strings;
        }
        List<String> numbers = new ArrayList<>(DOUBLE_WORDS);
        numbers.addAll(QUAD_WORDS);
        return Bounds.between(
                Formula.all(List.of(strings.under(), Formula.not(type(numbers).over()))),
                Formula.any(over),
                details.strings(),
                Reason.REGISTRY_NUMBER);
    }

    private Formula<T> number(List<String> types, Optional<BigInteger> number) {
        Formula<T> type = type(types).over();
        return number.map(known -> Formula.all(List.of(
                        type,
                        WholeNumbers.written(details.strings(), known, paths).over())))
                .orElse(type);
    }

    private Bounds<T> type(List<String> types) {
        return Bounds.any(types.stream()
                .map(type -> paths.fits(details.type(), CandidateTests.literally(type)))
                .toList());
    }

    private static List<String> texts(SigmaString pattern) {
        return pattern.parts().stream()
                .filter(SigmaString.Part.Text.class::isInstance)
                .map(part -> ((SigmaString.Part.Text) part).text().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static boolean has(Pattern pattern, List<String> texts) {
        return texts.stream().anyMatch(text -> pattern.matcher(text).find());
    }

    private static Optional<List<BigInteger>> first(Pattern pattern, List<String> texts) {
        return texts.stream()
                .map(pattern::matcher)
                .filter(java.util.regex.Matcher::find)
                .findFirst()
                .map(found -> {
                    List<BigInteger> numbers = new ArrayList<>();
                    for (int group = 1; group <= found.groupCount(); group++) {
                        numbers.add(new BigInteger(found.group(group), 16));
                    }
                    return numbers;
                });
    }
}
