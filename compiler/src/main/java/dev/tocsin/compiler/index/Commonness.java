package dev.tocsin.compiler.index;

import java.util.List;

/**
 * A guess of how likely a literal is in a value of a Windows event. It decides only which of several sound witnesses is
 * taken, so a wrong guess costs time and nothing else.
 */
final class Commonness {
    /** What most machines write all day. */
    private static final List<String> EVERYDAY = List.of(
            "c:\\windows\\system32\\svchost.exe",
            "c:\\windows\\system32\\drivers\\etc",
            "c:\\windows\\syswow64\\",
            "c:\\windows\\explorer.exe",
            "c:\\windows\\microsoft.net\\framework64\\v4.0.30319\\",
            "c:\\program files\\common files\\microsoft shared\\",
            "c:\\program files (x86)\\microsoft\\",
            "c:\\programdata\\microsoft\\windows defender\\platform\\",
            "c:\\users\\public\\appdata\\local\\temp\\",
            "\\appdata\\local\\microsoft\\windows\\",
            "\\appdata\\roaming\\microsoft\\windows\\start menu\\programs\\",
            "hklm\\system\\currentcontrolset\\services\\",
            "hklm\\system\\currentcontrolset\\control\\",
            "\\registry\\machine\\system\\",
            "hklm\\software\\microsoft\\windows nt\\currentversion\\",
            "hklm\\software\\microsoft\\windows\\currentversion\\",
            "hklm\\software\\wow6432node\\microsoft\\",
            "hkcu\\software\\microsoft\\windows\\currentversion\\explorer\\",
            "hklm\\software\\policies\\microsoft\\windows\\",
            "hku\\s-1-5-21-",
            "hkcu\\software\\classes\\clsid\\",
            "nt authority\\system",
            "nt authority\\network service",
            "microsoft corporation",
            "microsoft® windows® operating system",
            "dword (0x00000001)",
            "dword (0x00000000)",
            "binary data",
            "\\device\\harddiskvolume",
            "c:\\windows\\system32\\ntdll.dll",
            "c:\\windows\\system32\\kernelbase.dll",
            "0x1000",
            "0x1fffff",
            "0x1410",
            "true",
            "false",
            "http://",
            "https://",
            "127.0.0.1",
            "windows",
            "security",
            "service",
            "administrator");

    /** Programs that are not rare, but not in every event either. */
    private static final List<String> FREQUENT = List.of(
            "\\cmd.exe",
            "\\conhost.exe",
            "\\lsass.exe",
            "\\mmc.exe",
            "\\msiexec.exe",
            "\\powershell.exe",
            "\\pwsh.exe",
            "\\reg.exe",
            "\\rundll32.exe",
            "\\services.exe",
            "\\taskhostw.exe",
            "\\winword.exe",
            "\\wmiprvse.exe",
            "system.management.automation",
            "get-",
            "new-object",
            "set-",
            "\\software\\microsoft\\",
            ".dll",
            ".exe",
            ".ps1",
            ".tmp");

    private static final double OF_EVERYDAY = 0.3;
    private static final double OF_FREQUENT = 0.05;
    private static final double RAREST = 1e-6;

    private Commonness() {}

    /** @param literal folded */
    static double of(String literal) {
        double byLength = Math.max(RAREST, Math.pow(0.45, literal.length()));
        if (EVERYDAY.stream().anyMatch(text -> text.contains(literal))) {
            return Math.max(OF_EVERYDAY, byLength);
        }
        return FREQUENT.stream().anyMatch(text -> text.contains(literal)) ? Math.max(OF_FREQUENT, byLength) : byLength;
    }
}
