package dev.tocsin.connector.demo.events;

import java.time.Instant;
import java.util.List;
import java.util.Random;

/** What happens on the wards' and the dispensary's workstations. */
final class WorkstationEpisodes {
    private static final String INSTANCE = "c0ffee0123456789";

    private final EventLog log;
    private final Random random;
    private final String account;
    private Instant now;

    WorkstationEpisodes(EventLog log, Random random, Instant start) {
        this.log = log;
        this.random = random;
        this.now = start;
        this.account = Estate.STAFF.get(random.nextInt(Estate.STAFF.size()));
    }

    /** One episode, drawn by how often it happens. */
    List<WindowsEvent> next() {
        int draw = random.nextInt(100);
        if (draw < 20) {
            return logon();
        }
        if (draw < 45) {
            return records();
        }
        if (draw < 62) {
            return browsing();
        }
        if (draw < 72) {
            return printing();
        }
        if (draw < 80) {
            return document();
        }
        if (draw < 86) {
            return inventory();
        }
        if (draw < 91) {
            return services();
        }
        if (draw < 96) {
            return labels();
        }
        return support();
    }

    private List<WindowsEvent> logon() {
        RunningProgram shell = log.userProcess(Programs.EXPLORER, "C:\\Windows\\Explorer.EXE", account);
        RunningProgram manager = log.systemProcess(Programs.SVCHOST, "C:\\Windows\\system32\\svchost.exe -k netsvcs");
        WindowsEvent on = log.loggedOn(tick(), account, 2, "127.0.0.1");
        WindowsEvent started = log.processCreated(tick(), shell, manager);
        WindowsEvent off = log.loggedOff(now.plusSeconds(random.nextInt(3_600)), account, 2);
        return random.nextInt(8) == 0
                ? List.of(log.logonFailed(tick(), account), on, started, off)
                : List.of(on, started, off);
    }

    private List<WindowsEvent> records() {
        RunningProgram client = client(Programs.RECORDS_CLIENT, " --server ehr01.hospital.example");
        return List.of(
                created(client),
                log.nameResolved(tick(), client, "ehr01.hospital.example", Estate.RECORDS_SERVER.ip()),
                log.connected(tick(), client, Estate.RECORDS_SERVER.ip(), 443),
                log.registrySet(
                        tick(),
                        client,
                        "HKU\\S-1-5-21\\Software\\Example Records\\LastPatientList",
                        "ward " + number(9)),
                log.fileCreated(
                        tick(), client, profile() + "AppData\\Local\\Example Records\\cache-" + number(99) + ".xml"));
    }

    private List<WindowsEvent> browsing() {
        RunningProgram browser =
                client(Programs.EDGE, " --single-argument https://formulary.example/drug/" + number(9_000));
        return List.of(
                created(browser),
                log.nameResolved(tick(), browser, "formulary.example", "198.51.100." + number(200)),
                log.connected(tick(), browser, "198.51.100." + number(200), 443),
                log.nameResolved(tick(), browser, "journals.example", "203.0.113." + number(60)));
    }

    private List<WindowsEvent> printing() {
        RunningProgram spooler = log.systemProcess(Programs.SPOOLER, "C:\\Windows\\System32\\spoolsv.exe");
        RunningProgram host = log.userProcess(Programs.SPLWOW64, "C:\\Windows\\splwow64.exe 12288", account);
        RunningProgram driver = log.systemProcess(
                Programs.RUNDLL32,
                "rundll32.exe C:\\Windows\\system32\\spool\\DRIVERS\\x64\\3\\exlabel.dll,ConfigurePort " + number(9));
        return List.of(
                log.fileCreated(tick(), spooler, "C:\\Windows\\System32\\spool\\PRINTERS\\000" + number(99) + ".SPL"),
                log.processCreated(tick(), host, spooler),
                log.processCreated(tick(), driver, spooler),
                log.pipeCreated(tick(), spooler, "\\spoolss"));
    }

    private List<WindowsEvent> document() {
        RunningProgram word = client(Programs.WORD, " /n \"" + profile() + "Documents\\discharge letter.docx\"");
        RunningProgram mail = client(Programs.OUTLOOK, "");
        return List.of(
                created(word),
                log.fileCreated(tick(), word, profile() + "Documents\\~$scharge letter.docx"),
                created(mail),
                log.connected(tick(), mail, "10.20.0.70", 443),
                log.registrySet(
                        tick(),
                        word,
                        "HKU\\S-1-5-21\\Software\\Microsoft\\Office\\16.0\\Word\\File MRU\\Item 1",
                        "letter"));
    }

    private List<WindowsEvent> inventory() {
        RunningProgram tasks = log.systemProcess(Programs.TASKHOST, "taskhostw.exe");
        RunningProgram shell = log.systemProcess(
                Programs.POWERSHELL,
                "powershell.exe -NoProfile -NonInteractive -File C:\\ProgramData\\Inventory\\collect.ps1");
        String script = random.nextBoolean()
                ? "Get-CimInstance Win32_LogicalDisk | Select-Object DeviceID, FreeSpace | ConvertTo-Json"
                : "$client = New-Object System.Net.WebClient\n"
                        + "$client.DownloadFile('https://inventory.hospital.example/agent.msi', \"$env:TEMP\\agent.msi\")";
        return List.of(
                log.processCreated(tick(), shell, tasks),
                log.scriptRun(tick(), script, "C:\\ProgramData\\Inventory\\collect.ps1"),
                log.connected(tick(), shell, "10.20.0.80", 443));
    }

    private List<WindowsEvent> services() {
        String version = "119.0." + number(2_000);
        String path = "\"C:\\Program Files (x86)\\Microsoft\\EdgeUpdate\\" + version + "\\elevation_service.exe\"";
        return List.of(
                log.serviceInstalled(tick(), "Microsoft Edge Elevation Service", path),
                log.serviceInstallationAudited(tick(), "MicrosoftEdgeElevationService", path),
                log.serviceChanged(tick(), "Windows Update", "running"),
                log.serviceChanged(tick(), "Windows Update", "stopped"));
    }

    private List<WindowsEvent> labels() {
        RunningProgram dispensary = client(Programs.DISPENSARY, "");
        RunningProgram printer = log.userProcess(
                Programs.LABEL_PRINTER,
                "\"" + Programs.LABEL_PRINTER.image() + "\" --print C:\\ProgramData\\Labels\\text.xml",
                account);
        return List.of(
                created(dispensary),
                log.fileCreated(tick(), dispensary, "C:\\ProgramData\\Labels\\text.xml"),
                log.processCreated(tick(), printer, dispensary),
                log.connected(tick(), printer, Estate.PRINT_SERVER.ip(), 9_100));
    }

    /** The help desk, by way of a relay on the allow-list: a command, a log file, and a connection. */
    private List<WindowsEvent> support() {
        String relay = random.nextInt(4) == 0 ? Estate.OWN_RELAY : Estate.CLOUD_RELAY;
        RunningProgram client = log.systemProcess(
                Programs.screenConnect(INSTANCE, "ClientService"),
                Relay.commandLine(INSTANCE, "ClientService", relay, 443));
        RunningProgram manager = log.systemProcess(Programs.SERVICES, "C:\\Windows\\system32\\services.exe");
        RunningProgram window = log.userProcess(
                Programs.screenConnect(INSTANCE, "WindowsClient"),
                "\"" + Programs.screenConnect(INSTANCE, "WindowsClient").image() + "\" \"RunRole\" \"" + log.guid()
                        + "\"",
                account);
        RunningProgram shell = log.systemProcess(Programs.CMD, Relay.command(log.guid(), "run.cmd"));
        RunningProgram tool = random.nextBoolean()
                ? log.systemProcess(Programs.IPCONFIG, "ipconfig /all")
                : log.systemProcess(Programs.GPUPDATE, "gpupdate /force");
        return List.of(
                log.processCreated(tick(), client, manager),
                log.nameResolved(tick(), client, relay, "192.0.2." + number(200)),
                log.connected(tick(), client, "192.0.2." + number(200), 443),
                log.processCreated(tick(), window, client),
                log.processCreated(tick(), shell, client),
                log.processCreated(tick(), tool, shell),
                log.fileCreated(tick(), window, profile() + "Documents\\ConnectWiseControl\\Temp\\settings.reg"));
    }

    private WindowsEvent created(RunningProgram process) {
        RunningProgram shell = log.userProcess(Programs.EXPLORER, "C:\\Windows\\Explorer.EXE", account);
        return random.nextInt(3) == 0
                ? log.processAudited(tick(), process, shell)
                : log.processCreated(tick(), process, shell);
    }

    private RunningProgram client(Program program, String arguments) {
        return log.userProcess(program, "\"" + program.image() + "\"" + arguments, account);
    }

    private String profile() {
        return "C:\\Users\\" + account + "\\";
    }

    private int number(int bound) {
        return 1 + random.nextInt(bound);
    }

    private Instant tick() {
        now = now.plusMillis(200 + random.nextInt(4_000));
        return now;
    }
}
