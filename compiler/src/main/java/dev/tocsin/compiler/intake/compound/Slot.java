package dev.tocsin.compiler.intake.compound;

import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.ValueReading;
import dev.tocsin.compiler.refang.Refanging;
import java.util.List;
import java.util.regex.Pattern;

/** What values stand at a place of a format, such as a property of an object. */
public sealed interface Slot {
    /** Where the values are looked for; none for where their type is looked for by default. */
    List<MatchScope> scopes();

    /** What a published value at this place asks for. */
    Part part(Condition condition, String published);

    /** Values of one type. */
    record Typed(IndicatorType type, List<MatchScope> scopes) implements Slot {
        public Typed {
            scopes = List.copyOf(scopes);
        }

        @Override
        public Part part(Condition condition, String published) {
            return ValueParts.of(type, condition, published, scopes);
        }
    }

    /** An address or a network. */
    record Address(List<MatchScope> scopes) implements Slot {
        public Address {
            scopes = List.copyOf(scopes);
        }

        @Override
        public Part part(Condition condition, String published) {
            return condition == Condition.IS
                    ? ValueParts.address(published, scopes)
                    : ValueParts.of(IndicatorType.IPV4, condition, published, scopes);
        }
    }

    /** An address, a network or a name: the end of a connection. */
    record Peer(List<MatchScope> scopes) implements Slot {
        public Peer {
            scopes = List.copyOf(scopes);
        }

        @Override
        public Part part(Condition condition, String published) {
            String plain = Refanging.refang(IndicatorType.DOMAIN, published);
            boolean name = plain.indexOf(':') < 0
                    && plain.indexOf('/') < 0
                    && plain.codePoints().anyMatch(Character::isLetter);
            return name
                    ? ValueParts.of(IndicatorType.DOMAIN, condition, published, List.of())
                    : new Address(scopes).part(condition, published);
        }
    }

    /** A folder in which a file lies. */
    record Folder(List<MatchScope> scopes) implements Slot {
        public Folder {
            scopes = List.copyOf(scopes);
        }

        @Override
        public Part part(Condition condition, String published) {
            boolean whole = condition == Condition.IS || condition == Condition.ENDS_WITH;
            String separator = separator(published);
            String end = published.endsWith(separator) || !whole ? "" : separator;
            Condition within = switch (condition) {
                case IS, STARTS_WITH -> Condition.STARTS_WITH;
                case CONTAINS, ENDS_WITH -> Condition.CONTAINS;
                case MATCHES -> Condition.MATCHES;
            };
            return ValueParts.of(IndicatorType.FILE_PATH, within, published + end, scopes);
        }

        /** What lies between a folder and the name of a file in it. */
        public static String separator(String folder) {
            return folder.indexOf('\\') < 0 && folder.indexOf('/') >= 0 ? "/" : "\\";
        }
    }

    /** What a web request asks for: a URL, or a path on the server, which Windows events do not show. */
    record RequestTarget() implements Slot {
        @Override
        public List<MatchScope> scopes() {
            return List.of();
        }

        @Override
        public Part part(Condition condition, String published) {
            String url = Refanging.refang(IndicatorType.URL, published);
            return condition == Condition.IS && IndicatorType.URL.read(url) instanceof ValueReading.Valid
                    ? ValueParts.of(IndicatorType.URL, condition, published, List.of())
                    : new Part.Narrowing("request for " + published);
        }
    }

    /** The name of a registry value, which is the end of its path in events. */
    record ValueName() implements Slot {
        private static final Pattern SPECIAL = Pattern.compile("[\\\\.^$|?*+()\\[\\]{}]");

        @Override
        public List<MatchScope> scopes() {
            return List.of();
        }

        @Override
        public Part part(Condition condition, String published) {
            return switch (condition) {
                case IS -> end("\\" + published);
                case ENDS_WITH -> end(published);
                case STARTS_WITH -> name("\\\\" + quoted(published) + "[^\\\\]*$");
                case CONTAINS -> name(quoted(published) + "[^\\\\]*$");
                case MATCHES ->
                    new Part.Unseen(published, "is an expression for the name of a registry value, not for its path");
            };
        }

        /** What lies behind the last backslash of a path is the name of the value. */
        private static Part name(String expression) {
            return ValueParts.of(IndicatorType.REGISTRY_KEY, Condition.MATCHES, expression, List.of());
        }

        private static String quoted(String text) {
            return SPECIAL.matcher(text).replaceAll("\\\\$0");
        }

        private static Part end(String text) {
            return ValueParts.of(IndicatorType.REGISTRY_KEY, Condition.ENDS_WITH, text, List.of());
        }
    }
}
