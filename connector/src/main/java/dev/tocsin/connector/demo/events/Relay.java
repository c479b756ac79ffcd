package dev.tocsin.connector.demo.events;

/** Command lines as ScreenConnect writes them. */
final class Relay {
    private static final String KEY = "BgIAAACkAABSU0ExAAgAAAEAAQDdemo";

    private Relay() {}

    /** Of the client's service, which Windows also shows as the service's image path. */
    static String commandLine(String instance, String part, String host, int port) {
        return "\"" + Programs.screenConnect(instance, part).image() + "\" \"?e=Access&y=Guest&h=" + host + "&p=" + port
                + "&s=6a0d2c1e-55aa-4c3e-8d10-0a1b2c3d4e5f&k=" + KEY + "\"";
    }

    /** Of the shell that runs a command of the operator; {@code guid} is in braces. */
    static String command(String guid, String suffix) {
        return "\"cmd.exe\" /c \"" + script(guid, suffix) + "\"";
    }

    /** Of PowerShell that runs a script of the operator. */
    static String powershell(String guid) {
        return "powershell.exe -NoProfile -NonInteractive -ExecutionPolicy Unrestricted -File "
                + script(guid, "run.ps1");
    }

    /** The file that the client puts a command in. */
    static String script(String guid, String suffix) {
        return "C:\\Windows\\TEMP\\ScreenConnect\\23.8.5.8707\\" + guid.substring(1, guid.length() - 1) + suffix;
    }
}
