package dev.tocsin.compiler.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.mapping.WinlogbeatMapping.Selection;
import dev.tocsin.sigma.model.LogSource;
import dev.tocsin.sigma.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WinlogbeatMappingTest {
    private static final String SYSMON = "Microsoft-Windows-Sysmon/Operational";
    private static final WinlogbeatMapping MAPPING = WinlogbeatMapping.standard();

    /** Sigma specification 2.1.0, taxonomy appendix. */
    private static final Set<String> CATEGORIES = Set.of(
            "process_creation",
            "file_change",
            "network_connection",
            "sysmon_status",
            "process_termination",
            "driver_load",
            "image_load",
            "create_remote_thread",
            "raw_access_thread",
            "process_access",
            "file_event",
            "registry_event",
            "registry_add",
            "registry_delete",
            "registry_set",
            "registry_rename",
            "create_stream_hash",
            "pipe_created",
            "wmi_event",
            "dns_query",
            "file_delete",
            "clipboard_capture",
            "process_tampering",
            "file_delete_detected",
            "file_block_executable",
            "file_block_shredding",
            "file_executable_detected",
            "sysmon_error",
            "file_access",
            "file_rename",
            "ps_classic_start",
            "ps_classic_provider_start",
            "ps_classic_script",
            "ps_module",
            "ps_script");

    private static final Set<String> SERVICES = Set.of(
            "application",
            "application-experience",
            "applocker",
            "appmodel-runtime",
            "appxdeployment-server",
            "appxpackaging-om",
            "bitlocker",
            "bits-client",
            "capi2",
            "certificateservicesclient-lifecycle-system",
            "codeintegrity-operational",
            "dhcp",
            "diagnosis-scripted",
            "dns-client",
            "dns-server",
            "dns-server-analytic",
            "dns-server-audit",
            "driver-framework",
            "firewall-as",
            "hyper-v-worker",
            "iis-configuration",
            "kernel-event-tracing",
            "kernel-shimengine",
            "ldap",
            "lsa-server",
            "msexchange-management",
            "ntfs",
            "ntlm",
            "openssh",
            "powershell",
            "powershell-classic",
            "printservice-admin",
            "printservice-operational",
            "security",
            "security-mitigations",
            "sense",
            "servicebus-client",
            "shell-core",
            "smbclient-security",
            "sysmon",
            "system",
            "taskscheduler",
            "terminalservices-localsessionmanager",
            "vhdmp",
            "windefend",
            "wmi");

    @Test
    void everyCategoryAndServiceOfTheSpecificationIsKnown() {
        assertEquals(35, CATEGORIES.size());
        assertEquals(46, SERVICES.size());
        for (String category : CATEGORIES) {
            assertInstanceOf(Selection.Known.class, select("windows", category, null), category);
        }
        for (String service : SERVICES) {
            List<EventSource> sources = known("windows", null, service);
            assertTrue(sources.stream().noneMatch(source -> source.channels().isEmpty()), service);
        }
    }

    @Test
    void processCreationIsSysmonAndSecurity() {
        assertEquals(
                List.of(
                        new EventSource(List.of(SYSMON), List.of(), List.of("1")),
                        new EventSource(List.of("Security"), List.of(), List.of("4688"))),
                known("windows", "process_creation", null));
    }

    @Test
    void categoryAndServiceBothHold() {
        assertEquals(
                List.of(new EventSource(List.of(SYSMON), List.of(), List.of("1"))),
                known("windows", "process_creation", "sysmon"));
        assertEquals(
                List.of(new EventSource(List.of("Security"), List.of(), List.of("4688"))),
                known("Windows", "Process_Creation", "SECURITY"));
        assertEquals(
                new Selection.Unknown("no event of category `process_creation` is in a log of service `system`"),
                select("windows", "process_creation", "system"));
    }

    @Test
    void kernelFileEventsAreKnownByTheirProviderAlone() {
        assertEquals(
                List.of(new EventSource(List.of(), List.of("Microsoft-Windows-Kernel-File"), List.of())),
                known("windows", "file_access", null));
    }

    @Test
    void productAloneIsEveryEvent() {
        assertEquals(List.of(EventSources.ANY), known("windows", null, null));
    }

    @Test
    void otherProductsAndUnknownNamesDiffer() {
        assertEquals(new Selection.OtherProduct("linux"), select("linux", "process_creation", null));
        assertEquals(new Selection.OtherProduct("none named"), select(null, "webserver", null));
        assertInstanceOf(Selection.Known.class, select(null, "process_creation", null));
        assertEquals(
                new Selection.Unknown("product windows has no service `secutity`; did you mean `security`?"),
                select("windows", null, "secutity"));
        assertEquals(
                new Selection.Unknown("product windows has no category `antivirus`"),
                select("windows", "antivirus", null));
    }

    @Test
    void rawPlaceComesFirst() {
        assertEquals(
                List.of(new Candidate.Path("winlog.event_data.ImageLoaded"), new Candidate.Path("file.path")),
                candidates("image_load", null, "ImageLoaded"));
    }

    @Test
    void onlyTheEventsThatHaveAFieldMapIt() {
        assertEquals(
                List.of(
                        new Candidate.Path("winlog.event_data.ImageLoaded"),
                        new Candidate.Path("winlog.user_data.ImageLoaded")),
                candidates("registry_set", null, "ImageLoaded"));
    }

    @Test
    void unmappedNamesAreEventDataThenUserData() {
        assertEquals(
                List.of(
                        new Candidate.Path("winlog.event_data.ThreatName"),
                        new Candidate.Path("winlog.user_data.ThreatName")),
                candidates(null, "windefend", "Threat Name"));
    }

    @Test
    void dottedNamesArePaths() {
        assertEquals(List.of(new Candidate.Path("process.name")), candidates("process_creation", null, "process.name"));
    }

    @Test
    void lettersOfFieldNamesDiffer() {
        assertEquals(
                List.of(new Candidate.Path("winlog.event_data.image"), new Candidate.Path("winlog.user_data.image")),
                candidates("process_creation", null, "image"));
    }

    @Test
    void systemFieldsAreNoEventData() {
        assertEquals(
                List.of(new Candidate.Path("event.code"), new Candidate.Path("winlog.event_id")),
                candidates("process_creation", null, "EventID"));
    }

    @Test
    void ownProcessIdComesBeforeTheCreators() {
        assertEquals(
                List.of(
                        new Candidate.WholeNumber(
                                "winlog.event_data.NewProcessId", Candidate.WholeNumber.Notation.DECIMAL),
                        new Candidate.Path("process.pid"),
                        new Candidate.Path("winlog.event_data.ProcessId")),
                candidates("process_creation", null, "ProcessId"));
    }

    @Test
    void documentPathsAreThoseOfTheCandidates() {
        Set<String> paths = MAPPING.documentPaths();
        assertTrue(paths.contains("process.pe.imphash"));
        assertTrue(paths.contains("powershell.command.invocation_details.related_command"));
        assertTrue(paths.contains("event.code"));
    }

    @Test
    void wrongDataFilesAreRefusedWithTheirLine() {
        assertEquals(
                "f.yml:3: unknown key `event-id`",
                refused("system-fields: {}\nevent-fields:\n  - event-id: [1]\n    fields: {}\n"));
        assertEquals(
                "f.yml:1: `process..name` is no path",
                refused("system-fields: {A: process..name}\nevent-fields: []\n"));
        assertEquals(
                "f.yml:1: unknown candidate `acount`",
                refused("system-fields: {A: {acount: [a, b]}}\nevent-fields: []\n"));
        assertEquals("f.yml:2: `A` stands here twice", refused("system-fields: {A: a,\n  A: b}\nevent-fields: []\n"));
        assertEquals("f.yml:1: `event-fields` is missing", refused("system-fields: {}\n"));
        assertEquals("f.yml:1: `words` is missing", refused("system-fields: {A: {translated: a}}\nevent-fields: []\n"));
    }

    private static String refused(String yaml) {
        return Optional.ofNullable(
                        assertThrows(IllegalStateException.class, () -> Fields.read(Resource.parse("f.yml", yaml)))
                                .getMessage())
                .orElse("");
    }

    private static Selection select(@Nullable String product, @Nullable String category, @Nullable String service) {
        return MAPPING.eventSources(logSource(product, category, service));
    }

    private static List<EventSource> known(String product, @Nullable String category, @Nullable String service) {
        return assertInstanceOf(Selection.Known.class, select(product, category, service))
                .eventSources();
    }

    private static List<Candidate> candidates(@Nullable String category, @Nullable String service, String field) {
        return MAPPING.field(logSource("windows", category, service), field).candidates();
    }

    private static LogSource logSource(@Nullable String product, @Nullable String category, @Nullable String service) {
        return new LogSource(
                Optional.ofNullable(category),
                Optional.ofNullable(product),
                Optional.ofNullable(service),
                Optional.empty(),
                Map.of(),
                new Span(0, 0));
    }
}
