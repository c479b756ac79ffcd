package dev.tocsin.compiler.indicator;

import java.util.Locale;
import java.util.Set;

/**
 * Names of files that come with Windows and that publications name all the same: attackers run them, inject code into
 * them or call what they deceive people with after them. As an indicator such a name fits every machine.
 */
public final class WindowsPrograms {
    private static final Set<String> NAMES = Set.of(
            "bitsadmin.exe",
            "certutil.exe",
            "cmd.exe",
            "conhost.exe",
            "cscript.exe",
            "csrss.exe",
            "dllhost.exe",
            "explorer.exe",
            "kernel32.dll",
            "lsass.exe",
            "msbuild.exe",
            "mshta.exe",
            "msiexec.exe",
            "net.exe",
            "ntdll.dll",
            "powershell.exe",
            "reg.exe",
            "regasm.exe",
            "regsvr32.exe",
            "rundll32.exe",
            "schtasks.exe",
            "services.exe",
            "spoolsv.exe",
            "svchost.exe",
            "taskhostw.exe",
            "tasklist.exe",
            "user32.dll",
            "vssadmin.exe",
            "winlogon.exe",
            "wmic.exe",
            "wmiprvse.exe",
            "wscript.exe");

    private WindowsPrograms() {}

    /** Whether a file name, in letters of any case, is that of one. */
    public static boolean contains(String fileName) {
        return NAMES.contains(fileName.toLowerCase(Locale.ROOT));
    }
}
