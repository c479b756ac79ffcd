package dev.tocsin.compiler.export;

import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.notation.StixExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values to comparisons of STIX patterns. */
final class StixComparisons {
    private static final Pattern REGEX_CHARACTERS = Pattern.compile("[\\\\.^$|?*+()\\[\\]{}]");

    private StixComparisons() {}

    /**
     * Comparisons that mean one value.
     *
     * @param joined how they are joined, empty for one
     * @param paths what they look at
     */
    record Comparisons(String text, String joined, List<String> paths) {}

    /** The comparisons that a value is. */
    static Comparisons of(Term.Value value, boolean negated) {
        List<Comparisons> each = new ArrayList<>();
        List<MatchScope> scopes = value.scopes().isEmpty() ? List.of(MatchScope.ANY) : value.scopes();
        for (MatchScope scope : scopes) {
            each.add(at(value, scope, negated));
        }
        return joined(each, negated ? "AND" : "OR");
    }

    private static Comparisons at(Term.Value value, MatchScope scope, boolean negated) {
        if (scope == MatchScope.COMMAND_LINE) {
            // A word that begins or ends so lies anywhere in the command line.
            Condition within = value.condition() == Condition.MATCHES ? Condition.MATCHES : Condition.CONTAINS;
            return comparison("process:command_line", within, value.text(), negated);
        }
        return switch (value.type()) {
            case IPV4 -> compare(address("ipv4-addr", scope), value, negated);
            case IPV6 -> compare(address("ipv6-addr", scope), value, negated);
            case CIDR -> network(value, scope, negated);
            case PORT -> port(scope == MatchScope.SOURCE ? "src_port" : "dst_port", value.text(), negated);
            case SHA512 -> compare("file:hashes.'SHA-512'", value, negated);
            case SHA256 -> compare("file:hashes.'SHA-256'", value, negated);
            case SHA1 -> compare("file:hashes.'SHA-1'", value, negated);
            case MD5 -> compare("file:hashes.MD5", value, negated);
            case IMPHASH -> compare("file:hashes.IMPHASH", value, negated);
            case DOMAIN, HOSTNAME -> host(value, scope, negated);
            case URL -> compare("url:value", value, negated);
            case EMAIL -> compare("email-addr:value", value, negated);
            case FILE_NAME ->
                compare(scope == MatchScope.PROCESS ? "process:image_ref.name" : "file:name", value, negated);
            case FILE_PATH -> path(value, scope, negated);
            case REGISTRY_KEY -> compare("windows-registry-key:key", value, negated);
            case REGISTRY_DATA -> compare("windows-registry-key:values[*].data", value, negated);
            case SERVICE_NAME -> compare("process:extensions.'windows-service-ext'.service_name", value, negated);
            case MUTEX -> compare("mutex:name", value, negated);
            case COMMAND_LINE -> {
                // Ours is a stretch of a command line.
                Condition condition = value.condition() == Condition.IS ? Condition.CONTAINS : value.condition();
                yield comparison("process:command_line", condition, value.text(), negated);
            }
            case USER_AGENT ->
                compare("network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'", value, negated);
            case SCHEDULED_TASK -> compare(StixExtension.SCHEDULED_TASK + ":name", value, negated);
            case NAMED_PIPE -> compare(StixExtension.NAMED_PIPE + ":name", value, negated);
        };
    }

    private static String address(String object, MatchScope scope) {
        return switch (scope) {
            case DESTINATION -> "network-traffic:dst_ref.value";
            case SOURCE -> "network-traffic:src_ref.value";
            case ANY, EXACT, SUBDOMAINS, COMMAND_LINE, PROCESS, INSTALLED -> object + ":value";
        };
    }

    private static Comparisons network(Term.Value value, MatchScope scope, boolean negated) {
        String path = address(value.text().contains(":") ? "ipv6-addr" : "ipv4-addr", scope);
        return new Comparisons(
                path + (negated ? " NOT" : "") + " ISSUBSET " + literal(value.text()), "", List.of(path));
    }

    private static Comparisons port(String property, String number, boolean negated) {
        String path = "network-traffic:" + property;
        return new Comparisons(path + (negated ? " != " : " = ") + number, "", List.of(path));
    }

    private static Comparisons host(Term.Value value, MatchScope scope, boolean negated) {
        Comparisons exact = compare("domain-name:value", value, negated);
        if (scope != MatchScope.SUBDOMAINS) {
            return exact;
        }
        Comparisons below = comparison("domain-name:value", Condition.ENDS_WITH, "." + value.text(), negated);
        return joined(List.of(exact, below), negated ? "AND" : "OR");
    }

    /** A folder and a name; where the path has no folder that is known whole, what it ends or begins with. */
    private static Comparisons path(Term.Value value, MatchScope scope, boolean negated) {
        String root = scope == MatchScope.PROCESS ? "process:image_ref." : "file:";
        int slash = Math.max(value.text().lastIndexOf('\\'), value.text().lastIndexOf('/'));
        String folder = slash < 0 ? "" : value.text().substring(0, slash);
        String name = value.text().substring(slash + 1);
        if (value.condition() != Condition.IS || folder.isEmpty() || name.isEmpty()) {
            return compare(root + (name.isEmpty() ? "parent_directory_ref.path" : "name"), value, negated);
        }
        return joined(
                List.of(wild(root + "parent_directory_ref.path", folder, negated), wild(root + "name", name, negated)),
                negated ? "OR" : "AND");
    }

    /** A text in which {@code *} stands for any other. */
    private static Comparisons wild(String path, String text, boolean negated) {
        if (text.indexOf('*') < 0) {
            return comparison(path, Condition.IS, text, negated);
        }
        if (text.indexOf('%') >= 0 || text.indexOf('_') >= 0) {
            String regex = "^"
                    + Pattern.compile("\\*")
                            .splitAsStream(text)
                            .map(StixComparisons::quoted)
                            .collect(Collectors.joining(".*"))
                    + (text.endsWith("*") ? ".*$" : "$");
            return comparison(path, Condition.MATCHES, regex, negated);
        }
        return new Comparisons(
                path + (negated ? " NOT" : "") + " LIKE " + literal(text.replace('*', '%')), "", List.of(path));
    }

    private static Comparisons compare(String path, Term.Value value, boolean negated) {
        return comparison(path, value.condition(), value.text(), negated);
    }

    /** LIKE has no way to mean a percent sign or an underscore; a regular expression has. */
    private static Comparisons comparison(String path, Condition condition, String text, boolean negated) {
        boolean likeable = text.indexOf('%') < 0 && text.indexOf('_') < 0;
        String not = negated ? " NOT" : "";
        String compared = switch (condition) {
            case IS -> path + (negated ? " != " : " = ") + literal(text);
            case CONTAINS ->
                path + not + (likeable ? " LIKE " + literal("%" + text + "%") : " MATCHES " + literal(quoted(text)));
            case STARTS_WITH ->
                path + not + (likeable ? " LIKE " + literal(text + "%") : " MATCHES " + literal("^" + quoted(text)));
            case ENDS_WITH ->
                path + not + (likeable ? " LIKE " + literal("%" + text) : " MATCHES " + literal(quoted(text) + "$"));
            case MATCHES -> path + not + " MATCHES " + literal(text);
        };
        return new Comparisons(compared, "", List.of(path));
    }

    private static Comparisons joined(List<Comparisons> each, String operator) {
        if (each.size() == 1) {
            return each.getFirst();
        }
        String text = each.stream()
                .map(one ->
                        one.joined().isEmpty() || one.joined().equals(operator) ? one.text() : "(" + one.text() + ")")
                .collect(Collectors.joining(" " + operator + " "));
        return new Comparisons(
                text,
                operator,
                each.stream().flatMap(one -> one.paths().stream()).toList());
    }

    private static String quoted(String text) {
        return REGEX_CHARACTERS.matcher(text).replaceAll("\\\\$0");
    }

    /** A string literal: backslash and apostrophe are escaped, and nothing else has to be. */
    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
