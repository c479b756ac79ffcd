package dev.tocsin.connector.demo.events;

/** The programs that run in the demo. */
final class Programs {
    private static final String SYSTEM32 = "C:\\Windows\\System32\\";
    private static final String FRAMEWORK = "C:\\Windows\\Microsoft.NET\\Framework64\\v4.0.30319\\";

    static final Program SERVICES = Program.windows(SYSTEM32 + "services.exe", "Services and Controller app");
    static final Program SVCHOST = Program.windows(SYSTEM32 + "svchost.exe", "Host Process for Windows Services");
    static final Program EXPLORER = Program.windows("C:\\Windows\\explorer.exe", "Windows Explorer");
    static final Program CMD = Program.windows(SYSTEM32 + "cmd.exe", "Windows Command Processor");
    static final Program CONHOST = Program.windows(SYSTEM32 + "conhost.exe", "Console Window Host");
    static final Program POWERSHELL =
            Program.windows(SYSTEM32 + "WindowsPowerShell\\v1.0\\powershell.exe", "Windows PowerShell");
    static final Program TASKHOST = Program.windows(SYSTEM32 + "taskhostw.exe", "Host Process for Windows Tasks");
    static final Program IPCONFIG = Program.windows(SYSTEM32 + "ipconfig.exe", "IP Configuration Utility");
    static final Program GPUPDATE = Program.windows(SYSTEM32 + "gpupdate.exe", "Microsoft Group Policy Update Utility");
    static final Program NET = Program.windows(SYSTEM32 + "net.exe", "Net Command");
    static final Program MSIEXEC = Program.windows(SYSTEM32 + "msiexec.exe", "Windows installer");
    static final Program RUNDLL32 = Program.windows(SYSTEM32 + "rundll32.exe", "Windows host process (Rundll32)");
    static final Program SPOOLER = Program.windows(SYSTEM32 + "spoolsv.exe", "Spooler SubSystem App");
    static final Program SPLWOW64 = Program.windows("C:\\Windows\\splwow64.exe", "Print driver host for applications");
    static final Program MSBUILD = Program.windows(FRAMEWORK + "MSBuild.exe", "MSBuild.exe");
    static final Program COMPILER = Program.windows(FRAMEWORK + "csc.exe", "Visual C# Command Line Compiler");
    static final Program EDGE = Program.of(
            "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
            "Microsoft Edge",
            "Microsoft Corporation");
    static final Program WORD = Program.of(
            "C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE",
            "Microsoft Word",
            "Microsoft Corporation");
    static final Program OUTLOOK = Program.of(
            "C:\\Program Files\\Microsoft Office\\root\\Office16\\OUTLOOK.EXE",
            "Microsoft Outlook",
            "Microsoft Corporation");
    static final Program RECORDS_CLIENT = Program.of(
            "C:\\Program Files\\Example Records\\RecordsClient.exe", "Example Health Records", "Example Records");
    static final Program RECORDS_SERVICE = Program.of(
            "C:\\Program Files\\Example Records\\RecordsService.exe", "Example Health Records", "Example Records");
    static final Program LABEL_PRINTER = Program.of(
            "C:\\Program Files\\Example Labels\\LabelPrinter.exe", "Example Label Printer", "Example Labels");
    static final Program DISPENSARY = Program.of(
            "C:\\Program Files (x86)\\Example Dispensary\\Dispensary.exe", "Example Dispensary", "Example Dispensary");
    static final Program DATABASE = Program.of(
            "C:\\Program Files\\Microsoft SQL Server\\MSSQL15.RECORDS\\MSSQL\\Binn\\sqlservr.exe",
            "SQL Server Windows NT - 64 Bit",
            "Microsoft Corporation");
    static final Program BACKUP_AGENT =
            Program.of("C:\\Program Files\\Example Backup\\BackupAgent.exe", "Example Backup Agent", "Example Backup");
    static final Program BUILD_AGENT =
            Program.of("C:\\BuildAgent\\bin\\Agent.Worker.exe", "Example Build Agent", "Example Builds");
    static final Program ANYDESK =
            Program.of("C:\\Program Files (x86)\\AnyDesk\\AnyDesk.exe", "AnyDesk", "AnyDesk Software GmbH");

    private Programs() {}

    /** A program of the ScreenConnect client with this instance id, for example {@code ClientService}. */
    static Program screenConnect(String instance, String part) {
        return Program.of(
                "C:\\Program Files (x86)\\ScreenConnect Client (" + instance + ")\\ScreenConnect." + part + ".exe",
                "ScreenConnect",
                "ScreenConnect Software");
    }
}
