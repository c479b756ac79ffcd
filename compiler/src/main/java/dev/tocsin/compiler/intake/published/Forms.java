package dev.tocsin.compiler.intake.published;

import com.google.common.net.InternetDomainName;
import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.DeclaredHost;
import dev.tocsin.compiler.indicator.IndicatorKind;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.SchemelessUrl;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.ValueReading;
import dev.tocsin.compiler.refang.Refanging;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one value that a text is, told by its form. Whatever type was published, an address is no domain. */
final class Forms {
    static final int LONGEST = 4_096;
    private static final String ANY_SCHEME = "http://";
    private static final Pattern SCHEME =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{1,20}(:|\\[:])(//|\\\\\\\\|\\[//]).*");
    private static final Pattern WITH_PORT = Pattern.compile("(.+?)\\s*[:|]\\s*(\\d{1,5})");
    private static final Pattern BRACKETED_WITH_PORT = Pattern.compile("\\[([0-9a-fA-F:.]+)](?::(\\d{1,5}))?");
    private static final Pattern WITH_PATH = Pattern.compile("([^/\\s]+\\.[^/\\s]+?)(:\\d{1,5})?/\\S*");
    /** No name of a host ends in digits alone, and addresses with a part too much or too large do. */
    private static final Pattern BROKEN_ADDRESS = Pattern.compile("(?:[^/:|]*[.\\])}])?\\d+");

    private static final Pattern DIGEST_LABEL =
            Pattern.compile("(?i)(md5|sha-?1|sha-?256|sha-?512)\\s*[:=]\\s*(\\p{XDigit}+)");
    private static final Pattern PATH = Pattern.compile(
            "(?:[A-Za-z]:[\\\\/]|\\\\\\\\[^\\\\]|%[A-Za-z0-9_()]+%[\\\\/]|\\$env:\\w+\\\\|~/|/[\\w.-]+/).*");
    private static final Pattern KEY = Pattern.compile("(?i)(?:HKEY_[A-Z_]+|HKLM|HKCU|HKCR|HKU|HKCC)(?::?\\\\).+");
    private static final Pattern NAME_WITH_EXTENSION =
            Pattern.compile("[^\\\\/:*?\"<>|\\s][^\\\\/:*?\"<>|]*\\.([A-Za-z0-9]{1,8})");
    private static final Set<String> EXTENSIONS = WordLists.lines(Forms.class, "file-extensions.txt").stream()
            .flatMap(line -> Pattern.compile(" ").splitAsStream(line))
            .collect(Collectors.toUnmodifiableSet());

    private Forms() {}

    /** A digest of any length that is one. */
    static Optional<Reading.Found> digest(String text) {
        Matcher labelled = DIGEST_LABEL.matcher(text);
        String digits = text.length() < 200 && labelled.matches() ? labelled.group(2) : text;
        return IndicatorKind.DIGEST
                .types()
                .flatMap(type -> plain(type, digits).stream())
                .findFirst();
    }

    /** An address, a network, a host or a URL; a port is told in the remark. */
    static Optional<Reading.Found> network(String text, IndicatorType host) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        if (SCHEME.matcher(text).matches()) {
            return plain(IndicatorType.URL, text);
        }
        return address(text)
                .or(() -> host(text, host))
                .or(() -> withPort(text, host))
                .or(() -> withoutScheme(text));
    }

    private static Optional<Reading.Found> address(String text) {
        Matcher bracketed = BRACKETED_WITH_PORT.matcher(text);
        if (bracketed.matches()) {
            Optional<Reading.Found> found = plain(IndicatorType.IPV6, bracketed.group(1));
            String port = bracketed.group(2);
            return port == null ? found : found.map(value -> value.remarked("port " + port));
        }
        return plain(IndicatorType.IPV4, text)
                .or(() -> plain(IndicatorType.IPV6, text))
                .or(() -> text.contains("/") ? plain(IndicatorType.CIDR, text) : Optional.empty());
    }

    private static Optional<Reading.Found> host(String text, IndicatorType type) {
        if (BROKEN_ADDRESS.matcher(text).matches()) {
            return Optional.empty();
        }
        if (text.startsWith("*.") || text.startsWith("*[.]")) {
            return plain(type, text.substring(text.indexOf('.') + (text.charAt(1) == '[' ? 2 : 1)))
                    .map(found -> new Reading.Found(below(type, Reading.name(found.term())), found.remark()));
        }
        return plain(type, text).or(() -> type == IndicatorType.DOMAIN ? withoutTopLevel(text) : Optional.empty());
    }

    /** A name of a host under no top-level domain that is known; names of files look like that too. */
    private static Optional<Reading.Found> withoutTopLevel(String text) {
        return namesFile(text) && text.indexOf('[') < 0
                ? Optional.empty()
                : DeclaredHost.read(Refanging.refang(IndicatorType.HOSTNAME, text))
                        .map(name -> Reading.Found.of(Term.Value.of(IndicatorType.HOSTNAME, name))
                                .remarked("no top-level domain that is known"));
    }

    /** A host, and every name below it. */
    private static Term below(IndicatorType type, String name) {
        return new Term.Value(type, Condition.IS, name, List.of(MatchScope.SUBDOMAINS));
    }

    private static Optional<Reading.Found> withPort(String text, IndicatorType host) {
        Matcher port = WITH_PORT.matcher(text);
        if (!port.matches() || IndicatorType.PORT.read(port.group(2)) instanceof ValueReading.Invalid) {
            return Optional.empty();
        }
        return address(port.group(1))
                .or(() -> host(port.group(1), host))
                .map(found -> found.remarked("port " + port.group(2)));
    }

    private static Optional<Reading.Found> withoutScheme(String text) {
        Matcher path = WITH_PATH.matcher(text);
        if (!path.matches()) {
            return Optional.empty();
        }
        String refanged = Refanging.refang(IndicatorType.URL, ANY_SCHEME + text);
        return refanged.startsWith(ANY_SCHEME)
                        && network(path.group(1), IndicatorType.DOMAIN).isPresent()
                ? SchemelessUrl.read(refanged.substring(ANY_SCHEME.length())).map(Reading.Found::of)
                : Optional.empty();
    }

    /** A path if there is a folder in it, else the name of a file. */
    static Optional<Reading.Found> file(String text) {
        if (text.length() > LONGEST || SCHEME.matcher(text).matches()) {
            return Optional.empty();
        }
        boolean folder = text.indexOf('\\') >= 0 || text.indexOf('/') >= 0;
        return plain(folder ? IndicatorType.FILE_PATH : IndicatorType.FILE_NAME, text);
    }

    static boolean isPath(String text) {
        return text.length() <= LONGEST && PATH.matcher(text).matches();
    }

    /** Whether the name of a file ends as such names do. */
    static boolean namesFile(String text) {
        if (text.length() > 255) {
            return false;
        }
        Matcher name = NAME_WITH_EXTENSION.matcher(text);
        return name.matches() && EXTENSIONS.contains(name.group(1).toLowerCase(Locale.ROOT));
    }

    static Optional<Reading.Found> plain(IndicatorType type, String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String refanged = Refanging.refang(type, text);
        return switch (type.read(refanged)) {
            case ValueReading.Valid(String value) -> Optional.of(Reading.Found.of(Term.Value.of(type, value)));
            case ValueReading.Invalid invalid -> Optional.empty();
        };
    }

    /** What a text that nobody gave a type to holds; empty for a sentence and for what could be two things. */
    static Optional<Reading.Found> guess(String text) {
        if (text.length() > LONGEST || text.isEmpty()) {
            return Optional.empty();
        }
        if (KEY.matcher(text).matches()) {
            return plain(IndicatorType.REGISTRY_KEY, text);
        }
        if (PATH.matcher(text).matches()) {
            return plain(IndicatorType.FILE_PATH, text);
        }
        Optional<Reading.Found> found = digest(text)
                .or(() -> network(text, IndicatorType.DOMAIN).filter(network -> telling(text, network)))
                .or(() -> text.indexOf('@') > 0 || text.contains("[at]")
                        ? plain(IndicatorType.EMAIL, text)
                        : Optional.empty());
        return found.isEmpty() && namesFile(text) ? file(text) : found;
    }

    /** Names of hosts end in a public suffix, and are not written like names of files unless they are defanged. */
    private static boolean telling(String text, Reading.Found found) {
        Term.Value value = found.term().values().findFirst().orElseThrow();
        return switch (value.type().kind()) {
            case HOST -> publicName(value.text()) && (text.contains("[") || !namesFile(text));
            case URL -> value.condition() == Condition.IS || text.contains("[");
            case ADDRESS, PORT, DIGEST, IMPORT_DIGEST, EMAIL, FILE, REGISTRY, NAME, TEXT -> true;
        };
    }

    private static boolean publicName(String host) {
        return InternetDomainName.isValid(host) && InternetDomainName.from(host).hasRegistrySuffix();
    }
}
