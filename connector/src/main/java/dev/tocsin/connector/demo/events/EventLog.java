package dev.tocsin.connector.demo.events;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** The event logs of one computer: makes the events, each with the next record number of its log. */
final class EventLog {
    private static final DateTimeFormatter SYSMON_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String SYSTEM_SID = "S-1-5-18";
    private static final int SYSMON_PROCESS = 2868;
    private static final int SECURITY_PROCESS = 4;
    private static final int SERVICE_MANAGER_PROCESS = 684;

    private final Computer computer;
    private final Random random;
    private final Map<Channel, Long> records = new EnumMap<>(Channel.class);
    private final String domainSid;

    EventLog(Computer computer, long seed) {
        this.computer = computer;
        // Each computer draws from its own stream, so that one more event on one changes nothing on the others.
        this.random = new Random(seed * 31 + computer.name().hashCode());
        this.domainSid = "S-1-5-21-" + Math.abs((long) computer.domain().hashCode()) + "-1177238915-682003330-";
        for (Channel channel : Channel.values()) {
            records.put(channel, 10_000L + random.nextInt(900_000));
        }
    }

    Computer computer() {
        return computer;
    }

    /** A process of a program, under the account of the computer itself. */
    RunningProgram systemProcess(Program program, String commandLine) {
        return process(program, commandLine, "NT AUTHORITY\\SYSTEM");
    }

    RunningProgram userProcess(Program program, String commandLine, String account) {
        return process(program, commandLine, computer.domain() + "\\" + account);
    }

    private RunningProgram process(Program program, String commandLine, String user) {
        return new RunningProgram(program, 1_000 + 4 * random.nextInt(4_000), guid(), commandLine, user);
    }

    /** Sysmon 1. */
    WindowsEvent processCreated(Instant time, RunningProgram process, RunningProgram parent) {
        boolean system = process.user().startsWith("NT AUTHORITY");
        Map<String, String> data = sysmonData(time);
        data.put("ProcessGuid", process.guid());
        data.put("ProcessId", Integer.toString(process.id()));
        data.put("Image", process.program().image());
        data.put("FileVersion", "10.0.17763.1 (WinBuild.160101.0800)");
        data.put("Description", process.program().description());
        data.put("Product", process.program().description());
        data.put("Company", process.program().company());
        data.put("OriginalFileName", process.program().fileName());
        data.put("CommandLine", process.commandLine());
        data.put("CurrentDirectory", system ? "C:\\Windows\\system32\\" : "C:\\Users\\" + account(process) + "\\");
        data.put("User", process.user());
        data.put("LogonGuid", guid());
        data.put("LogonId", system ? "0x3e7" : "0x" + Integer.toHexString(0x40000 + random.nextInt(0x400000)));
        data.put("TerminalSessionId", system ? "0" : "1");
        data.put("IntegrityLevel", system ? "System" : "Medium");
        data.put("Hashes", process.program().hashes());
        data.put("ParentProcessGuid", parent.guid());
        data.put("ParentProcessId", Integer.toString(parent.id()));
        data.put("ParentImage", parent.program().image());
        data.put("ParentCommandLine", parent.commandLine());
        data.put("ParentUser", parent.user());
        return sysmon(time, 1, "Process Create (rule: ProcessCreate)", data);
    }

    /** Security 4688, with command lines. */
    WindowsEvent processAudited(Instant time, RunningProgram process, RunningProgram parent) {
        Map<String, String> data = subject(process.user().startsWith("NT AUTHORITY") ? "" : account(process));
        data.put("NewProcessId", "0x" + Integer.toHexString(process.id()));
        data.put("NewProcessName", process.program().image());
        data.put("TokenElevationType", "%%1936");
        data.put("ProcessId", "0x" + Integer.toHexString(parent.id()));
        data.put("CommandLine", process.commandLine());
        data.put("TargetUserSid", "S-1-0-0");
        data.put("TargetUserName", "-");
        data.put("TargetDomainName", "-");
        data.put("TargetLogonId", "0x0");
        data.put("ParentProcessName", parent.program().image());
        data.put("MandatoryLabel", "S-1-16-8192");
        return security(time, 4688, "Process Creation", data);
    }

    /** Sysmon 3, opened by the process. */
    WindowsEvent connected(Instant time, RunningProgram process, String destination, int port) {
        Map<String, String> data = sysmonData(time);
        data.put("ProcessGuid", process.guid());
        data.put("ProcessId", Integer.toString(process.id()));
        data.put("Image", process.program().image());
        data.put("User", process.user());
        data.put("Protocol", "tcp");
        data.put("Initiated", "true");
        data.put("SourceIsIpv6", "false");
        data.put("SourceIp", computer.ip());
        data.put("SourceHostname", computer.name());
        data.put("SourcePort", Integer.toString(49_152 + random.nextInt(16_000)));
        data.put("SourcePortName", "-");
        data.put("DestinationIsIpv6", "false");
        data.put("DestinationIp", destination);
        data.put("DestinationHostname", "-");
        data.put("DestinationPort", Integer.toString(port));
        data.put("DestinationPortName", port == 443 ? "https" : "-");
        return sysmon(time, 3, "Network connection detected (rule: NetworkConnect)", data);
    }

    /** Sysmon 11. */
    WindowsEvent fileCreated(Instant time, RunningProgram process, String file) {
        Map<String, String> data = sysmonData(time);
        data.put("ProcessGuid", process.guid());
        data.put("ProcessId", Integer.toString(process.id()));
        data.put("Image", process.program().image());
        data.put("TargetFilename", file);
        data.put("CreationUtcTime", SYSMON_TIME.format(time));
        data.put("User", process.user());
        return sysmon(time, 11, "File created (rule: FileCreate)", data);
    }

    /** Sysmon 13, with a value that is text. */
    WindowsEvent registrySet(Instant time, RunningProgram process, String path, String text) {
        Map<String, String> data = sysmonData(time);
        data.put("EventType", "SetValue");
        data.put("ProcessGuid", process.guid());
        data.put("ProcessId", Integer.toString(process.id()));
        data.put("Image", process.program().image());
        data.put("TargetObject", path);
        data.put("Details", text);
        data.put("User", process.user());
        return sysmon(time, 13, "Registry value set (rule: RegistryEvent)", data);
    }

    /** Sysmon 17. */
    WindowsEvent pipeCreated(Instant time, RunningProgram process, String pipe) {
        Map<String, String> data = sysmonData(time);
        data.put("EventType", "CreatePipe");
        data.put("ProcessGuid", process.guid());
        data.put("ProcessId", Integer.toString(process.id()));
        data.put("PipeName", pipe);
        data.put("Image", process.program().image());
        data.put("User", process.user());
        return sysmon(time, 17, "Pipe Created (rule: PipeEvent)", data);
    }

    /** Sysmon 22, answered. */
    WindowsEvent nameResolved(Instant time, RunningProgram process, String name, String address) {
        Map<String, String> data = sysmonData(time);
        data.put("ProcessGuid", process.guid());
        data.put("ProcessId", Integer.toString(process.id()));
        data.put("QueryName", name);
        data.put("QueryStatus", "0");
        data.put("QueryResults", "::ffff:" + address + ";");
        data.put("Image", process.program().image());
        data.put("User", process.user());
        return sysmon(time, 22, "Dns query (rule: DnsQuery)", data);
    }

    /** Security 4624. */
    WindowsEvent loggedOn(Instant time, String account, int logonType, String from) {
        Map<String, String> data = subject("");
        target(data, account);
        data.put("TargetLogonId", "0x" + Integer.toHexString(0x40000 + random.nextInt(0x4000000)));
        data.put("LogonType", Integer.toString(logonType));
        data.put("LogonProcessName", logonType == 3 ? "Kerberos" : "User32 ");
        data.put("AuthenticationPackageName", logonType == 3 ? "Kerberos" : "Negotiate");
        data.put("WorkstationName", logonType == 3 ? "-" : computer.shortName());
        data.put("LogonGuid", guid());
        data.put("TransmittedServices", "-");
        data.put("LmPackageName", "-");
        data.put("KeyLength", "0");
        data.put("ProcessId", logonType == 3 ? "0x0" : "0x2ac");
        data.put("ProcessName", logonType == 3 ? "-" : Programs.SVCHOST.image());
        data.put("IpAddress", from);
        data.put("IpPort", logonType == 3 ? Integer.toString(49_152 + random.nextInt(16_000)) : "0");
        data.put("ImpersonationLevel", "%%1833");
        return security(time, 4624, "Logon", data);
    }

    /** Security 4625, a wrong password. */
    WindowsEvent logonFailed(Instant time, String account) {
        Map<String, String> data = subject("");
        target(data, account);
        data.put("TargetUserSid", "S-1-0-0");
        data.put("Status", "0xc000006d");
        data.put("FailureReason", "%%2313");
        data.put("SubStatus", "0xc000006a");
        data.put("LogonType", "2");
        data.put("LogonProcessName", "User32 ");
        data.put("AuthenticationPackageName", "Negotiate");
        data.put("WorkstationName", computer.shortName());
        data.put("TransmittedServices", "-");
        data.put("LmPackageName", "-");
        data.put("KeyLength", "0");
        data.put("ProcessId", "0x2ac");
        data.put("ProcessName", Programs.SVCHOST.image());
        data.put("IpAddress", "127.0.0.1");
        data.put("IpPort", "0");
        return security(time, 4625, "Logon", data);
    }

    /** Security 4634. */
    WindowsEvent loggedOff(Instant time, String account, int logonType) {
        Map<String, String> data = new LinkedHashMap<>();
        target(data, account);
        data.put("TargetLogonId", "0x" + Integer.toHexString(0x40000 + random.nextInt(0x4000000)));
        data.put("LogonType", Integer.toString(logonType));
        return security(time, 4634, "Logoff", data);
    }

    /** Security 4672. */
    WindowsEvent privilegesAssigned(Instant time, String account) {
        Map<String, String> data = subject(account);
        data.put("PrivilegeList", "SeSecurityPrivilege\n\t\t\tSeBackupPrivilege\n\t\t\tSeRestorePrivilege");
        return security(time, 4672, "Special Logon", data);
    }

    /** Security 4720; an empty creator is the computer itself. */
    WindowsEvent accountCreated(Instant time, String account, String creator) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("TargetUserName", account);
        data.put("TargetDomainName", creator.isEmpty() ? computer.shortName() : computer.domain());
        data.put("TargetSid", domainSid + rid(account));
        data.putAll(subject(creator));
        data.put("PrivilegeList", "-");
        data.put("SamAccountName", account);
        data.put("UserPrincipalName", "-");
        data.put("PrimaryGroupId", "513");
        data.put("OldUacValue", "0x0");
        data.put("NewUacValue", "0x15");
        return security(time, 4720, "User Account Management", data);
    }

    /** System 7045. */
    WindowsEvent serviceInstalled(Instant time, String service, String imagePath) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("ServiceName", service);
        data.put("ImagePath", imagePath);
        data.put("ServiceType", "user mode service");
        data.put("StartType", "auto start");
        data.put("AccountName", "LocalSystem");
        return event(time, Channel.SYSTEM, 7045, "", SERVICE_MANAGER_PROCESS, data);
    }

    /** Security 4697, the same installation as 7045 tells. */
    WindowsEvent serviceInstallationAudited(Instant time, String service, String imagePath) {
        Map<String, String> data = subject("");
        data.put("ServiceName", service);
        data.put("ServiceFileName", imagePath);
        data.put("ServiceType", "0x10");
        data.put("ServiceStartType", "2");
        data.put("ServiceAccount", "LocalSystem");
        return security(time, 4697, "Security System Extension", data);
    }

    /** System 7036. */
    WindowsEvent serviceChanged(Instant time, String service, String state) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("param1", service);
        data.put("param2", state);
        return event(time, Channel.SYSTEM, 7036, "", SERVICE_MANAGER_PROCESS, data);
    }

    /** PowerShell 4104; an empty path is a command typed in. */
    WindowsEvent scriptRun(Instant time, String text, String path) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("MessageNumber", "1");
        data.put("MessageTotal", "1");
        data.put("ScriptBlockText", text);
        data.put("ScriptBlockId", guid().substring(1, 37));
        data.put("Path", path);
        return event(
                time, Channel.POWERSHELL, 4104, "Execute a Remote Command", 1_000 + 4 * random.nextInt(4_000), data);
    }

    /** Application log, provider ScreenConnect: 100 connected, 101 disconnected, 200 command, 201 files. */
    WindowsEvent screenConnect(Instant time, int eventId, String text, RunningProgram client) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put(
                "param1",
                text + "\n\nVersion: 23.8.5.8707\nExecutable Path: "
                        + client.program().image());
        return event(time, Channel.APPLICATION, eventId, "", client.id(), data);
    }

    /** An id as Sysmon writes it. */
    String guid() {
        return "{" + new java.util.UUID(random.nextLong(), random.nextLong()) + "}";
    }

    private WindowsEvent sysmon(Instant time, int eventId, String task, Map<String, String> data) {
        return event(time, Channel.SYSMON, eventId, task, SYSMON_PROCESS, data);
    }

    private WindowsEvent security(Instant time, int eventId, String task, Map<String, String> data) {
        return event(time, Channel.SECURITY, eventId, task, SECURITY_PROCESS, data);
    }

    private WindowsEvent event(
            Instant time, Channel channel, int eventId, String task, int process, Map<String, String> data) {
        long record = records.merge(channel, 1L, Long::sum);
        return new WindowsEvent(computer, channel, channel.provider(), eventId, task, record, process, time, data);
    }

    private static Map<String, String> sysmonData(Instant time) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("RuleName", "-");
        data.put("UtcTime", SYSMON_TIME.format(time));
        return data;
    }

    private Map<String, String> subject(String account) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("SubjectUserSid", account.isEmpty() ? SYSTEM_SID : domainSid + rid(account));
        data.put("SubjectUserName", account.isEmpty() ? computer.account() : account);
        data.put("SubjectDomainName", computer.domain());
        data.put("SubjectLogonId", account.isEmpty() ? "0x3e7" : "0x" + Integer.toHexString(rid(account) * 4096));
        return data;
    }

    private void target(Map<String, String> data, String account) {
        data.put("TargetUserSid", domainSid + rid(account));
        data.put("TargetUserName", account);
        data.put("TargetDomainName", computer.domain());
    }

    private static int rid(String account) {
        return 1_100 + Math.floorMod(account.hashCode(), 8_000);
    }

    private static String account(RunningProgram process) {
        return process.user().substring(process.user().indexOf('\\') + 1);
    }
}
