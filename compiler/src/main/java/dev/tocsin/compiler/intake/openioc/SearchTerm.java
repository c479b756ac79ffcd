package dev.tocsin.compiler.intake.openioc;

import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.intake.compound.Slot;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a search term looks at, as far as Windows events can show it.
 *
 * <p>Source: the term lists of Mandiant's OpenIOC 1.1 repository ({@code current.iocterms}), the terms that MISP's export
 * writes, and those of FireEye HX ({@code fileWriteEvent/...}).
 */
sealed interface SearchTerm {
    /** Values that lists have. */
    record Seen(Slot slot) implements SearchTerm {}

    /** The folder of a file, without the drive if it is one of HX. */
    record Folder(List<MatchScope> scopes) implements SearchTerm {}

    /** What the name of a file ends in. */
    record Extension() implements SearchTerm {}

    /** An address on the web, of which Windows events show no part. */
    record Web() implements SearchTerm {}

    /** The name of a handle: a mutex, mostly. */
    record Handle() implements SearchTerm {}

    /** A file in the memory of a running process, which is not said to be bad by itself wherever it lies. */
    record Loaded() implements SearchTerm {}

    /** The kind of an event of a process, which is its start wherever a process is looked for. */
    record EventKind() implements SearchTerm {}

    /** A detail of a connection that Windows events do not show. */
    record Narrowing() implements SearchTerm {}

    /** What lists do not have. */
    record Unseen(String why) implements SearchTerm {}

    Map<String, SearchTerm> KNOWN = Map.ofEntries(
            Map.entry("fileitem/filename", typed(IndicatorType.FILE_NAME)),
            Map.entry("fileitem/fileextension", new Extension()),
            Map.entry("filewriteevent/fileextension", new Extension()),
            Map.entry("imageloadevent/fileextension", new Extension()),
            Map.entry("fileitem/fullpath", typed(IndicatorType.FILE_PATH)),
            Map.entry("fileitem/filepath", new Folder(List.of())),
            Map.entry("fileitem/sha512sum", typed(IndicatorType.SHA512)),
            Map.entry("fileitem/peinfo/imphash", typed(IndicatorType.IMPHASH)),
            Map.entry(
                    "fileitem/streamlist/stream/name", unseen("is about a stream of a file, which lists do not have")),
            Map.entry("processitem/name", program(IndicatorType.FILE_NAME)),
            Map.entry("processitem/path", new Folder(List.of(MatchScope.PROCESS))),
            Map.entry("processitem/arguments", typed(IndicatorType.COMMAND_LINE)),
            Map.entry("processitem/handlelist/handle/name", new Handle()),
            Map.entry("processitem/sectionlist/memorysection/name", new Loaded()),
            Map.entry("processitem/portlist/portitem/localport", port(MatchScope.SOURCE)),
            Map.entry("processitem/portlist/portitem/protocol", new Narrowing()),
            Map.entry("processitem/portlist/portitem/remoteip", peer(List.of())),
            Map.entry("processitem/portlist/portitem/remoteport", port(MatchScope.DESTINATION)),
            Map.entry("portitem/remoteip", peer(List.of())),
            Map.entry("portitem/remoteport", port(MatchScope.DESTINATION)),
            Map.entry("portitem/localport", port(MatchScope.SOURCE)),
            Map.entry("portitem/protocol", new Narrowing()),
            Map.entry("portitem/process", program(IndicatorType.FILE_NAME)),
            Map.entry("portitem/path", new Folder(List.of(MatchScope.PROCESS))),
            Map.entry("routeentryitem/destination", peer(List.of(MatchScope.DESTINATION))),
            Map.entry("dnsentryitem/host", typed(IndicatorType.DOMAIN)),
            Map.entry("dnsentryitem/recordname", typed(IndicatorType.DOMAIN)),
            Map.entry("dnsentryitem/recorddata/host", typed(IndicatorType.DOMAIN)),
            Map.entry("dnsentryitem/recorddata/ipv4address", peer(List.of())),
            Map.entry("network/dns", typed(IndicatorType.DOMAIN)),
            Map.entry("network/uri", new Web()),
            Map.entry("network/useragent", typed(IndicatorType.USER_AGENT)),
            Map.entry("urlhistoryitem/url", new Web()),
            Map.entry("urlhistoryitem/hostname", typed(IndicatorType.DOMAIN)),
            Map.entry("cookiehistoryitem/hostname", typed(IndicatorType.DOMAIN)),
            Map.entry("filedownloadhistoryitem/sourceurl", new Web()),
            Map.entry("filedownloadhistoryitem/filename", typed(IndicatorType.FILE_NAME)),
            Map.entry("email/from", typed(IndicatorType.EMAIL)),
            Map.entry("email/to", typed(IndicatorType.EMAIL)),
            Map.entry("email/replyto", typed(IndicatorType.EMAIL)),
            Map.entry("registryitem/path", typed(IndicatorType.REGISTRY_KEY)),
            Map.entry("registryitem/keypath", typed(IndicatorType.REGISTRY_KEY)),
            Map.entry("registryitem/valuename", new Seen(new Slot.ValueName())),
            Map.entry("registryitem/text", typed(IndicatorType.REGISTRY_DATA)),
            Map.entry("registryitem/value", typed(IndicatorType.REGISTRY_DATA)),
            Map.entry("serviceitem/name", typed(IndicatorType.SERVICE_NAME)),
            Map.entry("serviceitem/descriptivename", typed(IndicatorType.SERVICE_NAME)),
            Map.entry("serviceitem/path", typed(IndicatorType.FILE_PATH)),
            Map.entry("serviceitem/servicedll", typed(IndicatorType.FILE_PATH)),
            Map.entry("serviceitem/arguments", typed(IndicatorType.COMMAND_LINE)),
            Map.entry("driveritem/drivername", typed(IndicatorType.FILE_NAME)),
            Map.entry("moduleitem/modulename", typed(IndicatorType.FILE_NAME)),
            Map.entry("moduleitem/modulepath", typed(IndicatorType.FILE_PATH)),
            Map.entry("taskitem/applicationname", typed(IndicatorType.FILE_PATH)),
            Map.entry("taskitem/parameters", typed(IndicatorType.COMMAND_LINE)),
            Map.entry("taskitem/name", typed(IndicatorType.SCHEDULED_TASK)),
            Map.entry("taskitem/actionlist/action/execprogrampath", typed(IndicatorType.FILE_PATH)),
            Map.entry("taskitem/actionlist/action/execarguments", typed(IndicatorType.COMMAND_LINE)),
            Map.entry("prefetchitem/applicationfilename", program(IndicatorType.FILE_NAME)),
            Map.entry("prefetchitem/applicationfullpath", program(IndicatorType.FILE_PATH)),
            Map.entry("filewriteevent/filename", typed(IndicatorType.FILE_NAME)),
            Map.entry("filewriteevent/fullpath", typed(IndicatorType.FILE_PATH)),
            Map.entry("filewriteevent/filepath", new Folder(List.of())),
            Map.entry("imageloadevent/filename", typed(IndicatorType.FILE_NAME)),
            Map.entry("imageloadevent/fullpath", typed(IndicatorType.FILE_PATH)),
            Map.entry("imageloadevent/filepath", new Folder(List.of())),
            Map.entry("processevent/process", program(IndicatorType.FILE_NAME)),
            Map.entry("processevent/processpath", program(IndicatorType.FILE_PATH)),
            Map.entry("processevent/processcmdline", typed(IndicatorType.COMMAND_LINE)),
            Map.entry("processevent/eventtype", new EventKind()),
            Map.entry("regkeyevent/path", typed(IndicatorType.REGISTRY_KEY)),
            Map.entry("regkeyevent/keypath", typed(IndicatorType.REGISTRY_KEY)),
            Map.entry("regkeyevent/valuename", new Seen(new Slot.ValueName())),
            Map.entry("regkeyevent/text", typed(IndicatorType.REGISTRY_DATA)),
            Map.entry("dnslookupevent/hostname", typed(IndicatorType.DOMAIN)),
            Map.entry("ipv4networkevent/remoteip", peer(List.of())),
            Map.entry("ipv4networkevent/remoteport", port(MatchScope.DESTINATION)),
            Map.entry("ipv4networkevent/localport", port(MatchScope.SOURCE)),
            Map.entry("ipv4networkevent/protocol", new Narrowing()),
            Map.entry("ipv6networkevent/remoteip", peer(List.of())),
            Map.entry("ipv6networkevent/remoteport", port(MatchScope.DESTINATION)),
            Map.entry("ipv6networkevent/localport", port(MatchScope.SOURCE)),
            Map.entry("ipv6networkevent/protocol", new Narrowing()),
            Map.entry("addressnotificationevent/address", peer(List.of())),
            Map.entry("urlmonitorevent/hostname", typed(IndicatorType.DOMAIN)),
            Map.entry("urlmonitorevent/remoteipaddress", peer(List.of(MatchScope.DESTINATION))),
            Map.entry("urlmonitorevent/remoteport", port(MatchScope.DESTINATION)),
            Map.entry("urlmonitorevent/requesturl", new Web()),
            Map.entry("urlmonitorevent/useragent", typed(IndicatorType.USER_AGENT)));

    private static SearchTerm typed(IndicatorType type) {
        return new Seen(new Slot.Typed(type, List.of()));
    }

    private static SearchTerm program(IndicatorType type) {
        return new Seen(new Slot.Typed(type, List.of(MatchScope.PROCESS)));
    }

    private static SearchTerm peer(List<MatchScope> scopes) {
        return new Seen(new Slot.Peer(scopes));
    }

    private static SearchTerm port(MatchScope scope) {
        return new Seen(new Slot.Typed(IndicatorType.PORT, List.of(scope)));
    }

    private static SearchTerm unseen(String why) {
        return new Unseen(why);
    }

    /** What a term such as {@code FileItem/Md5sum} looks at; letter case does not count. */
    static SearchTerm of(String search) {
        String term = search.strip().toLowerCase(Locale.ROOT);
        Optional<SearchTerm> known = Optional.ofNullable(KNOWN.get(term));
        return known.orElseGet(() -> byEnding(term));
    }

    private static SearchTerm byEnding(String term) {
        if (term.endsWith("md5sum") || term.endsWith("event/md5")) {
            return typed(IndicatorType.MD5);
        }
        if (term.endsWith("sha1sum") || term.endsWith("event/sha1")) {
            return typed(IndicatorType.SHA1);
        }
        if (term.endsWith("sha256sum") || term.endsWith("event/sha256")) {
            return typed(IndicatorType.SHA256);
        }
        if (term.endsWith("event/process")) {
            return program(IndicatorType.FILE_NAME);
        }
        if (term.endsWith("event/processpath")) {
            return program(IndicatorType.FILE_PATH);
        }
        return unseen(why(term));
    }

    /** Why a term is not looked for, as precisely as its words tell. */
    private static String why(String term) {
        if (term.contains("digitalsignature") || term.contains("certificate") || term.contains("signature")) {
            return "is about a signature, which lists do not have";
        }
        if (term.contains("parentprocess") || term.contains("/parent")) {
            return "is about the parent of a process, which lists do not have; a Sigma rule can say it";
        }
        if (term.startsWith("eventlogitem/")) {
            return "is about the text of an event; a Sigma rule can say it";
        }
        if (term.contains("/peinfo/")) {
            return "is about the inside of a program, which lists do not have";
        }
        return "is a search term that lists do not have";
    }
}
