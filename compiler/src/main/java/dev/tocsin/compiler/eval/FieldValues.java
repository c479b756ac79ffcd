package dev.tocsin.compiler.eval;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The values of a Sigma field in a document. */
public final class FieldValues {
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,20}");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]{1,16}");

    private FieldValues() {}

    /** The values of the first candidate that has any. */
    public static List<String> of(Field field, Document document) {
        return first(field.candidates(), document);
    }

    /** The values that a candidate gives, as the event log had them. */
    public static List<String> of(Candidate candidate, Document document) {
        return switch (candidate) {
            case Candidate.Path(String path) -> document.values(path);
            case Candidate.Translated translated ->
                document.values(translated.path()).stream()
                        .filter(translated.words()::containsKey)
                        .map(translated.words()::get)
                        .toList();
            case Candidate.Account account -> accounts(account, document);
            case Candidate.Hashes hashes -> hashes(hashes, document);
            case Candidate.RegistryDetails details -> registryDetails(details, document);
            case Candidate.WholeNumber(String path, Candidate.WholeNumber.Notation notation) ->
                document.values(path).stream()
                        .map(text -> written(text, notation))
                        .toList();
            case Candidate.Together(List<Candidate> parts) ->
                parts.stream().flatMap(part -> of(part, document).stream()).toList();
            case Candidate.Lines(List<Candidate.Lines.Line> lines) -> text(lines, document);
            case Candidate.Between between ->
                document.values(between.path()).stream()
                        .flatMap(text -> inside(between, text).stream())
                        .toList();
            case Candidate.Invocations(String path) -> invocations(document.elements(path));
        };
    }

    private static List<String> first(List<Candidate> candidates, Document document) {
        for (Candidate candidate : candidates) {
            List<String> values = of(candidate, document);
            if (!values.isEmpty()) {
                return values;
            }
        }
        return List.of();
    }

    private static List<String> accounts(Candidate.Account account, Document document) {
        List<String> domains = document.values(account.domain());
        List<String> names = document.values(account.name());
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (isNone(names.get(i))) {
                continue;
            }
            boolean domainKnown = i < domains.size() && !isNone(domains.get(i));
            accounts.add(domainKnown ? domains.get(i) + "\\" + names.get(i) : names.get(i));
        }
        return accounts;
    }

    private static boolean isNone(String text) {
        return text.isEmpty() || text.equals("-");
    }

    private static List<String> hashes(Candidate.Hashes hashes, Document document) {
        String joined = hashes.algorithms().stream()
                .flatMap(algorithm -> document.values(algorithm.path()).stream()
                        .map(digest -> algorithm.name() + "=" + digest.toUpperCase(Locale.ROOT)))
                .collect(Collectors.joining(","));
        return joined.isEmpty() ? List.of() : List.of(joined);
    }

    private static List<String> registryDetails(Candidate.RegistryDetails details, Document document) {
        List<String> strings = document.values(details.strings());
        String type = document.values(details.type()).stream().findFirst().orElse("");
        return switch (type) {
            case "SZ_DWORD", "REG_DWORD" ->
                strings.stream().map(FieldValues::dword).toList();
            case "SZ_QWORD", "REG_QWORD" ->
                strings.stream().map(FieldValues::qword).toList();
            case "REG_BINARY" -> strings.isEmpty() ? List.of("Binary Data") : strings;
            default -> strings;
        };
    }

    private static String dword(String decimal) {
        return integer(decimal)
                .map(number -> "DWORD (0x%08x)".formatted(number))
                .orElse(decimal);
    }

    private static String qword(String decimal) {
        return integer(decimal)
                .map(number -> "QWORD (0x%08x-0x%08x)"
                        .formatted(number.shiftRight(32), number.and(BigInteger.valueOf(0xffff_ffffL))))
                .orElse(decimal);
    }

    private static String written(String text, Candidate.WholeNumber.Notation notation) {
        return integer(text)
                .map(number -> switch (notation) {
                    case DECIMAL -> number.toString();
                    case HEXADECIMAL -> "0x" + number.toString(16);
                })
                .orElse(text);
    }

    private static Optional<BigInteger> integer(String text) {
        if (HEXADECIMAL.matcher(text).matches()) {
            return Optional.of(new BigInteger(text.substring(2), 16));
        }
        return DECIMAL.matcher(text).matches() ? Optional.of(new BigInteger(text)) : Optional.empty();
    }

    private static List<String> text(List<Candidate.Lines.Line> lines, Document document) {
        if (first(lines.getFirst().candidates(), document).isEmpty()) {
            return List.of();
        }
        return List.of(
                lines.stream().flatMap(line -> line(line, document).stream()).collect(Collectors.joining("\n")));
    }

    private static Optional<String> line(Candidate.Lines.Line line, Document document) {
        Optional<String> value = first(line.candidates(), document).stream().findFirst();
        return switch (line.withoutValue()) {
            case LABEL_ALONE -> Optional.of(line.label() + value.orElse(""));
            case NO_LINE -> value.map(present -> line.label() + present);
        };
    }

    private static Optional<String> inside(Candidate.Between between, String text) {
        int before = text.indexOf(between.before());
        if (before < 0) {
            return Optional.empty();
        }
        int start = before + between.before().length();
        int after = text.indexOf(between.after(), start);
        String inside = after < 0 ? text.substring(start) : text.substring(start, after);
        return Optional.of(inside).filter(value -> !value.isEmpty());
    }

    private static List<String> invocations(List<Document> details) {
        return details.isEmpty()
                ? List.of()
                : List.of(details.stream().map(FieldValues::invocation).collect(Collectors.joining("\n")));
    }

    private static String invocation(Document detail) {
        String value = detail.values("value").stream().findFirst().orElse("");
        Optional<String> type = detail.values("type").stream().findFirst();
        if (type.isEmpty()) {
            return value;
        }
        String head = type.get() + "("
                + detail.values("related_command").stream().findFirst().orElse("") + "): ";
        return detail.values("name").stream()
                .findFirst()
                .map(name -> head + "name=" + name + "; value=" + value)
                .orElse(head + value);
    }
}
