package dev.tocsin.sigma.lint;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What checks can be told: the standard, and what a configuration says otherwise. */
final class Parameters {
    static final Parameters STANDARD = new Parameters(Map.of(), Map.of());

    private final Map<NumberParameter, Integer> numbers = new EnumMap<>(NumberParameter.class);
    private final Map<WordsParameter, List<String>> words = new EnumMap<>(WordsParameter.class);

    Parameters(Map<NumberParameter, Integer> numbers, Map<WordsParameter, List<String>> words) {
        this.numbers.putAll(numbers);
        words.forEach((parameter, list) -> this.words.put(parameter, List.copyOf(list)));
    }

    int number(NumberParameter parameter) {
        return numbers.getOrDefault(parameter, parameter.standard());
    }

    List<String> words(WordsParameter parameter) {
        return words.getOrDefault(parameter, parameter.standard());
    }
}
