package dev.tocsin.compiler.intake.compound;

import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.IndicatorKind;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.ValueReading;
import dev.tocsin.compiler.refang.Refanging;
import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.regex.ExpressionParser;
import dev.tocsin.sigma.regex.Flag;
import dev.tocsin.sigma.regex.ParsedExpression;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Published values to parts: refanged, validated, and taken as what they are where their place says something else. */
public final class ValueParts {
    private static final Pattern SCHEME = Pattern.compile("(?i)\\s*(?:hxxp|http|ftp)s?\\s*(?::|\\[:)");
    private static final Pattern WINDOWS_PATH =
            Pattern.compile("(?s)(?:[A-Za-z]:\\\\|\\\\\\\\|%[A-Za-z()0-9_]+%\\\\).+");
    private static final Pattern HEXADECIMAL = Pattern.compile("\\p{XDigit}+");

    private static final Pattern WITH_PORT = Pattern.compile("((?:\\d{1,3}\\.){3}\\d{1,3})[:|](\\d{1,5})");

    /** The root at the beginning of an expression for registry paths, up to an escaped backslash. */
    private static final Pattern ROOT = Pattern.compile("(?i)(\\^?)(HKEY_[A-Z_]+)\\\\\\\\");

    private static final Pattern BEGINNING = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){0,2})\\.");

    private ValueParts() {}

    /**
     * A value that stands where values of a type stand.
     *
     * @param scopes where it is looked for; none for where its type is looked for by default
     */
    public static Part of(IndicatorType type, Condition condition, String published, List<MatchScope> scopes) {
        return switch (condition) {
            case IS -> whole(type, published, scopes);
            case CONTAINS, STARTS_WITH, ENDS_WITH -> stretch(type, condition, published, scopes);
            case MATCHES -> expression(type, published, scopes);
        };
    }

    /** An address or a network, whichever the text is, of either version. */
    public static Part address(String published, List<MatchScope> scopes) {
        String text = Refanging.refang(IndicatorType.CIDR, published);
        Matcher withPort = WITH_PORT.matcher(text);
        if (withPort.matches()) {
            return Part.all(List.of(
                    whole(IndicatorType.IPV4, withPort.group(1), scopes),
                    whole(IndicatorType.PORT, withPort.group(2), scopes)));
        }
        int slash = text.indexOf('/');
        if (slash < 0 || SCHEME.matcher(published).lookingAt()) {
            IndicatorType type = text.indexOf(':') >= 0 ? IndicatorType.IPV6 : IndicatorType.IPV4;
            return whole(type, published, scopes);
        }
        Optional<Network> network = network(text.substring(0, slash), text.substring(slash + 1));
        if (network.isEmpty()) {
            return new Part.Invalid(published, "is neither an address nor a network in CIDR notation");
        }
        boolean single = network.get().prefixLength() == (network.get().isIpv4() ? 32 : 128);
        if (single) {
            IndicatorType type = network.get().isIpv4() ? IndicatorType.IPV4 : IndicatorType.IPV6;
            return whole(type, text.substring(0, slash), scopes);
        }
        return Network.parse(text).isPresent()
                ? whole(IndicatorType.CIDR, text, scopes)
                : whole(IndicatorType.CIDR, network.get().toString(), scopes);
    }

    /** The network that an address with a prefix lies in: publishers write {@code 192.0.2.77/24} for 192.0.2.0/24. */
    private static Optional<Network> network(String address, String prefix) {
        Optional<byte[]> bytes = Network.address(address);
        if (bytes.isEmpty() || !prefix.matches("\\d{1,3}")) {
            return Optional.empty();
        }
        byte[] masked = bytes.get();
        int length = Integer.parseInt(prefix);
        for (int bit = length; bit < masked.length * 8; bit++) {
            masked[bit / 8] &= (byte) ~(1 << (7 - bit % 8));
        }
        return Network.parse(written(masked) + "/" + length);
    }

    private static String written(byte[] address) {
        StringBuilder text = new StringBuilder();
        int group = address.length == 4 ? 1 : 2;
        for (int i = 0; i < address.length; i += group) {
            if (group == 1) {
                text.append(i == 0 ? "" : ".").append(address[i] & 0xFF);
            } else {
                text.append(i == 0 ? "" : ":")
                        .append(Integer.toHexString(((address[i] & 0xFF) << 8) | (address[i + 1] & 0xFF)));
            }
        }
        return text.toString();
    }

    private static Part whole(IndicatorType type, String published, List<MatchScope> scopes) {
        String text = Refanging.refang(type, published);
        Optional<IndicatorType> other = certainly(type, published);
        if (other.isPresent()) {
            String plain = Refanging.refang(other.get(), published);
            if (other.get().read(plain) instanceof ValueReading.Valid(String spelled)) {
                return new Part.Held(
                        value(other.get(), spelled, scopes),
                        "published as " + words(type) + ", but it is "
                                + other.get().description());
            }
        }
        return switch (type.read(text)) {
            case ValueReading.Valid(String spelled) -> new Part.Held(value(type, spelled, scopes), "");
            case ValueReading.Invalid(String why) ->
                NetworkNames.part(type, text, scopes).orElseGet(() -> new Part.Invalid(published, why));
        };
    }

    private static String words(IndicatorType type) {
        return type.word().replace('-', ' ');
    }

    /** Where a type has not all of the scopes, it is looked for where it is by default. */
    private static Term.Value value(IndicatorType type, String text, List<MatchScope> scopes) {
        List<MatchScope> own = scopes.stream().filter(type.scopes()::contains).toList();
        return new Term.Value(type, Condition.IS, text, own.isEmpty() ? type.defaultScopes() : own);
    }

    /** The type that a text has without any doubt, where that is not the one its place says. */
    private static Optional<IndicatorType> certainly(IndicatorType said, String published) {
        String text = published.strip();
        return switch (said.kind()) {
            case FILE -> otherThanFile(said, text);
            case URL -> unlikeUrl(text);
            case HOST -> SCHEME.matcher(text).lookingAt() ? Optional.of(IndicatorType.URL) : address(text);
            case ADDRESS -> said == IndicatorType.CIDR ? Optional.empty() : otherThanAddress(said, text);
            case DIGEST -> byLength(text).filter(digest -> digest != said);
            case PORT, IMPORT_DIGEST, EMAIL, REGISTRY, NAME, TEXT -> Optional.empty();
        };
    }

    private static Optional<IndicatorType> otherThanFile(IndicatorType said, String text) {
        if (SCHEME.matcher(text).lookingAt()) {
            return Optional.of(IndicatorType.URL);
        }
        return said == IndicatorType.FILE_NAME && hasFolder(text)
                ? Optional.of(IndicatorType.FILE_PATH)
                : Optional.empty();
    }

    private static boolean hasFolder(String text) {
        return text.indexOf('\\') >= 0 || text.indexOf('/') >= 0;
    }

    private static Optional<IndicatorType> unlikeUrl(String text) {
        if (WINDOWS_PATH.matcher(text).matches()) {
            return Optional.of(IndicatorType.FILE_PATH);
        }
        Optional<IndicatorType> address = address(text);
        boolean host = address.isEmpty() && text.indexOf('/') < 0 && text.indexOf(':') < 0;
        return host ? Optional.of(IndicatorType.DOMAIN) : address;
    }

    private static Optional<IndicatorType> address(String text) {
        String plain = Refanging.refang(IndicatorType.IPV4, text);
        return Network.address(plain).map(bytes -> plain.indexOf(':') >= 0 ? IndicatorType.IPV6 : IndicatorType.IPV4);
    }

    private static Optional<IndicatorType> otherThanAddress(IndicatorType said, String text) {
        if (SCHEME.matcher(text).lookingAt()) {
            return Optional.of(IndicatorType.URL);
        }
        Optional<IndicatorType> address = address(text);
        if (address.isPresent()) {
            return address.filter(type -> type != said);
        }
        boolean letters = Refanging.refang(IndicatorType.DOMAIN, text).matches(".*\\.[A-Za-z][A-Za-z0-9-]*");
        return letters ? Optional.of(IndicatorType.DOMAIN) : Optional.empty();
    }

    private static Optional<IndicatorType> byLength(String text) {
        return HEXADECIMAL.matcher(text).matches()
                ? IndicatorKind.DIGEST
                        .types()
                        .filter(type -> type.read(text) instanceof ValueReading.Valid)
                        .findFirst()
                : Optional.empty();
    }

    private static Part stretch(IndicatorType type, Condition condition, String published, List<MatchScope> scopes) {
        if (isOnlyWhole(type)) {
            if (condition == Condition.CONTAINS && whole(type, published, scopes) instanceof Part.Held held) {
                return held;
            }
            return type == IndicatorType.IPV4
                    ? ofBeginning(condition, published)
                            .map(network -> whole(IndicatorType.CIDR, network, scopes))
                            .orElseGet(() -> unseen(type, condition, published))
                    : unseen(type, condition, published);
        }
        if (published.isBlank() || published.codePoints().anyMatch(Character::isISOControl)) {
            return new Part.Invalid(published, "is blank or has control characters");
        }
        String text = switch (type.kind()) {
            case HOST, EMAIL -> Refanging.refang(type, published).toLowerCase(Locale.ROOT);
            case URL -> Refanging.refang(type, published);
            // Blanks at its ends belong to a stretch: ` -m add ` is not `-m add`.
            case REGISTRY ->
                type == IndicatorType.REGISTRY_KEY && condition != Condition.ENDS_WITH
                        ? withKnownRoot(published)
                        : published;
            case FILE, NAME, TEXT, ADDRESS, PORT, DIGEST, IMPORT_DIGEST -> published;
        };
        return new Part.Held(with(type, condition, text, scopes), "");
    }

    /** The beginning of a registry path with its root as events write it: {@code HKLM} for HKEY_LOCAL_MACHINE. */
    public static String withKnownRoot(String path) {
        int end = path.indexOf('\\');
        String below = "\\x\\x";
        return end > 0
                        && IndicatorType.REGISTRY_KEY.read(path.substring(0, end) + below)
                                instanceof ValueReading.Valid(String spelled)
                ? spelled.substring(0, spelled.length() - below.length()) + path.substring(end)
                : path;
    }

    private static String expressionWithKnownRoot(String expression) {
        Matcher root = ROOT.matcher(expression);
        return root.lookingAt()
                ? root.group(1) + withKnownRoot(root.group(2) + "\\") + expression.substring(root.end() - 1)
                : expression;
    }

    /** Whether a stretch of such a value says nothing, or is not how people write it. */
    private static boolean isOnlyWhole(IndicatorType type) {
        return switch (type.kind()) {
            case ADDRESS, PORT, DIGEST, IMPORT_DIGEST -> true;
            case HOST, URL, EMAIL, FILE, REGISTRY, NAME, TEXT -> false;
        };
    }

    /**
     * The network of the addresses that begin so: {@code 198.51.100.} Within an address that can only be the beginning if
     * three whole numbers are given, of which the first has three digits.
     */
    private static Optional<String> ofBeginning(Condition condition, String published) {
        Matcher matcher = BEGINNING.matcher(published.strip().replace("[.]", "."));
        boolean begins = condition == Condition.STARTS_WITH || condition == Condition.CONTAINS;
        if (!begins || !matcher.matches()) {
            return Optional.empty();
        }
        List<String> numbers = List.of(matcher.group(1).split("\\.", -1));
        boolean certain = condition == Condition.STARTS_WITH
                || (numbers.size() == 3 && numbers.getFirst().length() == 3);
        return certain
                ? Optional.of(String.join(".", numbers) + ".0".repeat(4 - numbers.size()) + "/" + numbers.size() * 8)
                : Optional.empty();
    }

    private static Part expression(IndicatorType type, String published, List<MatchScope> scopes) {
        if (isOnlyWhole(type)) {
            return unseen(type, Condition.MATCHES, published);
        }
        ParsedExpression parsed = ExpressionParser.parse(published, EnumSet.of(Flag.IGNORE_CASE));
        String expression = type == IndicatorType.REGISTRY_KEY ? expressionWithKnownRoot(published) : published;
        return parsed.problems().isEmpty()
                ? new Part.Held(with(type, Condition.MATCHES, expression, scopes), "")
                : new Part.Unseen(published, parsed.problems().get(0).message());
    }

    private static Part unseen(IndicatorType type, Condition condition, String published) {
        return new Part.Unseen(
                published,
                "of " + type.description() + " only the whole is looked for, not `" + condition.word() + "`");
    }

    private static Term.Value with(IndicatorType type, Condition condition, String text, List<MatchScope> scopes) {
        Term.Value whole = value(type, text, scopes);
        return new Term.Value(type, condition, text, whole.scopes());
    }
}
