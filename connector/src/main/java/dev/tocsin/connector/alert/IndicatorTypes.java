package dev.tocsin.connector.alert;

import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.Term;

/** What ECS calls the types of indicators: the cyber observables of STIX 2.0 that {@code threat.indicator.type} takes. */
final class IndicatorTypes {
    private IndicatorTypes() {}

    /** A service is to STIX an extension of a process, a pipe a file; a task and a user agent have no word of their own. */
    static String word(Term.Value value) {
        return switch (value.type()) {
            case IPV4 -> "ipv4-addr";
            case IPV6 -> "ipv6-addr";
            case CIDR -> value.text().indexOf(':') < 0 ? "ipv4-addr" : "ipv6-addr";
            case PORT -> "port";
            case SHA512, SHA256, SHA1, MD5, IMPHASH, FILE_NAME, FILE_PATH, NAMED_PIPE -> "file";
            case DOMAIN, HOSTNAME -> "domain-name";
            case URL -> "url";
            case EMAIL -> "email-addr";
            case REGISTRY_KEY, REGISTRY_DATA -> "windows-registry-key";
            case SERVICE_NAME, COMMAND_LINE -> "process";
            case SCHEDULED_TASK -> "artifact";
            case MUTEX -> "mutex";
            case USER_AGENT -> "software";
        };
    }

    /** For people, before the value. */
    static String noun(IndicatorType type) {
        return switch (type) {
            case IPV4, IPV6 -> "address";
            case CIDR -> "network";
            case PORT -> "port";
            case SHA512, SHA256, SHA1, MD5 -> "digest";
            case IMPHASH -> "import hash";
            case DOMAIN -> "domain";
            case HOSTNAME -> "host";
            case URL -> "URL";
            case EMAIL -> "e-mail address";
            case FILE_NAME, FILE_PATH -> "file";
            case REGISTRY_KEY -> "registry key";
            case REGISTRY_DATA -> "registry data";
            case SERVICE_NAME -> "service";
            case SCHEDULED_TASK -> "scheduled task";
            case NAMED_PIPE -> "pipe";
            case MUTEX -> "mutex";
            case COMMAND_LINE -> "command line";
            case USER_AGENT -> "user agent";
        };
    }
}
