package dev.tocsin.compiler.ioc;

import dev.tocsin.sigma.model.LogSource;
import dev.tocsin.sigma.source.Span;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A log source of product windows by its Sigma category or service. */
enum LogSourceName {
    PROCESS_CREATION(Kind.CATEGORY),
    /** The started programs whose digests are known. */
    SYSMON_PROCESS_CREATION(Kind.CATEGORY_OF_SYSMON),
    NETWORK_CONNECTION(Kind.CATEGORY),
    DNS_QUERY(Kind.CATEGORY),
    IMAGE_LOAD(Kind.CATEGORY),
    DRIVER_LOAD(Kind.CATEGORY),
    FILE_EVENT(Kind.CATEGORY),
    FILE_DELETE(Kind.CATEGORY),
    FILE_DELETE_DETECTED(Kind.CATEGORY),
    FILE_BLOCK_EXECUTABLE(Kind.CATEGORY),
    FILE_BLOCK_SHREDDING(Kind.CATEGORY),
    FILE_EXECUTABLE_DETECTED(Kind.CATEGORY),
    CREATE_STREAM_HASH(Kind.CATEGORY),
    REGISTRY_EVENT(Kind.CATEGORY),
    REGISTRY_SET(Kind.CATEGORY),
    PIPE_CREATED(Kind.CATEGORY),
    PS_SCRIPT(Kind.CATEGORY),
    SECURITY(Kind.SERVICE),
    SYSTEM(Kind.SERVICE),
    DNS_CLIENT(Kind.SERVICE),
    BITS_CLIENT(Kind.SERVICE),
    TASKSCHEDULER(Kind.SERVICE),
    TERMINALSERVICES_LOCALSESSIONMANAGER(Kind.SERVICE);

    private static final String SYSMON = "sysmon";

    private final Kind kind;

    LogSourceName(Kind kind) {
        this.kind = kind;
    }

    /** What Sigma means by the word. */
    private enum Kind {
        CATEGORY,
        CATEGORY_OF_SYSMON,
        SERVICE
    }

    /** The log source of product windows. */
    LogSource logSource() {
        String word = name().toLowerCase(Locale.ROOT);
        return switch (kind) {
            case CATEGORY -> logSource(Optional.of(word), Optional.empty());
            case CATEGORY_OF_SYSMON -> logSource(Optional.of(word.substring(SYSMON.length() + 1)), Optional.of(SYSMON));
            case SERVICE -> logSource(Optional.empty(), Optional.of(word.replace('_', '-')));
        };
    }

    private static LogSource logSource(Optional<String> category, Optional<String> service) {
        return new LogSource(category, Optional.of("windows"), service, Optional.empty(), Map.of(), new Span(0, 0));
    }
}
