package dev.tocsin.connector.demo.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What happens on the servers: records, printing, backups, builds, administration. */
final class ServerEpisodes {
    private static final String INSTANCE = "c0ffee0123456789";

    private final Map<Computer, EventLog> logs;
    private final Random random;
    private Instant now;

    ServerEpisodes(Map<Computer, EventLog> logs, Random random, Instant start) {
        this.logs = logs;
        this.random = random;
        this.now = start;
    }

    /** One episode, drawn by how often it happens. */
    List<WindowsEvent> next() {
        int draw = random.nextInt(100);
        if (draw < 30) {
            return networkLogons(log(Estate.DOMAIN_CONTROLLER));
        }
        if (draw < 46) {
            return database(log(Estate.RECORDS_SERVER));
        }
        if (draw < 60) {
            return backup(log(Estate.BACKUP_SERVER));
        }
        if (draw < 70) {
            return build(log(Estate.BUILD_SERVER));
        }
        if (draw < 78) {
            return printing(log(Estate.PRINT_SERVER));
        }
        if (draw < 84) {
            return supplierSupport(log(random.nextBoolean() ? Estate.RECORDS_SERVER : Estate.RADIOLOGY));
        }
        if (draw < 88) {
            return approvedAnyDesk(log(Estate.RADIOLOGY));
        }
        if (draw < 90) {
            return newColleague(log(Estate.DOMAIN_CONTROLLER));
        }
        if (draw < 95) {
            return dispensary(log(Estate.PHARMACY_SERVER));
        }
        return dispensary(log(Estate.CLINIC_SERVER));
    }

    private List<WindowsEvent> networkLogons(EventLog log) {
        String account = Estate.STAFF.get(random.nextInt(Estate.STAFF.size()));
        String from = "10.20.1." + (100 + random.nextInt(18));
        return List.of(
                log.loggedOn(tick(), account, 3, from),
                log.loggedOff(tick(), account, 3),
                log.loggedOn(tick(), Estate.ADMINISTRATOR, 3, "10.20.0.90"),
                log.privilegesAssigned(tick(), Estate.ADMINISTRATOR),
                log.loggedOff(tick(), Estate.ADMINISTRATOR, 3));
    }

    private List<WindowsEvent> database(EventLog log) {
        RunningProgram manager = services(log);
        RunningProgram service = log.systemProcess(
                Programs.RECORDS_SERVICE, "\"" + Programs.RECORDS_SERVICE.image() + "\" --interface hl7");
        RunningProgram database =
                log.systemProcess(Programs.DATABASE, "\"" + Programs.DATABASE.image() + "\" -sRECORDS");
        return List.of(
                log.processCreated(tick(), service, manager),
                log.connected(tick(), service, "10.20.0.21", 2_575),
                log.fileCreated(tick(), database, "D:\\Records\\Log\\audit-" + random.nextInt(999) + ".xml"),
                log.serviceChanged(tick(), "SQL Server (RECORDS)", "running"));
    }

    private List<WindowsEvent> backup(EventLog log) {
        RunningProgram agent = log.userProcess(
                Programs.BACKUP_AGENT,
                "\"" + Programs.BACKUP_AGENT.image() + "\" --job nightly",
                Estate.BACKUP_ACCOUNT);
        return List.of(
                log.loggedOn(tick(), Estate.BACKUP_ACCOUNT, 5, "-"),
                log.privilegesAssigned(tick(), Estate.BACKUP_ACCOUNT),
                log.serviceChanged(tick(), "Volume Shadow Copy", "running"),
                log.processAudited(tick(), agent, services(log)),
                log.connected(tick(), agent, "10.20.0.41", 9_401),
                log.serviceChanged(tick(), "Volume Shadow Copy", "stopped"));
    }

    /** Builds, some of a project in an XML file, with package downloads: all on the one approved build server. */
    private List<WindowsEvent> build(EventLog log) {
        RunningProgram agent =
                log.userProcess(Programs.BUILD_AGENT, Programs.BUILD_AGENT.image(), Estate.BUILD_ACCOUNT);
        String project = random.nextInt(3) == 0
                ? "C:\\BuildAgent\\work\\labels\\build.xml"
                : "C:\\BuildAgent\\work\\labels\\Labels.sln /t:Restore;Build";
        RunningProgram build =
                log.userProcess(Programs.MSBUILD, Programs.MSBUILD.image() + " " + project, Estate.BUILD_ACCOUNT);
        RunningProgram compiler = log.userProcess(
                Programs.COMPILER, "csc.exe /noconfig @C:\\BuildAgent\\temp\\labels.rsp", Estate.BUILD_ACCOUNT);
        return List.of(
                log.processCreated(tick(), build, agent),
                log.nameResolved(tick(), build, "packages.example", "198.51.100.44"),
                log.connected(tick(), build, "198.51.100.44", 443),
                log.processCreated(tick(), compiler, build),
                log.fileCreated(tick(), compiler, "C:\\BuildAgent\\work\\labels\\bin\\Labels.dll"));
    }

    private List<WindowsEvent> printing(EventLog log) {
        RunningProgram spooler = log.systemProcess(Programs.SPOOLER, "C:\\Windows\\System32\\spoolsv.exe");
        return List.of(
                log.fileCreated(
                        tick(), spooler, "C:\\Windows\\System32\\spool\\PRINTERS\\00" + random.nextInt(999) + ".SHD"),
                log.pipeCreated(tick(), spooler, "\\spoolss"),
                log.connected(tick(), spooler, "10.20.2." + (10 + random.nextInt(40)), 9_100));
    }

    /** The vendor of the records system looks at the screen and takes a log file along; no commands. */
    private List<WindowsEvent> supplierSupport(EventLog log) {
        RunningProgram client = log.systemProcess(
                Programs.screenConnect(INSTANCE, "ClientService"),
                Relay.commandLine(INSTANCE, "ClientService", Estate.CLOUD_RELAY, 443));
        return List.of(
                log.serviceInstalled(tick(), "ScreenConnect Client (" + INSTANCE + ")", client.commandLine()),
                log.processCreated(tick(), client, services(log)),
                log.screenConnect(tick(), 100, "Example Vendor Support Connected", client),
                log.screenConnect(
                        tick(), 201, "Transferred files with action 'Transfer':\nrecords-service.log", client),
                log.screenConnect(tick(), 101, "Example Vendor Support Disconnected", client));
    }

    private List<WindowsEvent> approvedAnyDesk(EventLog log) {
        String path = "\"" + Programs.ANYDESK.image() + "\" --service";
        RunningProgram service = log.systemProcess(Programs.ANYDESK, path);
        return List.of(
                log.serviceInstalled(tick(), "AnyDesk Service", path),
                log.serviceInstallationAudited(tick(), "AnyDesk Service", path),
                log.processCreated(tick(), service, services(log)),
                log.connected(tick(), service, "203.0.113.200", 443));
    }

    private List<WindowsEvent> newColleague(EventLog log) {
        return List.of(
                log.loggedOn(tick(), Estate.ADMINISTRATOR, 3, "10.20.0.90"),
                log.accountCreated(tick(), "n.new" + random.nextInt(500), Estate.ADMINISTRATOR),
                log.loggedOff(tick(), Estate.ADMINISTRATOR, 3));
    }

    private List<WindowsEvent> dispensary(EventLog log) {
        RunningProgram application = log.userProcess(
                Programs.DISPENSARY, "\"" + Programs.DISPENSARY.image() + "\" --server", "svc.dispensary");
        RunningProgram shell =
                log.userProcess(Programs.CMD, "cmd.exe /c C:\\Dispensary\\nightly.cmd", "svc.dispensary");
        return List.of(
                log.processCreated(tick(), application, services(log)),
                log.connected(tick(), application, "10.30.0.20", 1_433),
                log.processCreated(tick(), shell, application),
                log.fileCreated(tick(), application, "C:\\Dispensary\\orders-" + random.nextInt(999) + ".xml"),
                log.serviceChanged(tick(), "Example Dispensary", "running"));
    }

    private static RunningProgram services(EventLog log) {
        return log.systemProcess(Programs.SERVICES, "C:\\Windows\\system32\\services.exe");
    }

    private EventLog log(Computer computer) {
        EventLog log = logs.get(computer);
        if (log == null) {
            throw new IllegalStateException("no event log for " + computer.name());
        }
        return log;
    }

    private Instant tick() {
        now = now.plusMillis(200 + random.nextInt(4_000));
        return now;
    }
}
